"""What other rooms and the pages ask about people."""

from dataclasses import dataclass
from itertools import groupby

from django.db.models import OuterRef, Q, Subquery, Value
from django.db.models.lookups import Exact
from django.utils import timezone

from .models import (
    ConsentRecord,
    ConsentText,
    GuardianAnswer,
    GuardianConsent,
    Purpose,
    Region,
)
from .models.user import ADULT_AGE


def kelurahan_by_kecamatan() -> list[tuple[str, list[tuple[str, str]]]]:
    """Options for a choice of kelurahan: kecamatan, and the code and name of each in it."""
    rows = Region.objects.kelurahan().select_related("parent").order_by("parent__name", "name")
    return [
        (kecamatan, [(region.code, region.name) for region in regions])
        for kecamatan, regions in groupby(rows, key=lambda region: region.parent.name)
    ]


def current_texts(*, language: str):
    """What people are asked to agree to today, in the order of asking."""
    return ConsentText.objects.current(language=language, day=timezone.localdate())


def own_answer(person, purpose: str) -> ConsentRecord | None:
    """What `person` said last about `purpose` themselves."""
    answers = ConsentRecord.objects.of(person).filter(text__purpose=purpose)
    return answers.select_related("text").first()


def has_consented(person, purpose: str) -> bool:
    """Whether `purpose` may be relied on: the newest answer of `person` is a yes and, under 18,
    their guardian's as well."""
    own = own_answer(person, purpose)
    if own is None or not own.given:
        return False
    return not person.is_minor or guardian_agreed(person, purpose)


def guardian_question(child) -> GuardianConsent | None:
    """The question that decides for `child`: the newest."""
    return GuardianConsent.objects.filter(child=child).first()


def guardian_answer(asked: GuardianConsent, purpose: str) -> GuardianAnswer | None:
    """What the holder of this link said last about `purpose`."""
    answers = GuardianAnswer.objects.filter(asked=asked, text__purpose=purpose)
    return answers.select_related("text").first()


def guardian_agreed(child, purpose: str = Purpose.TRAINING) -> bool:
    asked = guardian_question(child)
    answer = guardian_answer(asked, purpose) if asked else None
    return answer is not None and answer.given


@dataclass(frozen=True)
class Standing:
    """What was said about one purpose, and the text that would be agreed to today."""

    purpose: Purpose
    current: ConsentText
    held: ConsentRecord | GuardianAnswer | None

    @property
    def given(self) -> bool:
        return self.held is not None and self.held.given

    @property
    def has_newer_words(self) -> bool:
        return self.given and self.held.text.version < self.current.version


def standings(person, *, language: str) -> list[Standing]:
    """One for each purpose: what `person` said themselves. Two queries, however many answers."""
    return _standings(ConsentRecord.objects.of(person), language)


def guardian_standings(asked: GuardianConsent, *, language: str) -> list[Standing]:
    """One for each purpose: what the holder of this link said. Two queries as well."""
    return _standings(GuardianAnswer.objects.filter(asked=asked), language)


def _standings(answers, language) -> list[Standing]:
    held = {answer.text.purpose: answer for answer in answers.latest_each().select_related("text")}
    return [
        Standing(purpose=Purpose(text.purpose), current=text, held=held.get(text.purpose))
        for text in current_texts(language=language)
    ]


def consent_holds(purpose: str, *, person: str) -> Q:
    """`has_consented` for the person at the path `person` of each row, to filter a list by."""
    own = ConsentRecord.objects.filter(person=OuterRef(person), text__purpose=purpose)
    newest_question = GuardianConsent.objects.filter(child=OuterRef(OuterRef(person)))
    of_guardian = GuardianAnswer.objects.filter(
        asked=Subquery(newest_question.order_by("-pk").values("pk")[:1]), text__purpose=purpose
    )
    born_by = birthday_of_the_youngest_adult(timezone.localdate())
    is_adult = Q(**{f"{person}__birth_date": None}) | Q(**{f"{person}__birth_date__lte": born_by})
    return Q(_newest_is_yes(own)) & (is_adult | Q(_newest_is_yes(of_guardian)))


def _newest_is_yes(answers):
    return Exact(Subquery(answers.order_by("-pk").values("given")[:1]), Value(True))


def birthday_of_the_youngest_adult(today):
    """Who was born on this day or before is of age today, as `User.age_on` counts."""
    year = today.year - ADULT_AGE
    is_leap_day = (today.month, today.day) == (2, 29)
    return today.replace(year=year, day=28 if is_leap_day else today.day)


def kelurahan_by_name() -> dict[str, str]:
    """Codes of the city's kelurahan by name. One query."""
    return dict(Region.objects.kelurahan().values_list("name", "code"))

"""What other rooms and the pages ask about people."""

from dataclasses import dataclass
from itertools import groupby

from django.utils import timezone

from .models import ConsentRecord, ConsentText, GuardianConsent, Purpose, Region


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


def has_consented(person, purpose: str) -> bool:
    """Whether the newest answer of `person` for `purpose` is a yes."""
    answers = ConsentRecord.objects.of(person).filter(text__purpose=purpose)
    return bool(answers.values_list("given", flat=True).first())


def guardian_question(child) -> GuardianConsent | None:
    """The question that decides for `child`: the newest."""
    return GuardianConsent.objects.filter(child=child).first()


def guardian_agreed(child) -> bool:
    asked = guardian_question(child)
    return asked is not None and bool(asked.given)


@dataclass(frozen=True)
class Standing:
    """What a person said about one purpose, and the text that they would agree to today."""

    purpose: Purpose
    current: ConsentText
    held: ConsentRecord | None

    @property
    def given(self) -> bool:
        return self.held is not None and self.held.given

    @property
    def has_newer_words(self) -> bool:
        return self.given and self.held.text.version < self.current.version


def standings(person, *, language: str) -> list[Standing]:
    """One for each purpose. Two queries, however many answers there are."""
    answers = ConsentRecord.objects.of(person).latest_each().select_related("text")
    held = {answer.text.purpose: answer for answer in answers}
    return [
        Standing(purpose=Purpose(text.purpose), current=text, held=held.get(text.purpose))
        for text in current_texts(language=language)
    ]

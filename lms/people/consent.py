"""Saying yes and taking it back. Every answer is a new row; the newest one holds."""

from django.db import transaction

from .consequences import carry_out
from .models import ConsentRecord, User
from .trail import record


@transaction.atomic
def give_consent(*, person, text, actor=None) -> ConsentRecord:
    """`person` agrees to the words of `text`. Agreeing twice to the same words is one row."""
    held = _newest(person=person, purpose=text.purpose)
    if held is not None and held.given and held.text_id == text.pk:
        return held
    answer = ConsentRecord.objects.create(person=person, text=text, given=True)
    record(verb="consent_given", subject=answer, actor=actor or person, purpose=text.purpose)
    return answer


@transaction.atomic
def withdraw_consent(*, person, purpose: str, actor=None, also=False) -> ConsentRecord | None:
    """`person` takes back the consent for `purpose`, and what follows from it is carried out:
    what the words that they agreed to announced, and with `also` what newer words say besides.

    None where there is nothing to take back.
    """
    held = _newest(person=person, purpose=purpose)
    if held is None or not held.given:
        return None
    answer = ConsentRecord.objects.create(person=person, text=held.text, given=False)
    actor = actor or person
    done = carry_out(
        person=person, purpose=purpose, version=held.text.version, actor=actor, also=also
    )
    record(
        verb="consent_withdrawn",
        subject=answer,
        actor=actor,
        purpose=purpose,
        version=held.text.version,
        carried_out=done,
    )
    return answer


def lock_person(person) -> User:
    """The person's row is the lock: two answers at once are taken one after the other, and an
    application waits for the answer. Rows that only point to the person are not held up."""
    return User.objects.select_for_update(no_key=True).get(pk=person.pk)


def hold_person(person) -> None:
    """The same lock where the row itself is not needed: in a rush for seats every query counts."""
    User.objects.select_for_update(no_key=True).values_list("pk").get(pk=person.pk)


def _newest(*, person, purpose) -> ConsentRecord | None:
    lock_person(person)
    answers = ConsentRecord.objects.of(person).filter(text__purpose=purpose)
    return answers.select_related("text").first()

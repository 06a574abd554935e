"""Saying yes and taking it back. Every answer is a new row; the newest one holds."""

from django.db import transaction

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
def withdraw_consent(*, person, purpose: str, actor=None) -> ConsentRecord | None:
    """`person` takes back the consent for `purpose`. None where there is nothing to take back."""
    held = _newest(person=person, purpose=purpose)
    if held is None or not held.given:
        return None
    answer = ConsentRecord.objects.create(person=person, text=held.text, given=False)
    record(verb="consent_withdrawn", subject=answer, actor=actor or person, purpose=purpose)
    return answer


def _newest(*, person, purpose) -> ConsentRecord | None:
    # The person's row is the lock: two answers at once are taken one after the other.
    User.objects.select_for_update().get(pk=person.pk)
    answers = ConsentRecord.objects.of(person).filter(text__purpose=purpose)
    return answers.select_related("text").first()

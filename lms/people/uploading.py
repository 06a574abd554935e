"""Why a person may not upload a video, or take part at all. The bench and the classes ask."""

from django.utils.translation import gettext as _

from .models import ConsentRecord, Purpose
from .queries import guardian_answer, guardian_question, own_answer


def upload_refusal(person) -> str | None:
    """A reason in the active language, or None. Children need their guardian's yes first."""
    own = own_answer(person, Purpose.TRAINING)
    if own is None or not own.given:
        return _(
            "You have not agreed to take part in the training. "
            "Give your consent on the Account page, then upload your video."
        )
    if not person.is_minor:
        return None
    asked = guardian_question(person)
    if asked is None:
        return _(
            "You are under 18: your parent or guardian has to agree first. "
            "Fill in their name and contact on the Account page."
        )
    if asked.is_expired:
        return _(
            "Your parent or guardian did not answer in time. Ask them again on the Account page."
        )
    answer = guardian_answer(asked, Purpose.TRAINING)
    if answer is None:
        return _(
            "We are waiting for the answer of your parent or guardian. "
            "You can upload as soon as they agree."
        )
    if not answer.given:
        return _(
            "Your parent or guardian does not agree, so you cannot upload. "
            "Talk about it together; you can ask them again on the Account page."
        )
    return None


def stopped(person) -> str | None:
    """Why a person takes part no more: the consent was taken back, by them or, under 18, by their
    guardian. None also for who was never asked or waits for the guardian: reading and applying
    come before uploading."""
    own = ConsentRecord.objects.of(person).filter(text__purpose=Purpose.TRAINING)
    if own.values_list("given", flat=True).first() is False:
        return _(
            "You took back your consent to take part in the training. "
            "Give it again on the Account page, then try once more."
        )
    asked = guardian_question(person) if person.is_minor else None
    answer = guardian_answer(asked, Purpose.TRAINING) if asked else None
    if answer is not None and not answer.given:
        return _(
            "Your parent or guardian does not agree that you take part. "
            "Talk about it together; you can ask them again on the Account page."
        )
    return None

"""Why a person may not upload a video now. The bench asks (`media_tools.access`)."""

from django.utils.translation import gettext as _

from .models import Purpose
from .queries import guardian_question, has_consented


def upload_refusal(person) -> str | None:
    """A reason in the active language, or None. Children need their guardian's yes first."""
    if not has_consented(person, Purpose.TRAINING):
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
    if asked.answered_at is None:
        return _(
            "We are waiting for the answer of your parent or guardian. "
            "You can upload as soon as they agree."
        )
    if not asked.given:
        return _(
            "Your parent or guardian did not agree, so you cannot upload. "
            "You can ask them again on the Account page."
        )
    return None

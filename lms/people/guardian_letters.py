"""What a guardian is sent after their link did something: what is recorded, and the way back."""

from django.utils.translation import gettext as _
from django.utils.translation import override

from lms.notices.models import Message
from lms.notices.outbox import put_letter

from .guardian_forms import FOR_A_GUARDIAN
from .models import GuardianConsent
from .queries import guardian_standings


def confirm_to_guardian(*, asked: GuardianConsent) -> Message | None:
    """One letter for each change of what the link has said, over the guardian's own channel.
    Whoever did not press it themselves learns of it by that. Asked twice, it is one letter; None
    where nothing was answered yet."""
    newest = asked.answers.order_by("-pk").first()
    if newest is None:
        return None
    language = asked.child.language
    with override(language):
        said = recorded(asked, language)
    return put_letter(
        contact=asked.guardian_contact,
        code="guardian_done",
        language=language,
        path="",
        about=f"{asked._meta.label_lower}:{asked.pk}#{newest.pk}",
        speaks_of=asked.child,
        guardian=asked.guardian_name,
        child=asked.child.name,
        recorded=said,
    )


def recorded(asked: GuardianConsent, language: str) -> str:
    """Every purpose with its answer, in the active language: "…: yes; …: no"."""
    return "; ".join(
        f"{FOR_A_GUARDIAN[each.purpose]}: {_('yes') if each.held.given else _('no')}"
        for each in guardian_standings(asked, language=language)
        if each.held is not None
    )

"""Asking a guardian, over the guardian's own channel, and keeping the answer."""

from datetime import timedelta

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from lms.notices.models import Message
from lms.notices.outbox import put_letter
from lms.notices.tell import tell

from .models import GuardianConsent, User
from .trail import record

# A guardian is not written to more often than this about the same child.
BETWEEN_LETTERS = timedelta(hours=1)


@transaction.atomic
def ask_guardian(*, child, name: str, contact: str, actor=None) -> GuardianConsent:
    """Ask for consent by a letter with a link of its own.

    Asking the same contact again while the answer is awaited keeps the question, and its link,
    and sends the letter again at most once an hour. Another contact is a new question: the older
    link no longer decides.
    """
    User.objects.select_for_update().get(pk=child.pk)
    newest = child.guardian_consents.first()
    if newest is not None and newest.answered_at is None and newest.guardian_contact == contact:
        asked = newest
        if asked.sent_at is not None and timezone.now() - asked.sent_at < BETWEEN_LETTERS:
            return asked
    else:
        asked = GuardianConsent.objects.create(
            child=child, guardian_name=name, guardian_contact=contact
        )
        record(verb="guardian_asked", subject=asked, actor=actor or child)
    write_to_guardian(asked=asked)
    return asked


def write_to_guardian(*, asked: GuardianConsent) -> Message:
    """Put the letter into the outbox. While one waits there is no second; after it left, asking
    again is another letter with the same link."""
    language = asked.child.language
    with override(language):
        path = reverse("people:guardian", args=[asked.token])
    return put_letter(
        contact=asked.guardian_contact,
        code="guardian",
        language=language,
        path=path,
        about=f"{asked._meta.label_lower}:{asked.pk}@{asked.sent_at or ''}",
        speaks_of=asked.child,
        guardian=asked.guardian_name,
        child=asked.child.name,
    )


def note_letter(*, message, **signal) -> None:
    """A guardian's letter was really handed over (`lms.notices.signals.message_sent`)."""
    if message.code == "guardian":
        pk = message.subject.partition(":")[2].partition("@")[0]
        GuardianConsent.objects.filter(pk=pk).update(sent_at=message.sent_at)


@transaction.atomic
def answer_for_child(*, asked: GuardianConsent, given: bool) -> GuardianConsent:
    """Keep the guardian's answer and tell the child. The first answer stands; a later one and
    one to a question that was replaced change nothing."""
    asked = GuardianConsent.objects.select_for_update().get(pk=asked.pk)
    if asked.answered_at is not None or is_replaced(asked):
        return asked
    asked.given = given
    asked.answered_at = timezone.now()
    asked.save(update_fields=["given", "answered_at"])
    # The guardian has no account: the holder of the link is whom the system can name.
    record(verb="guardian_answered", subject=asked, given=given)
    tell(
        recipient=asked.child,
        code="guardian_answered",
        path=reverse("people:account"),
        about=asked,
        guardian=asked.guardian_name,
        given=given,
    )
    return asked


def is_replaced(asked: GuardianConsent) -> bool:
    """Whether the child has asked somebody else since."""
    return GuardianConsent.objects.filter(child_id=asked.child_id, pk__gt=asked.pk).exists()

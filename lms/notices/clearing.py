"""What is not kept: the words of old messages, and everything of the erased."""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from .enums import ENDED
from .models import Message

WORDS_KEPT = timedelta(days=30)


def clear_old_messages(now=None) -> int:
    """Empty the words, the link and the bare contact of messages that ended 30 days ago. What
    stays is the record: what kind, to whom, when, over which way. Returns how many."""
    before = (now or timezone.now()) - WORDS_KEPT
    old = Message.objects.filter(state__in=ENDED, ended_at__lte=before, data_cleared_at=None)
    return old.update(data={}, path="", contact="", data_cleared_at=now or timezone.now())


def forget_messages(contacts) -> int:
    """Remove messages to these bare contacts, whatever became of them. Those that speak of
    somebody who is still here stay with that person. Returns how many."""
    contacts = [contact for contact in contacts if contact]
    to_them = Message.objects.filter(Q(contact__in=contacts), recipient=None, speaks_of=None)
    return to_them.delete()[0]

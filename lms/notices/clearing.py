"""What is not kept: the words of old messages, and everything of the erased."""

from django.db.models import Q
from django.utils import timezone

from .enums import ENDED
from .models import Message


def with_old_words(moment):
    """Messages that ended by `moment` and still hold their words (`lms.people.retention_rules`
    says how long they may)."""
    return Message.objects.filter(state__in=ENDED, ended_at__lte=moment, data_cleared_at=None)


def clear_words(messages) -> int:
    """Empty the words, the link and the bare contact. What stays is the record: what kind, to
    whom, when, over which way. Returns how many."""
    found = Message.objects.filter(pk__in=[message.pk for message in messages])
    return found.update(data={}, path="", contact="", data_cleared_at=timezone.now())


def forget_messages(contacts) -> int:
    """Remove messages to these bare contacts, whatever became of them. Those that speak of
    somebody who is still here stay with that person. Returns how many."""
    contacts = [contact for contact in contacts if contact]
    to_them = Message.objects.filter(Q(contact__in=contacts), recipient=None, speaks_of=None)
    return to_them.delete()[0]

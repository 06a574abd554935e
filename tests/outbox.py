"""What a worker and the clock do to the outbox, here and now."""

from django.utils import timezone

from lms.notices.enums import MessageState
from lms.notices.models import Message
from lms.notices.sending import deliver


def hand_over_all() -> int:
    """Deliver everything that waits, whatever the hour is. Returns how many there were."""
    waiting = Message.objects.filter(state=MessageState.QUEUED)
    waiting.update(not_before=timezone.now())
    return sum(deliver(pk) for pk in list(waiting.values_list("pk", flat=True)))

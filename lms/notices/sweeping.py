"""Find what was lost: messages whose worker died, bells that nobody heard, times that came."""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from .doorbell import ring
from .enums import MessageState, Reason
from .models import Message
from .sending import MOST_ATTEMPTS, give_back

S = MessageState
# A ring may wait behind others; ringing twice is harmless, so this need not be long.
RING_AGAIN_AFTER = timedelta(seconds=60)
RINGS_A_SWEEP = 200


def sweep() -> int:
    """Returns for how many messages it rang."""
    take_from_the_dead()
    return ring_for_the_waiting()


def take_from_the_dead() -> None:
    """Queue what a worker claimed and never ended. It may have been handed over; under the same
    id it then goes out a second time, which is better than never."""
    late = Message.objects.filter(state=S.SENDING, lease_until__lt=timezone.now())
    for message in late.select_related("recipient"):
        give_back(message, Reason.INTERRUPTED, is_final=message.attempts >= MOST_ATTEMPTS)


def ring_for_the_waiting() -> int:
    now = timezone.now()
    waiting = Message.objects.due(now).filter(
        Q(rung_at=None) | Q(rung_at__lt=now - RING_AGAIN_AFTER)
    )
    ids = list(waiting.values_list("pk", flat=True)[:RINGS_A_SWEEP])
    Message.objects.filter(pk__in=ids, state=S.QUEUED).update(rung_at=now)
    ring(ids)
    return len(ids)

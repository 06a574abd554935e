"""Tell a worker that messages wait. The rows are the truth: a ring that is lost costs only time
(`lms.notices.sweeping`)."""

import logging

from celery import current_app
from django.utils import timezone
from kombu.exceptions import OperationalError

from .enums import MessageState
from .models import Message

log = logging.getLogger(__name__)

# By name: the task's module imports the sending, and rows are put where there is none.
DELIVER = "lms.notices.tasks.deliver_messages"
# One ring is for so few that a slow mail server does not hold a worker for long.
AT_ONCE = 10


def ring(ids) -> bool:
    """Whether the broker took all of it; the sweeper rings again where it did not."""
    for start in range(0, len(ids), AT_ONCE):
        some = ids[start : start + AT_ONCE]
        try:
            current_app.send_task(DELIVER, [[str(pk) for pk in some]])
        except OperationalError:
            log.warning("the broker did not take %s messages; they are swept later", len(some))
            return False
        waiting = Message.objects.filter(pk__in=some, state=MessageState.QUEUED)
        waiting.update(rung_at=timezone.now())
    return True

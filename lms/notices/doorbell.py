"""Tell a worker that messages wait. The rows are the truth: a ring that is lost costs only time
(`lms.notices.sweeping`)."""

import logging

from celery import current_app
from kombu.exceptions import OperationalError

log = logging.getLogger(__name__)

# By name: the task's module imports the sending, and rows are put where there is none.
DELIVER = "lms.notices.tasks.deliver_messages"
# One ring is for so few that a slow mail server does not hold a worker for long.
AT_ONCE = 10
# Who made the rows, often a page, does not wait for a broker that is gone: 7 ms in place of 0.8 s.
AT_MOST = {"max_retries": 1, "interval_start": 0, "interval_step": 0.05, "interval_max": 0.05}


def ring(ids) -> bool:
    """Whether the broker took all of it; the sweeper rings again where it did not."""
    for start in range(0, len(ids), AT_ONCE):
        some = ids[start : start + AT_ONCE]
        try:
            current_app.send_task(DELIVER, [[str(pk) for pk in some]], retry_policy=AT_MOST)
        except OperationalError:
            log.warning("the broker did not take %s messages; they are swept later", len(some))
            return False
    return True

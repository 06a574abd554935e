"""Tell a worker that there is work in a queue. The rows are the truth: a ring that is lost costs
only time, and which job is done for it is decided when a worker comes (`picking`)."""

import logging

from celery import current_app
from django.db import transaction
from django.utils import timezone
from kombu.exceptions import OperationalError

from media_tools.enums import JobKind, JobState
from media_tools.models import Job
from media_tools.work.picking import QUEUES

log = logging.getLogger(__name__)

# By name: the task's module imports the work, and the work asks for jobs.
RUN_JOB = "media_tools.tasks.work_in"


def ring_after_commit(job: Job) -> None:
    transaction.on_commit(lambda: ring(job.pk, job.kind))


def ring(job_id, kind) -> bool:
    """Whether the broker took the message; the sweeper rings again where it did not."""
    if not ring_for(QUEUES[JobKind(kind)]):
        log.warning("the broker did not take job %s; the sweeper will ring again", job_id)
        return False
    Job.objects.filter(pk=job_id, state=JobState.QUEUED).update(rung_at=timezone.now())
    return True


def ring_for(queue: str) -> bool:
    """Say that a queue has work. Whether the broker took the message."""
    try:
        current_app.send_task(RUN_JOB, [queue], queue=queue)
    except OperationalError:
        return False
    return True

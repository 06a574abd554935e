"""Tell a worker that a job waits. The row is the truth: a ring that is lost costs only time."""

import logging

from celery import current_app
from django.db import transaction
from django.utils import timezone
from kombu.exceptions import OperationalError

from media_tools.enums import JobState
from media_tools.models import Job

log = logging.getLogger(__name__)

# By name: the task's module imports the work, and the work asks for jobs.
RUN_JOB = "media_tools.tasks.run_job"


def ring_after_commit(job: Job) -> None:
    transaction.on_commit(lambda: ring(job.pk))


def ring(job_id) -> bool:
    """Whether the broker took the message; the sweeper rings again where it did not."""
    try:
        current_app.send_task(RUN_JOB, [str(job_id)])
    except OperationalError:
        log.warning("the broker did not take job %s; the sweeper will ring again", job_id)
        return False
    Job.objects.filter(pk=job_id, state=JobState.QUEUED).update(rung_at=timezone.now())
    return True

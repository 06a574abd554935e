"""What the page of the queue shows: what runs, what waits and in which place, what went wrong."""

import statistics
from datetime import timedelta

from django.conf import settings
from django.core.paginator import Paginator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from media_tools.enums import JobState
from media_tools.files import free_bytes
from media_tools.models import Job, WorkerSign
from media_tools.queries import STAGES
from media_tools.work.failures import failure_message
from media_tools.work.picking import has_room
from media_tools.work.workers import SEEN_LATELY

A_PAGE = 20
AN_HOUR = timedelta(hours=1)
WRONG = (JobState.FAILED, JobState.SET_ASIDE)
# How long what went wrong stays on the page; the rows stay.
SHOWN_FOR = timedelta(days=30)
REPAIRING = {"repairing": _("Repairing"), "writing": _("Writing captions")}


def queue(*, waiting_page=1, wrong_page=1) -> dict:
    """The same number of queries however much there is."""
    now = timezone.now()
    jobs = Job.objects.select_related("video__owner").order_by("queued_at")
    running = jobs.filter(state=JobState.RUNNING)
    waiting = jobs.filter(state=JobState.QUEUED).order_by("priority", "queued_at")
    wrong = jobs.filter(state__in=WRONG, finished_at__gte=now - SHOWN_FOR).order_by("-finished_at")
    began = Job.objects.filter(started_at__gte=now - AN_HOUR).values_list(
        "queued_at", "started_at"
    )
    waits = [(started - queued).total_seconds() for queued, started in began]
    return {
        "running": [shown(job) for job in running],
        "waiting": Paginator(waiting, A_PAGE).get_page(waiting_page),
        "wrong": wrong_of(Paginator(wrong, A_PAGE).get_page(wrong_page)),
        "workers": [
            {"name": sign.name, "seen_at": sign.seen_at, "lives": sign.seen_at > now - SEEN_LATELY}
            for sign in WorkerSign.objects.order_by("name")
        ],
        "done_lately": Job.objects.filter(
            state=JobState.DONE, finished_at__gte=now - AN_HOUR
        ).count(),
        "median_wait_s": round(statistics.median(waits), 1) if waits else None,
        "free_bytes": free_bytes(),
        "has_room": has_room(),
        "kept_free_bytes": settings.KEEP_FREE_BYTES,
    }


def shown(job: Job) -> dict:
    return {
        "job": job,
        "percent": int(100 * job.progress),
        "stage": (STAGES | REPAIRING).get(job.stage, ""),
    }


def wrong_of(page):
    for job in page.object_list:
        job.words = failure_message(job.reason)
    return page

"""Jobs: asked for, claimed, held by a lease and ended, each by one conditional UPDATE.

A claim makes a new token. Whoever does not hold the row's token any more can write nothing:
every write of a worker begins with `hold`, in the same transaction.
"""

import uuid
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from media_tools.enums import MOVE_THEIR_VIDEO, JobKind, JobState, VideoState
from media_tools.models import Job, Video
from media_tools.moves import IllegalMove, move
from media_tools.work import failures
from media_tools.work.doorbell import ring_after_commit
from media_tools.work.picking import PRIORITIES, expected_seconds

# A job that ended its worker this often is set aside instead of ending a fourth.
MOST_ATTEMPTS = 3
ASKABLE = {
    JobKind.CHECK: (VideoState.RECEIVED,),
    JobKind.CAPTION: (VideoState.READY,),
    JobKind.PREPARE: (VideoState.RECEIVED, VideoState.CHECKING, VideoState.FAILED),
    JobKind.REPAIR: (VideoState.READY,),
}


class Lost(Exception):
    """Another worker holds the job now, or it was withdrawn: stop, and write nothing."""


@dataclass(frozen=True)
class Claim:
    job_id: uuid.UUID
    video_id: uuid.UUID
    token: uuid.UUID
    kind: JobKind = JobKind.PREPARE


@transaction.atomic
def ask(*, video, kind=JobKind.PREPARE, asked=None) -> Job:
    """The job of this kind for the video, made if there is none. Asking twice is one job.

    Raises IllegalMove where the video cannot be worked on (refused, deleted, still coming).
    """
    video = Video.objects.select_for_update().get(pk=video.pk)
    made = video.jobs.filter(kind=kind)
    current = made.live().first()
    if current is None and kind == JobKind.PREPARE and video.state == VideoState.READY:
        current = made.filter(state=JobState.DONE).first()
    if current is not None:
        return current
    if video.state not in ASKABLE[kind]:
        raise IllegalMove(f"{video.pk}: no work while {video.state}")
    if video.state == VideoState.FAILED:
        move(video_id=video.pk, to=VideoState.CHECKING)
    job = Job.objects.create(
        video=video,
        kind=kind,
        asked=asked or {},
        priority=PRIORITIES[JobKind(kind)],
        expected_s=expected_seconds(video, kind),
    )
    ring_after_commit(job)
    return job


@transaction.atomic
def claim(job_id) -> Claim | None:
    """Take a queued job, or None where somebody else has it: then leave quietly."""
    token, now = uuid.uuid4(), timezone.now()
    won = Job.objects.filter(pk=job_id, state=JobState.QUEUED).update(
        state=JobState.RUNNING,
        claim=token,
        attempt=F("attempt") + 1,
        lease_until=lease_from(now),
        started_at=now,
        progress=0,
        stage="",
    )
    if not won:
        return None
    job = Job.objects.select_related("video").get(pk=job_id)
    if job.video.state == VideoState.RECEIVED:
        move(video_id=job.video_id, to=VideoState.CHECKING)
    return Claim(job.pk, job.video_id, token, JobKind(job.kind))


def lease_from(now):
    return now + timedelta(seconds=settings.JOB_LEASE_SECONDS)


def held(claimed: Claim):
    return Job.objects.filter(pk=claimed.job_id, claim=claimed.token, state=JobState.RUNNING)


def hold(claimed: Claim, **changes) -> None:
    """Lengthen the lease, writing `changes` on the row; raises Lost."""
    if not held(claimed).update(lease_until=lease_from(timezone.now()), **changes):
        raise Lost(claimed.job_id)


@transaction.atomic
def finish(claimed: Claim, *, video_state, reason="", detail="") -> None:
    """End the job as done and move its video (to ready or refused); raises Lost."""
    hold(claimed)
    end(held(claimed), JobState.DONE, reason, detail, progress=1)
    move(video_id=claimed.video_id, to=video_state, reason=reason)


@transaction.atomic
def fail(claimed: Claim, *, reason, detail="") -> None:
    """End the job as failed, and with it the video that it was to prepare; raises Lost."""
    hold(claimed)
    end(held(claimed), JobState.FAILED, reason, detail)
    if claimed.kind in MOVE_THEIR_VIDEO:
        move(video_id=claimed.video_id, to=VideoState.FAILED, reason=reason)


def end(jobs, state, reason, detail="", **changes):
    return jobs.update(
        state=state,
        reason=reason,
        detail=detail[-4000:],
        claim=None,
        lease_until=None,
        finished_at=timezone.now(),
        **changes,
    )


@transaction.atomic
def hand_back(claimed: Claim) -> None:
    """Queue the job again because its worker was told to stop: not counted as an attempt."""
    given = held(claimed).update(
        state=JobState.QUEUED,
        claim=None,
        lease_until=None,
        rung_at=None,
        attempt=F("attempt") - 1,
    )
    if given:
        ring_after_commit(Job(pk=claimed.job_id, kind=claimed.kind))


@transaction.atomic
def cancel(*, job) -> bool:
    """Stop a waiting or running job. False where it had ended already.

    Its worker finds its claim gone within seconds and writes nothing more. A video that was being
    prepared may be tried again; one that was being repaired is as it was.
    """
    live = Job.objects.live().filter(pk=job.pk)
    if not end(live, JobState.CANCELLED, failures.CANCELLED):
        return False
    if job.kind in MOVE_THEIR_VIDEO:
        move(video_id=job.video_id, to=VideoState.FAILED, reason=failures.CANCELLED)
    return True


def let_go(claimed: Claim) -> None:
    """Give up a job whose decoder was killed from outside: the sweeper queues it again, or sets
    it aside when that has happened too often."""
    held(claimed).update(lease_until=timezone.now())


def withdraw(video_id) -> None:
    """End what is queued or running for a video that goes away."""
    end(Job.objects.live().filter(video_id=video_id), JobState.FAILED, failures.WITHDRAWN)

"""Find what was lost: messages, workers, the last step of an upload, scratch files."""

import logging
import shutil
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from media_tools import uploads
from media_tools.enums import MOVE_THEIR_VIDEO, JobState, VideoState
from media_tools.files import original_of, scratch_root
from media_tools.models import Job, Video
from media_tools.moves import move
from media_tools.work import failures
from media_tools.work.doorbell import ring
from media_tools.work.jobs import MOST_ATTEMPTS, end
from media_tools.work.picking import has_room

# A message may have to wait behind others; ringing twice is harmless, so this need not be long.
RING_AGAIN_AFTER = timedelta(seconds=20)
# And it need not be many: a full queue is served from its head.
RINGS_A_SWEEP = 20
DISCARDS_A_SWEEP = 50
SCRATCH_PREFIX = "job-"

log = logging.getLogger(__name__)


def sweep() -> None:
    """Each part for itself: what one cannot mend must not keep the others from theirs."""
    for part in (
        take_from_the_dead,
        ring_for_the_waiting,
        finish_whole_uploads,
        clear_scratch,
        discard_forgotten_versions,
    ):
        try:
            part()
        except Exception:
            log.exception("the sweep's part %s failed", part.__name__)


def take_from_the_dead() -> None:
    """Queue jobs whose lease ran out; set aside those that ended their worker too often."""
    late = Job.objects.filter(state=JobState.RUNNING, lease_until__lt=timezone.now())
    for job in late:
        # The same claim and the same late lease, or its worker has shown a sign meanwhile.
        still = late.filter(pk=job.pk, claim=job.claim)
        if job.attempt < MOST_ATTEMPTS:
            still.update(state=JobState.QUEUED, claim=None, lease_until=None, rung_at=None)
            continue
        with transaction.atomic():
            ended = end(still, JobState.SET_ASIDE, failures.KILLED_THREE_TIMES)
            if ended and job.kind in MOVE_THEIR_VIDEO:
                move(
                    video_id=job.video_id,
                    to=VideoState.FAILED,
                    reason=failures.KILLED_THREE_TIMES,
                )


def ring_for_the_waiting() -> None:
    long_ago = timezone.now() - RING_AGAIN_AFTER
    waiting = Job.objects.filter(state=JobState.QUEUED).filter(
        Q(rung_at=None) | Q(rung_at__lt=long_ago)
    )
    # Without room no work may begin; ringing would only wake workers for nothing.
    if not has_room():
        return
    for job_id, kind in waiting.order_by("queued_at").values_list("pk", "kind")[:RINGS_A_SWEEP]:
        if not ring(job_id, kind):
            return


def finish_whole_uploads() -> None:
    """A server that died after the last byte left the upload whole and unfinished."""
    for video in Video.objects.filter(state=VideoState.RECEIVING):
        file = original_of(video.pk)
        if file.exists() and file.stat().st_size == video.size:
            try:
                uploads.finish_if_whole(video)
            except Exception:
                log.exception("upload %s could not be finished", video.pk)


def discard_forgotten_versions() -> None:
    """Remove repaired versions that nobody kept, and those whose original is gone."""
    before = timezone.now() - timedelta(days=settings.VERSIONS_KEPT_DAYS)
    forgotten = Video.objects.filter(made_from__isnull=False, kept_at=None).filter(
        Q(created_at__lt=before) | Q(made_from__state=VideoState.DELETED)
    )
    gone = (VideoState.DELETED, VideoState.RECEIVED, VideoState.CHECKING)
    for version in forgotten.exclude(state__in=gone)[:DISCARDS_A_SWEEP]:
        uploads.delete_video(video=version, reason="not_kept")


def clear_scratch() -> None:
    """Remove the scratch directories of claims that nobody holds any more."""
    # The directories first: one made after the question would look like nobody's.
    found = list(scratch_root().glob(f"{SCRATCH_PREFIX}*"))
    running = Job.objects.filter(state=JobState.RUNNING).values_list("claim", flat=True)
    wanted = {f"{SCRATCH_PREFIX}{token}" for token in running}
    for directory in found:
        if directory.name.partition(".")[0] not in wanted:
            shutil.rmtree(directory, ignore_errors=True)

"""A repair as a job: a new version beside the original, which is then checked like any upload."""

import os
import shutil
import uuid
from pathlib import Path
from tempfile import TemporaryDirectory

from django.db import transaction
from django.utils import timezone

from media_tools import pipeline
from media_tools.enums import JobKind, JobState, VideoState
from media_tools.files import STAGED, name_of, original_of, path_of, scratch_root
from media_tools.judging import profile_of
from media_tools.measuring.measurements import Measurements
from media_tools.models import Job, Video
from media_tools.repairs.applying import apply
from media_tools.work import jobs
from media_tools.work.heartbeat import Heartbeat
from media_tools.work.jobs import Claim

REPAIRING = "repairing"


def repair(claimed: Claim, beat: Heartbeat) -> None:
    """Make the version that the job asks for; raises Lost, SandboxError."""
    job = Job.objects.select_related("video__profile").get(pk=claimed.job_id)
    video = job.video
    # Named so that the sweeper finds it when this worker dies.
    prefix = f"job-{claimed.token}."
    with TemporaryDirectory(dir=scratch_root(), prefix=prefix) as made:
        room = Path(made)
        beat.tell(REPAIRING, 0)
        original = path_of(video.original.name)
        repaired = apply(
            original,
            pipeline.inspect(original, scratch=room).probe,
            Measurements.from_json(video.measurements),
            profile_of(video.profile),
            names=job.asked["repairs"],
            options=job.asked["options"],
            room=room,
            on_progress=lambda fraction: beat.tell(REPAIRING, fraction),
        )
        keep(claimed, job, repaired)


def keep(claimed: Claim, job: Job, repaired: Path) -> Video:
    """One version a job, however often it was begun: its id comes from the job's."""
    made = original_of(uuid.uuid5(claimed.job_id, "version"))
    made.parent.mkdir(parents=True, exist_ok=True)
    staged = made.with_name(f"{STAGED}{claimed.token}")
    shutil.copyfile(repaired, staged)
    digest, size = pipeline.fingerprint(staged), staged.stat().st_size
    with transaction.atomic():
        jobs.hold(claimed)
        os.replace(staged, made)
        version = Video.objects.create(
            pk=uuid.UUID(made.parent.name),
            owner_id=job.video.owner_id,
            filename=job.video.filename,
            size=size,
            received_bytes=size,
            content_type="video/mp4",
            sha256=digest,
            original=name_of(made),
            state=VideoState.RECEIVED,
            received_at=timezone.now(),
            profile_id=job.video.profile_id,
            made_from_id=job.video_id,
            repairs=job.asked["repairs"],
        )
        jobs.ask(video=version, kind=JobKind.CHECK)
        jobs.end(jobs.held(claimed), JobState.DONE, "", progress=1)
    return version

"""The work itself: a first look with its verdict, then the whole and what people watch.

Every step may be repeated after a crash: rows are replaced, files are staged in the video's
directory and renamed in the same transaction that proves the claim, so that a worker that lost
its job changes nothing and a second attempt leaves one set of rows and files.
"""

import logging
import os
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from django.db import transaction

from media_tools import pipeline, uploads
from media_tools.enums import JobState, VideoState
from media_tools.files import STAGED, directory_of, name_of, path_of, remove_unknown, scratch_root
from media_tools.judging import write_judgement
from media_tools.likeness.hashing import print_of
from media_tools.likeness.looking import look_for_likeness, remember
from media_tools.measuring.measurements import VERSION, Measurements
from media_tools.measuring.passing import GREY, Pass
from media_tools.models import Fingerprint, Rendition, Video
from media_tools.refusals import Refused
from media_tools.watching.renditions import RenditionFile
from media_tools.work import jobs
from media_tools.work.heartbeat import Heartbeat
from media_tools.work.jobs import Claim
from media_tools.work.sweeping import SCRATCH_PREFIX

log = logging.getLogger(__name__)

LOOKING, RENDERING = "looking", "rendering"


def look(claimed: Claim, beat: Heartbeat) -> None:
    """The first verdict, from key frames and sound; then the whole work is asked for.

    Raises Lost, SandboxError.
    """
    video = Video.objects.get(pk=claimed.video_id)
    with scratch_of(claimed) as made:
        room = Path(made)
        beat.tell(LOOKING, 0)
        try:
            inspection = pipeline.inspect(path_of(video.original.name), scratch=room)
        except Refused as refused:
            refuse(claimed, refused)
            return
        try:
            seen = pipeline.look(
                inspection, scratch=room, on_progress=lambda done: beat.tell(LOOKING, done)
            )
        except Refused:
            # Nothing in the key frames: the whole pass has the last word on what is damaged.
            seen = None
    with transaction.atomic():
        jobs.hold(claimed)
        if seen and not measured_already(video):
            write_judgement(video_id=claimed.video_id, measured=seen)
        jobs.end(jobs.held(claimed), JobState.DONE, "", progress=1)
        jobs.ask(video=video)


def prepare(claimed: Claim, beat: Heartbeat) -> None:
    """Bring a video to ready or refused; raises Lost, SandboxError."""
    video = Video.objects.get(pk=claimed.video_id)
    with scratch_of(claimed) as made:
        room = Path(made)
        beat.tell(RENDERING, 0)
        try:
            inspection = pipeline.inspect(path_of(video.original.name), scratch=room)
            measured, files = pipeline.render(
                inspection,
                room,
                measured=measured_already(video),
                on_progress=lambda done: beat.tell(RENDERING, done),
            )
        except Refused as refused:
            refuse(claimed, refused)
            return
        with transaction.atomic():
            jobs.hold(claimed)
            write_judgement(video_id=claimed.video_id, measured=measured)
            if (room / GREY).exists():
                small = Pass(inspection.probe, room).small
                remember(video_id=claimed.video_id, seen=print_of(room, small))
        compare(claimed)
        kept = {keep(claimed, rendition) for rendition in files}
    complete(claimed, kept)


def compare(claimed: Claim) -> None:
    """Look whom the video resembles; that it could not be said keeps nobody's video back."""
    if not Fingerprint.objects.filter(video_id=claimed.video_id).exists():
        return
    try:
        look_for_likeness(video_id=claimed.video_id)
    except Exception:
        log.exception("video %s could not be compared", claimed.video_id)


def scratch_of(claimed: Claim) -> TemporaryDirectory:
    """Named so that the sweeper finds it when this worker dies."""
    return TemporaryDirectory(dir=scratch_root(), prefix=f"{SCRATCH_PREFIX}{claimed.token}.")


def measured_already(video: Video) -> Measurements | None:
    """What an earlier attempt measured of this very file, as a whole and by today's rules."""
    stored = video.measurements
    if not stored or stored["version"] != VERSION or stored["sha256"] != video.sha256:
        return None
    measured = Measurements.from_json(stored)
    return measured if measured.complete else None


@transaction.atomic
def refuse(claimed: Claim, refused: Refused) -> None:
    jobs.hold(claimed)
    jobs.end(jobs.held(claimed), JobState.DONE, refused.code, refused.detail, progress=1)
    uploads.refuse(video_id=claimed.video_id, reason=refused.code)


def keep(claimed: Claim, made: RenditionFile) -> str:
    """Put one made file in its place with its row, and return its name there."""
    directory = directory_of(claimed.video_id)
    staged = directory / f"{STAGED}{claimed.token}-{made.path.name}"
    # The scratch space may be another disk; the rename below must not copy.
    shutil.copyfile(made.path, staged)
    final = directory / made.path.name
    with transaction.atomic():
        jobs.hold(claimed)
        os.replace(staged, final)
        Rendition.objects.update_or_create(
            video_id=claimed.video_id,
            kind=made.kind,
            defaults={
                "file": name_of(final),
                "content_type": made.content_type,
                "bytes": final.stat().st_size,
                "width": made.width,
                "height": made.height,
            },
        )
    return final.name


def complete(claimed: Claim, kept: set[str]) -> None:
    with transaction.atomic():
        jobs.hold(claimed)
        names = [name_of(directory_of(claimed.video_id) / name) for name in kept]
        Rendition.objects.filter(video_id=claimed.video_id).exclude(file__in=names).delete()
        remove_unknown(claimed.video_id, kept)
        jobs.finish(claimed, video_state=VideoState.READY)

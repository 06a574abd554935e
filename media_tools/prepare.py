"""The work itself: measure and judge, then make what people watch.

Every step may be repeated after a crash: rows are replaced, files are staged in the video's
directory and renamed in the same transaction that proves the claim, so that a worker that lost
its job changes nothing and a second attempt leaves one set of rows and files.
"""

import os
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from django.db import transaction

from media_tools import pipeline, uploads
from media_tools.enums import JobState, VideoState
from media_tools.files import STAGED, directory_of, name_of, path_of, remove_unknown, scratch_root
from media_tools.judging import write_judgement
from media_tools.measuring.measurements import VERSION, Measurements
from media_tools.models import Rendition, Video
from media_tools.refusals import Refused
from media_tools.watching.renditions import RenditionFile
from media_tools.work import jobs
from media_tools.work.heartbeat import Heartbeat
from media_tools.work.jobs import Claim
from media_tools.work.sweeping import SCRATCH_PREFIX

MEASURING, RENDERING = "measuring", "rendering"
# Share of the whole work, from the seconds that both took for a minute of 1080p.
MEASURING_SHARE = 0.3


def prepare(claimed: Claim, beat: Heartbeat) -> None:
    """Bring a video to ready or refused; raises Lost, SandboxError."""
    video = Video.objects.get(pk=claimed.video_id)
    scratch = TemporaryDirectory(dir=scratch_root(), prefix=f"{SCRATCH_PREFIX}{claimed.token}.")
    with scratch as made:
        room = Path(made)
        try:
            measured, inspection = measure(claimed, beat, video, room)
        except Refused as refused:
            refuse(claimed, refused)
            return
        kept = set()

        def tell(fraction):
            beat.tell(RENDERING, MEASURING_SHARE + (1 - MEASURING_SHARE) * fraction)

        for rendition in pipeline.render(inspection, measured, room, on_progress=tell):
            kept.add(keep(claimed, rendition))
    complete(claimed, kept)


def measure(claimed: Claim, beat: Heartbeat, video: Video, room: Path):
    """What the file measures, judged as soon as it is known."""
    beat.tell(MEASURING, 0)
    inspection = pipeline.inspect(path_of(video.original.name), scratch=room)
    stored = video.measurements
    if stored and stored["version"] == VERSION and stored["sha256"] == video.sha256:
        # An earlier attempt came as far as this.
        return Measurements.from_json(stored), inspection
    measured = pipeline.measure(
        inspection,
        scratch=room,
        on_progress=lambda fraction: beat.tell(MEASURING, MEASURING_SHARE * fraction),
    )
    with transaction.atomic():
        jobs.hold(claimed)
        write_judgement(video_id=claimed.video_id, measured=measured)
    return measured, inspection


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

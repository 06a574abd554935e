"""What the workshop's page shows of a video and its newest version."""

from django.utils.translation import gettext as _

from media_tools import repairs
from media_tools.enums import JobKind, JobState, VideoState
from media_tools.judging import profile_of
from media_tools.measuring.measurements import Measurements
from media_tools.models import Video
from media_tools.queries import WAITING, reason_of, state_of
from media_tools.repairs.reframe import MODES
from media_tools.shown import compared, player_of
from media_tools.work.failures import failure_message

COULD_NOT = (JobState.FAILED, JobState.SET_ASIDE)


def workshop_of(video: Video) -> dict:
    """The number of queries does not grow with the versions: only the newest is shown whole."""
    running = running_of(video)
    version = None if running else newest_version(video)
    after = state_of(version) if version and version.state == VideoState.READY else None
    names = suggested(video)
    offered = [offer(module, names) for module in repairs.MODULES]
    return {
        "video": video,
        "is_ready": video.state == VideoState.READY,
        "running": running,
        "failed": "" if running else failure_of(video, version),
        "before_title": _("Before"),
        "before_player": player_of(state_of(video)),
        "after": after,
        "after_title": _("After"),
        "after_player": player_of(after) if after else None,
        "compared": compared(video, version) if after else [],
        "offered": offered,
        "suggested": [repair for repair in offered if repair["is_suggested"]],
        "modes": MODES,
    }


def offer(module, names) -> dict:
    return {
        "name": module.NAME,
        "title": module.TITLE,
        "does": module.DOES,
        "is_suggested": module.NAME in names,
    }


def suggested(video: Video) -> list[str]:
    if not video.measurements or video.profile is None:
        return []
    measured = Measurements.from_json(video.measurements)
    return repairs.suggested(measured, profile_of(video.profile))


def newest_version(video: Video) -> Video | None:
    return video.versions.present().order_by("-created_at").first()


def last_repair(video: Video):
    return video.jobs.filter(kind=JobKind.REPAIR).order_by("-queued_at").first()


def running_of(video: Video) -> dict | None:
    """What is being done to the video or its newest version; None when nothing is."""
    job = last_repair(video)
    if job is not None and job.state in (JobState.QUEUED, JobState.RUNNING):
        return {
            "title": _("Your video is being repaired"),
            "percent": int(100 * job.progress),
            "waiting": "" if job.stage else WAITING,
        }
    version = newest_version(video)
    state = state_of(version) if version else None
    if state is None or not state.is_moving:
        return None
    return {
        "title": _("The repaired version is being checked"),
        "percent": state.percent,
        "waiting": state.waiting,
    }


def failure_of(video: Video, version: Video | None) -> str:
    """Why the last repair came to nothing, in words, or an empty text."""
    if version is not None and version.state in (VideoState.FAILED, VideoState.REFUSED):
        return reason_of(version)
    job = last_repair(video)
    if job is None or job.state not in COULD_NOT:
        return ""
    return failure_message(job.reason)

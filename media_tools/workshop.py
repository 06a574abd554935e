"""What the workshop's page shows of a video and its newest version."""

from django.utils.translation import gettext as _

from media_tools import repairs
from media_tools.enums import JobKind, JobState, VideoState
from media_tools.findings import clock
from media_tools.judging import profile_of
from media_tools.measuring.measurements import Measurements
from media_tools.models import Video
from media_tools.offering import Together, chosen_in, offers_of
from media_tools.queries import WAITING, reason_of, state_of
from media_tools.shown import compared, player_of
from media_tools.work.failures import failure_message

COULD_NOT = (JobState.FAILED, JobState.SET_ASIDE)


def workshop_of(video: Video, told=None) -> dict:
    """The number of queries does not grow with the versions: only the newest is shown whole.

    `told` is the form as it was sent, where something in it was not right.
    """
    running = running_of(video)
    version = None if running else newest_version(video)
    after = state_of(version) if version and version.state == VideoState.READY else None
    names = suggested(video)
    offered = offers_of(video, chosen_in(last_repair(video), names), told)
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
        "compared": [length_of(video, version), *compared(video, version)] if after else [],
        "done": [repairs.BY_NAME[name].TITLE for name in version.repairs] if after else [],
        "mending": [offer for offer in offered if not offer["is_added"]],
        "adding": [offer for offer in offered if offer["is_added"]],
        "suggested": [offer for offer in offered if offer["name"] in names],
        "ticked": sum(offer["is_chosen"] for offer in offered if not offer["is_added"]),
        "asked_form": Together(offer["form"] for offer in offered),
        "is_told": told is not None,
        # What is used from now on is what its cover should show.
        "covered": version if after and version.kept_at else video,
    }


def length_of(before: Video, after: Video) -> dict:
    """How long both are, as a row of `shown.compared`: a card makes longer, trimming shorter."""
    was, now = (clock(video.measurements["duration_s"]) for video in (before, after))
    return {"label": _("Length"), "before": was, "after": now, "changed": was != now}


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

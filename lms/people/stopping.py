"""What ends on the bench when somebody takes back the consent to take part."""

from contextlib import suppress

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from media_tools.enums import VideoState
from media_tools.models import Job, Video
from media_tools.moves import IllegalMove
from media_tools.work import jobs

from .consequences import Consequence, register
from .models import Purpose


def uploads(person) -> list[str]:
    says = [_("No videos can be sent any more, and no class can be applied for.")]
    unfinished = Video.objects.of(person).filter(state=VideoState.RECEIVING).count()
    if unfinished:
        says.append(
            ngettext(
                "%(number)s video that is still being sent stops where it is.",
                "%(number)s videos that are still being sent stop where they are.",
                unfinished,
            )
            % {"number": unfinished}
        )
    return says


def kept(person) -> list[str]:
    return [
        _(
            "The account stays, and with it the lessons, the videos that were checked, and the "
            "results that were given. They are erased only when that is asked for."
        )
    ]


def live_jobs(person):
    return Job.objects.live().filter(video__owner=person).order_by("pk")


def running_work(person) -> list[str]:
    running = live_jobs(person).count()
    if not running:
        return []
    return [
        ngettext(
            "%(number)s check or repair of a video that is waiting or running is stopped.",
            "%(number)s checks or repairs of videos that are waiting or running are stopped.",
            running,
        )
        % {"number": running}
    ]


def stop_work(person, actor) -> None:
    for job in live_jobs(person):
        # A video that went away in between needs no stopping.
        with suppress(IllegalMove):
            jobs.cancel(job=job)


def register_consequences() -> None:
    # The door itself asks for consent (`uploading`): here it is only told.
    register(Consequence("work", Purpose.TRAINING, explain=running_work, carry_out=stop_work))
    register(Consequence("uploads", Purpose.TRAINING, explain=uploads, stays=kept))

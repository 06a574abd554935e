"""Whether a person may send a video now: leave from the rooms above, size, room, their share."""

from django.conf import settings
from django.db.models import Sum
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from media_tools.access import upload_refusals, work_refusals
from media_tools.enums import VideoState
from media_tools.files import free_bytes
from media_tools.models import Video

# A line that breaks leaves unfinished uploads behind, so this is generous; it keeps one account
# from filling the disk and the queue.
MOST_UNFINISHED = 20
UNFINISHED = (VideoState.RECEIVING, VideoState.RECEIVED, VideoState.CHECKING)
# An original is followed by its renditions and by scratch space.
ROOM_FOR_EACH_BYTE = 2
GIB = 1024**3


class UploadRefused(Exception):
    """The person may not send a video now; `str()` is the reason for them."""


class TooLarge(UploadRefused):
    """More bytes than the settings allow, in one file or in all of theirs."""


class NoRoom(UploadRefused):
    """The disk has no room for it."""


def may_send(*, owner, size: int) -> None:
    """Raises UploadRefused, TooLarge or NoRoom, with what to do."""
    if reason := upload_refusals.first(owner):
        raise UploadRefused(str(reason))
    if Video.objects.of(owner).filter(state__in=UNFINISHED).count() >= MOST_UNFINISHED:
        raise UploadRefused(
            _("You have too many unfinished uploads. Wait until they are done, then try again.")
        )
    if size > settings.MAX_UPLOAD_BYTES:
        raise TooLarge(_("The file is too large. Export it with a lower quality."))
    used = Video.objects.of(owner).present().aggregate(bytes=Sum("size"))["bytes"] or 0
    if used + size > settings.MOST_BYTES_A_PERSON:
        raise TooLarge(
            _(
                "Your videos take %(used)s of the %(limit)s GB that one person may have here. "
                "Discard repaired versions that you do not use, or ask your trainer."
            )
            % {"used": gigabytes(used), "limit": gigabytes(settings.MOST_BYTES_A_PERSON)}
        )
    if free_bytes() < ROOM_FOR_EACH_BYTE * size + settings.KEEP_FREE_BYTES:
        raise NoRoom(
            _("There is no room for this video now. Keep the file, and try again in an hour.")
        )


def may_go_on(owner) -> None:
    """Whether work on somebody's videos may begin or go on. Raises UploadRefused."""
    if reason := work_refusals.first(owner):
        raise UploadRefused(str(reason))


def gigabytes(size: int) -> str:
    return number_format(size / GIB, decimal_pos=1)

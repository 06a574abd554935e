"""One way to change the state of a video."""

from functools import partial

from django.db import transaction

from media_tools.enums import VIDEO_MOVES, VideoState
from media_tools.models import Video
from media_tools.signals import video_failed, video_ready, video_refused

ANNOUNCED = {
    VideoState.READY: video_ready,
    VideoState.REFUSED: video_refused,
    VideoState.FAILED: video_failed,
}


class IllegalMove(ValueError):
    """The video is not in a state from which it may go there."""


def move(*, video_id, to, **changes) -> Video:
    """Move a video to the state `to` together with `changes`; announced after commit.

    Call it in a transaction. Raises IllegalMove.
    """
    video = Video.objects.select_for_update().get(pk=video_id)
    if to not in VIDEO_MOVES[VideoState(video.state)]:
        raise IllegalMove(f"{video.pk}: {video.state} to {to}")
    video.state = to
    video.reason = changes.pop("reason", "")
    for name, value in changes.items():
        setattr(video, name, value)
    video.save()
    if to in ANNOUNCED:
        transaction.on_commit(partial(ANNOUNCED[to].send_robust, sender=Video, video=video))
    return video

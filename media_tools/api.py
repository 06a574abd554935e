"""The caller's videos: where each stands, what was measured and what was found."""

from uuid import UUID

from django.http import Http404
from ninja import Router
from ninja.pagination import paginate

from media_tools.access import SIGNED_IN, access
from media_tools.queries import state_of, video_for, visible_videos
from media_tools.schemas import VideoDetailOut, VideoOut

router = Router()


@router.get("/me/videos", response=list[VideoOut], operation_id="list_my_videos")
@access(SIGNED_IN)
@paginate(max_limit=100)
def list_my_videos(request):
    """The caller's own videos, the newest first."""
    return visible_videos(request.user)


@router.get("/videos/{uuid:video_id}", response=VideoDetailOut, operation_id="get_video")
@access(SIGNED_IN)
def get_video(request, video_id: UUID):
    """One video, for its owner and for who may judge it."""
    video = video_for(request.user, video_id)
    if video is None:
        raise Http404
    return state_of(video)

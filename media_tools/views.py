"""Private files, and another try for a video that could not be worked on."""

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from media_tools.access import ANYONE, SIGNED_IN, access, may_see_video
from media_tools.allowance import UploadRefused, may_go_on
from media_tools.enums import RenditionKind
from media_tools.files import path_of
from media_tools.moves import IllegalMove
from media_tools.queries import video_for, video_to_watch, visible_videos
from media_tools.watching.serve import send_file
from media_tools.work import failures, jobs


@access(ANYONE)
@require_safe
def file(request, video_id, kind):
    """A derived file. `video_to_watch` decides who may have it: a published one has no door."""
    # The storyboard's index names its picture as a file beside it.
    kind = kind.partition(".")[0]
    video = video_to_watch(request.user, video_id)
    if video is None or kind not in RenditionKind.values:
        raise Http404
    rendition = video.renditions.filter(kind=kind).first()
    if rendition is None:
        raise Http404
    answer = send_file(
        request,
        path=path_of(rendition.file.name),
        name=rendition.file.name,
        content_type=rendition.content_type,
    )
    if not may_see_video(request.user, video):
        # Whoever may only watch asks again each time: tomorrow the maker may not agree any more.
        answer["Cache-Control"] = "private, no-cache"
    return answer


@access(SIGNED_IN)
@require_safe
def original(request, video_id):
    """The file as it was sent, as an attachment only: nobody knows what else it is."""
    video = video_for(request.user, video_id)
    if video is None or not video.original:
        raise Http404
    return send_file(
        request,
        path=path_of(video.original.name),
        name=video.original.name,
        content_type=video.content_type or "application/octet-stream",
        download_as=str(video),
    )


@access(SIGNED_IN)
@require_POST
def retry(request, video_id):
    """Try again a video of one's own that could not be worked on, and go back to `next`.

    What was set aside ended its worker three times: only staff ask for that again.
    """
    video = visible_videos(request.user).filter(pk=video_id).first()
    if video is None:
        raise Http404
    # Whoever presses twice, or late, finds the work under way or done: nothing is left to do.
    if video.reason != failures.KILLED_THREE_TIMES:
        try:
            may_go_on(request.user)
            jobs.ask(video=video)
        except UploadRefused as refused:
            messages.error(request, str(refused))
        except IllegalMove:
            pass
    back = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}):
        back = "/"
    return HttpResponseRedirect(back)

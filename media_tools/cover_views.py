"""The cover composer of one's own video, and the pictures it made."""

from functools import partial

from django.core.cache import cache
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from media_tools.access import SIGNED_IN, access, word_refusals
from media_tools.allowance import UploadRefused, may_go_on
from media_tools.bench_views import back_of, own
from media_tools.covers.composing import SHAPES, compose_covers, cover_path, last_asked
from media_tools.covers.forms import CoverForm
from media_tools.enums import RenditionKind, VideoState
from media_tools.files import name_of
from media_tools.queries import player_sources, video_for
from media_tools.sandbox import SandboxError
from media_tools.watching.serve import send_file

# One at a time for each person: it is done while they wait, and takes a processor for a second.
PATIENCE_S = 30
SHAPE_NAMES = {"wide": "YouTube, 1280×720", "tall": "TikTok, 1080×1920"}


@access(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def cover(request, video_id):
    """Choose a picture and words; the result is shown and can be downloaded."""
    video = own(request, video_id)
    if video.state != VideoState.READY or not video.measurements:
        raise Http404
    duration = video.measurements["duration_s"]
    made = last_asked(video.pk)
    if request.method == "POST":
        form = CoverForm(
            request.POST,
            duration_s=duration,
            refuses=partial(word_refusals.first, request.user),
        )
        if form.is_valid() and composed(request, video, form):
            back = request.GET.urlencode()
            address = reverse("media_pages:cover", args=[video.pk])
            return HttpResponseRedirect(f"{address}?{back}#hasil" if back else f"{address}#hasil")
    else:
        first = {"second": round(video.measurements["poster_at_s"], 1), "layout": "shaded"}
        form = CoverForm(initial=vars(made) if made else first, duration_s=duration)
    sources = player_sources(video)
    return render(
        request,
        "pages/media/cover.html",
        {
            "video": video,
            "form": form,
            "duration": duration,
            "covers": covers_of(video) if made else [],
            "storyboard": sources.get(RenditionKind.SPRITE_VTT, {}).get("url", ""),
            # At first the poster's second is chosen: its picture is there already.
            "still": {} if form.is_bound or made else sources.get(RenditionKind.POSTER, {}),
            "back": back_of(request, request.GET),
        },
        status=422 if form.errors else 200,
    )


def composed(request, video, form) -> bool:
    """Make the covers; where that does not work the form says why."""
    try:
        may_go_on(request.user)
    except UploadRefused as refused:
        form.add_error(None, str(refused))
        return False
    turn = f"cover-{request.user.pk}"
    if not cache.add(turn, True, timeout=PATIENCE_S):
        form.add_error(None, _("A cover is being made already. Try again in a moment."))
        return False
    try:
        compose_covers(video=video, asked=form.asked())
    except SandboxError:
        form.add_error("second", _("There is no picture to be had here. Choose another second."))
        return False
    except FileNotFoundError as gone:
        raise Http404 from gone
    finally:
        cache.delete(turn)
    return True


def covers_of(video) -> list[dict]:
    covers = []
    for shape, (width, height) in SHAPES.items():
        address = reverse("media_pages:cover_file", args=[video.pk, shape])
        found = cover_path(video.pk, shape).stat()
        covers.append(
            {
                # A new picture gets a new address, so that a browser may keep the old one.
                "url": f"{address}?v={found.st_mtime_ns:x}",
                "name": SHAPE_NAMES[shape],
                "bytes": found.st_size,
                "width": width,
                "height": height,
            }
        )
    return covers


@access(SIGNED_IN)
@require_safe
def cover_file(request, video_id, shape):
    """One of the two pictures, for whoever may see the video; with `unduh` to be kept."""
    video = video_for(request.user, video_id)
    if video is None or shape not in SHAPES:
        raise Http404
    path = cover_path(video.pk, shape)
    if not path.exists():
        raise Http404
    width, height = SHAPES[shape]
    return send_file(
        request,
        path=path,
        name=name_of(path),
        content_type="image/jpeg",
        download_as=f"sampul-{width}x{height}.jpg" if "unduh" in request.GET else "",
    )

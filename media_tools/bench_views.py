"""The workshop of one's own video: what can be repaired, before and after, keep or discard."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from media_tools.access import SIGNED_IN, access
from media_tools.offering import CHOSEN, told_options
from media_tools.queries import visible_videos
from media_tools.repairs.options import OptionsRefused
from media_tools.versions import RepairRefused, ask_repair, discard_version, keep_version
from media_tools.workshop import running_of, workshop_of

# htmx loads the whole page anew: what comes after the repair is more than a part of it.
ANEW = {"HX-Refresh": "true"}


@access(SIGNED_IN)
@require_safe
def bench(request, video_id):
    context = workshop_of(own(request, video_id)) | {"back": back_of(request, request.GET)}
    return render(request, "pages/media/bench.html", context)


@access(SIGNED_IN)
@require_safe
def progress(request, video_id):
    """How far the repair is, as a part of the page that asks again; then the whole page anew."""
    video = own(request, video_id)
    running = running_of(video)
    if running is None:
        return HttpResponse(headers=ANEW)
    return render(request, "pages/media/running.html", {"video": video, "running": running})


@access(SIGNED_IN)
@require_POST
def repair(request, video_id):
    """Ask for what was chosen; where something in it is not right, the form as it was sent."""
    video = own(request, video_id)
    try:
        ask_repair(
            video=video,
            names=request.POST.getlist(CHOSEN),
            options=told_options(request.POST),
            actor=request.user,
        )
    except RepairRefused as refused:
        messages.error(request, str(refused))
    except OptionsRefused:
        # Each form of the page says at its field what is wrong.
        pass
    else:
        return to_bench(request, video)
    context = workshop_of(video, request.POST) | {"back": back_of(request, request.POST)}
    return render(request, "pages/media/bench.html", context, status=422)


@access(SIGNED_IN)
@require_POST
def keep(request, video_id):
    version = own(request, video_id)
    try:
        keep_version(version=version, actor=request.user)
    except RepairRefused as refused:
        messages.error(request, str(refused))
        return to_bench(request, version.made_from or version)
    messages.success(request, _("The repaired version is used from now on."))
    back = back_of(request, request.POST)
    return HttpResponseRedirect(back) if back else to_bench(request, version.made_from)


@access(SIGNED_IN)
@require_POST
def discard(request, video_id):
    version = own(request, video_id)
    original = version.made_from or version
    try:
        discard_version(version=version, actor=request.user)
    except RepairRefused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Discarded. Your original is as it was."))
    return to_bench(request, original)


def own(request, video_id):
    found = visible_videos(request.user).select_related("profile", "made_from")
    video = found.filter(pk=video_id).first()
    if video is None:
        raise Http404
    return video


def to_bench(request, video):
    address = reverse("media_pages:bench", args=[video.pk])
    back = back_of(request, request.POST)
    return HttpResponseRedirect(f"{address}?{urlencode({'kembali': back})}" if back else address)


def back_of(request, told) -> str:
    """Where the person came from, if that is on this site."""
    address = told.get("kembali", "")
    ours = url_has_allowed_host_and_scheme(address, allowed_hosts={request.get_host()})
    return address if ours else ""

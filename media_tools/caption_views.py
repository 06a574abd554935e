"""The caption editor of one's own video, files in and out, and the track that players show."""

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from media_tools.access import ANYONE, SIGNED_IN, access
from media_tools.bench_views import ANEW, own
from media_tools.captions.hearing import ask_captions, running_of, why_not
from media_tools.captions.rows import read_rows, rows_of
from media_tools.captions.speech import can_listen
from media_tools.captions.subtitles import CaptionsRefused, as_srt, as_vtt, read
from media_tools.captions.tracks import ChangedMeanwhile, cues_of, save_captions
from media_tools.enums import CaptionOrigin, VideoState
from media_tools.queries import state_of, video_to_watch
from media_tools.shown import LANGUAGE_NAMES as LANGUAGES
from media_tools.shown import player_of

KINDS = {"vtt": ("text/vtt", as_vtt), "srt": ("application/x-subrip", as_srt)}


@access(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def captions(request, video_id, language):
    """Write and time what is said; without a script the rows are a form like any other."""
    video = editable(request, video_id, language)
    stored = video.captions.filter(language=language).first()
    rows, conflict, status = rows_of(cues_of(stored)), None, 200
    builds_on = stored.version if stored else 0
    if request.method == "POST":
        told = [request.POST.getlist(name) for name in ("start", "end", "text")]
        rows, cues = read_rows(*told)
        builds_on = number_in(request)
        if any(row.error for row in rows):
            status = 422
        else:
            try:
                save_captions(
                    video=video,
                    actor=request.user,
                    language=language,
                    cues=cues,
                    builds_on=builds_on,
                )
            except CaptionsRefused as refused:
                messages.error(request, str(refused))
                status = 422
            except ChangedMeanwhile as changed:
                conflict, builds_on, status = changed.stored, changed.stored.version, 409
            else:
                messages.success(request, _("The captions are saved."))
                return HttpResponseRedirect(request.path)
    return render(
        request,
        "pages/media/captions.html",
        {
            "video": video,
            "language": language,
            "languages": LANGUAGES.items(),
            "language_name": LANGUAGES[language],
            "rows": rows,
            "builds_on": builds_on,
            "stored": stored,
            "conflict": conflict,
            "can_listen": can_listen(),
            "running": None if stored else running_of(video, language),
            "why_not": "" if stored else why_not(video, language),
            "player": player_of(state_of(video)),
        },
        status=status,
    )


@access(SIGNED_IN)
@require_POST
def listen(request, video_id, language):
    """Let the machine write a first draft."""
    video = editable(request, video_id, language)
    try:
        ask_captions(video=video, language=language, actor=request.user)
    except CaptionsRefused as refused:
        messages.error(request, str(refused))
    return HttpResponseRedirect(reverse("media_pages:captions", args=[video.pk, language]))


@access(SIGNED_IN)
@require_safe
def progress(request, video_id, language):
    """How far the listening is, as a part of the page; then the whole page anew."""
    video = editable(request, video_id, language)
    running = running_of(video, language)
    if running is None:
        return HttpResponse(headers=ANEW)
    return render(request, "pages/media/running.html", {"video": video, "running": running})


@access(SIGNED_IN)
@require_POST
def take_file(request, video_id, language):
    """A .srt or .vtt file in place of what is there."""
    video = editable(request, video_id, language)
    file = request.FILES.get("file")
    try:
        if file is None:
            raise CaptionsRefused(_("Choose a .srt or .vtt file first."))
        # One byte more than may be: the reader then says that it is too large.
        save_captions(
            video=video,
            actor=request.user,
            language=language,
            cues=read(file.read(1024 * 1024 + 1)),
            builds_on=number_in(request),
            origin=CaptionOrigin.IMPORTED,
        )
    except CaptionsRefused as refused:
        messages.error(request, str(refused))
    except ChangedMeanwhile:
        messages.error(request, _("These captions were changed meanwhile. Look at them first."))
    else:
        messages.success(request, _("The captions were taken from the file."))
    return HttpResponseRedirect(reverse("media_pages:captions", args=[video.pk, language]))


@access(ANYONE)
@require_safe
def track(request, video_id, language, kind):
    """The captions as a file, for whoever may watch the video."""
    video = video_to_watch(request.user, video_id)
    found = video.captions.filter(language=language).first() if video else None
    if found is None or kind not in KINDS:
        raise Http404
    content_type, write = KINDS[kind]
    answer = HttpResponse(write(cues_of(found)), content_type=f"{content_type}; charset=utf-8")
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-cache"
    if kind == "srt" or "unduh" in request.GET:
        answer.headers["Content-Disposition"] = f'attachment; filename="teks-{language}.{kind}"'
    return answer


def editable(request, video_id, language):
    video = own(request, video_id)
    if video.state != VideoState.READY or language not in LANGUAGES:
        raise Http404
    return video


def number_in(request) -> int:
    told = request.POST.get("version", "")
    return int(told) if told.isascii() and told.isdigit() else 0

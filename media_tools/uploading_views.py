"""The addresses of tus: make an upload, ask how far it is, send a part, give it up."""

from functools import wraps

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from media_tools import allowance, tus, uploads
from media_tools.access import SIGNED_IN, access
from media_tools.enums import VideoState
from media_tools.models import PlatformProfile, Video

# A line that says nothing for so long is dead; the sender comes back on a new one.
SILENCE_S = 15


def speaking_tus(view):
    """Check the protocol's version, and answer its errors in its own form."""

    @wraps(view)
    def asked(request, *args, **kwargs):
        if request.method == "OPTIONS":
            return tus.abilities()
        if not tus.speaks_tus(request):
            return tus.problem(412, "version", _("This needs tus 1.0.0."), Tus_Version=tus.VERSION)
        try:
            return view(request, *args, **kwargs)
        except tus.BadHeader as bad:
            return tus.problem(400, "bad_header", str(bad))
        except allowance.UploadRefused as reason:
            return tus.problem(403, "refused", str(reason))
        except uploads.InUse:
            return tus.problem(423, "in_use", _("The upload is being continued already."))
        except uploads.OffsetConflict as conflict:
            at = conflict.args[0]
            return tus.problem(409, "offset", _("Go on at another byte."), Upload_Offset=str(at))

    return asked


@access(SIGNED_IN)
@speaking_tus
def create(request):
    if request.method != "POST":
        return tus.problem(405, "method", _("Use POST."), Allow="POST, OPTIONS")
    size, told = tus.number(request, "Upload-Length"), tus.metadata(request)
    try:
        video = uploads.begin_upload(
            owner=request.user,
            size=size,
            filename=told.get("filename", ""),
            profile=PlatformProfile.objects.filter(slug=told.get("profile", "")).first(),
        )
    except allowance.TooLarge as reason:
        return tus.problem(413, "too_large", str(reason))
    except allowance.NoRoom as reason:
        return tus.problem(507, "no_room", str(reason))
    headers = {
        "Location": reverse("media:tus_upload", args=[video.pk]),
        "Upload_Expires": tus.moment(uploads.expires_at(video)),
    }
    if request.content_type == tus.BYTES or size == 0:
        at = uploads.append(video=video, offset=0, stream=patient(request))
        headers["Upload_Offset"] = str(at)
    return tus.answer(201, **headers)


@access(SIGNED_IN)
@speaking_tus
def upload(request, video_id):
    video = Video.objects.filter(pk=video_id, owner=request.user).first()
    if video is None:
        raise Http404
    if video.state == VideoState.DELETED:
        return tus.problem(410, "gone", _("This upload was given up."))
    acts = {"HEAD": tell_offset, "PATCH": take_part, "DELETE": give_up}
    act = acts.get(request.method)
    if act is None:
        return tus.problem(405, "method", _("Use HEAD, PATCH or DELETE."))
    return act(request, video)


def tell_offset(request, video):
    # A server that died after the last byte finishes here what it had begun.
    if video.state == VideoState.RECEIVING:
        uploads.finish_if_whole(video)
        video.refresh_from_db()
    return tus.answer(
        200,
        Upload_Offset=str(uploads.offset_of(video)),
        Upload_Length=str(video.size),
        Cache_Control="no-store",
        **expiry(video),
    )


def take_part(request, video):
    if request.content_type != tus.BYTES:
        return tus.problem(415, "content_type", tus.BYTES)
    offset = tus.number(request, "Upload-Offset")
    if offset + int(request.META.get("CONTENT_LENGTH") or 0) > video.size:
        return tus.problem(413, "too_large", _("More bytes than were promised."))
    if video.state != VideoState.RECEIVING:
        if offset != video.size:
            raise uploads.OffsetConflict(video.size)
        return tus.answer(Upload_Offset=str(video.size))
    at = uploads.append(video=video, offset=offset, stream=patient(request))
    video.refresh_from_db()
    return tus.answer(Upload_Offset=str(at), **expiry(video))


def give_up(request, video):
    if video.state != VideoState.RECEIVING:
        return tus.problem(409, "received", _("The video has been received already."))
    with uploads.held_file(video):
        uploads.delete_video(video=video, reason="withdrawn")
    return tus.answer()


def expiry(video):
    if video.state != VideoState.RECEIVING:
        return {}
    return {"Upload_Expires": tus.moment(uploads.expires_at(video))}


def patient(request):
    """The request's body, with an end to waiting: a phone that left the network says nothing,
    and would hold its upload's lock against itself when it comes back."""
    line = request.META.get("gunicorn.socket")
    if line is not None:
        line.settimeout(SILENCE_S)
    return request

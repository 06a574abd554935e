"""What this room and the bench below it hold of a person."""

from functools import partial
from pathlib import Path

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.db import transaction

from lms.notices.letters import forget_letters
from lms.notices.models import Notice
from media_tools.files import original_of
from media_tools.models import CaptionTrack, Video
from media_tools.uploads import delete_video

from .contacts import proven_contacts
from .models import ConsentRecord, DataRequest, GuardianConsent, TrailEntry
from .personal import Room, as_rows, register

SAFE_NAME = str.maketrans({"/": "_", "\\": "_", "\0": "_"})


def rows(person) -> dict[str, list[dict]]:
    return {
        "person": [
            {
                "id": person.public_id,
                "name": person.name,
                "email": person.email,
                "phone": person.phone,
                "proven": proven_contacts(person),
                "birth_date": person.birth_date,
                "kelurahan": person.kelurahan and person.kelurahan.name,
                "language": person.language,
                "joined": person.date_joined,
                "last_sign_in": person.last_login,
            }
        ],
        "sign_in": list(ways_in(person)),
        "consents": as_rows(
            ConsentRecord.objects.of(person),
            "text__purpose",
            "text__version",
            "text__body",
            "text_sha256",
            "given",
            "at",
        ),
        "guardian": as_rows(
            GuardianConsent.objects.filter(child=person),
            "guardian_name",
            "guardian_contact",
            "asked_at",
            "answered_at",
            "given",
        ),
        "requests": as_rows(
            DataRequest.objects.filter(person=person), "kind", "state", "asked_at", "answered_at"
        ),
        "notices": as_rows(
            Notice.objects.filter(recipient=person), "code", "data", "created_at", "read_at"
        ),
        "what_you_did": as_rows(
            TrailEntry.objects.filter(actor=person), "at", "verb", "subject_type", "subject_id"
        ),
        "videos": as_rows(
            Video.objects.of(person),
            "id",
            "filename",
            "size",
            "sha256",
            "state",
            "verdict",
            "repairs",
            "measurements",
            "created_at",
        ),
        "captions": as_rows(
            CaptionTrack.objects.filter(video__owner=person), "video", "language", "cues"
        ),
    }


def ways_in(person):
    """What was set up and when, never the secrets of it."""
    if person.has_usable_password():
        yield {"type": "password"}
    for factor in Authenticator.objects.filter(user=person):
        yield {
            "type": factor.type,
            "name": factor.data.get("name"),
            "created_at": factor.created_at,
            "last_used_at": factor.last_used_at,
        }


def files(person):
    """The originals and versions; what players need is made from them."""
    for video in Video.objects.of(person):
        path = original_of(video.pk)
        if path.is_file():
            name = (video.filename or "video").translate(SAFE_NAME)
            yield f"media/{video.pk}/{name}", path


def erase(person, tombstone) -> None:
    contacts = [contact for contact in (person.email, person.phone) if contact]
    guardians = GuardianConsent.objects.filter(child=person)
    contacts += guardians.values_list("guardian_contact", flat=True)
    erase_videos(person, tombstone)
    erase_sign_ins(person)
    for request in DataRequest.objects.filter(person=person).exclude(file=""):
        transaction.on_commit(partial(remove_file, Path(request.file.path)))
    DataRequest.objects.filter(person=person).update(file="")
    transaction.on_commit(partial(forget_letters, contacts))


def erase_videos(person, tombstone) -> None:
    """Every file goes. A row that a handed-in work names stays as an empty one, so that "handed
    in" is still counted; all others go."""
    videos = Video.objects.of(person)
    for video in videos.present():
        delete_video(video=video, reason="erased")
    CaptionTrack.objects.filter(video__in=videos).delete()
    videos.update(made_from=None)
    videos.filter(pk__in=named_by_others(person)).update(
        owner=tombstone, filename="", sha256="", content_type="", repairs=[]
    )
    Video.objects.of(person).delete()


def named_by_others(person) -> list:
    """Videos that rows of higher rooms must go on naming (`keep_video_rows` below)."""
    return [pk for ask in keep_video_rows for pk in ask(person)]


# Rooms above add a function (person) -> ids of videos whose rows must stay, emptied.
keep_video_rows: list = []


def erase_sign_ins(person) -> None:
    EmailAddress.objects.filter(user=person).delete()
    Authenticator.objects.filter(user=person).delete()
    for session in Session.objects.all().iterator():
        if session.get_decoded().get("_auth_user_id") == str(person.pk):
            session.delete()


def remove_file(path: Path) -> None:
    path.unlink(missing_ok=True)


def register_room() -> None:
    register(Room("people", rows=rows, erase=erase, files=files))

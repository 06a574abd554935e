"""What this room and the bench below it hold of a person."""

from functools import partial
from pathlib import Path

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Q

from lms.notices.clearing import forget_messages
from lms.notices.letters import forget_letters
from lms.notices.models import Message, MessagePreferences, Notice
from media_tools.files import original_of
from media_tools.models import CaptionTrack, Video
from media_tools.uploads import delete_video

from .contacts import proven_contacts
from .identity_numbers import masked_nik
from .models import (
    ConsentRecord,
    DataRequest,
    GuardianAnswer,
    GuardianConsent,
    IdentityNumber,
    TrailEntry,
)
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
        ),
        "guardian_answers": as_rows(
            GuardianAnswer.objects.filter(asked__child=person),
            "asked__guardian_name",
            "text__purpose",
            "text__version",
            "text__body",
            "text_sha256",
            "given",
            "at",
        ),
        # Masked: a copy lies on a phone and, for a week, here. The whole one is shown at
        # /akun/nik/ to whoever knows the password.
        "nik": [
            {"nik": masked_nik(person), "given_at": kept.given_at}
            for kept in IdentityNumber.objects.filter(person=person)
        ],
        "requests": as_rows(
            DataRequest.objects.filter(person=person),
            "kind",
            "state",
            "asked_at",
            "answered_at",
            "guardian__guardian_name",
        ),
        "notices": as_rows(
            Notice.objects.filter(recipient=person), "code", "data", "created_at", "read_at"
        ),
        # Those that left the platform, to the person or about them.
        "messages": as_rows(
            Message.objects.filter(Q(recipient=person) | Q(speaks_of=person)),
            "code",
            "channel",
            "data",
            "state",
            "reason",
            "created_at",
            "sent_at",
            "sent_to",
        ),
        "message_preferences": as_rows(
            MessagePreferences.objects.filter(person=person),
            "switched_off",
            "is_quiet",
            "quiet_from",
            "quiet_until",
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
    # Messages to and about the person go with their row.
    forget_messages(contacts)
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

"""What this room and the bench below it hold of a person, as rows and files for their copy."""

from allauth.mfa.models import Authenticator
from django.db.models import Q

from lms.notices.models import Message, MessagePreferences, Notice
from media_tools.files import original_of
from media_tools.models import CaptionTrack, Video

from .access import OPERATOR, RESIDENT, roles_of
from .contacts import proven_contacts
from .identity_numbers import masked_nik
from .looks import who_looked
from .models import (
    ConsentRecord,
    DataRequest,
    GuardianAnswer,
    GuardianConsent,
    IdentityNumber,
    TrailEntry,
)
from .personal import Told, as_rows

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
                "roles": sorted(roles_of(person) - {RESIDENT, OPERATOR}),
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
            "sent_at",
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
            "due_at",
            "answered_at",
            "field",
            "wanted",
            "note",
            "answer",
            "evidence",
            "guardian__guardian_name",
        ),
        "notices": Told(Notice.objects.filter(recipient=person), told_notice),
        # Those that left the platform, to the person or about them.
        "messages": as_rows(
            Message.objects.filter(Q(recipient=person) | Q(speaks_of=person)).order_by("-pk"),
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
        "announced": as_rows(person.retention_warnings.all(), "rule", "told_at"),
        "what_you_did": as_rows(
            TrailEntry.objects.filter(actor=person), "at", "verb", "subject_type", "subject_id"
        ),
        "who_looked": who_looked(person),
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
            CaptionTrack.objects.filter(video__owner=person).order_by("video", "language"),
            "video__filename",
            "language",
            "cues",
        ),
    }


def told_notice(notice) -> dict:
    return {
        "words": notice.words,
        "at": notice.created_at,
        "read_at": notice.read_at,
        "code": notice.code,
        "data": notice.data,
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


def contacts_of(person) -> list[str]:
    return [contact for contact in (person.email, person.phone) if contact]


def records(person) -> dict[str, list]:
    """The person's rows that staff look at one by one."""
    return {
        "people.user": [person.pk],
        "people.datarequest": list(person.data_requests.values_list("pk", flat=True)),
        "people.guardianconsent": list(person.guardian_consents.values_list("pk", flat=True)),
    }


def files(person):
    """The originals and versions; what players need is made from them."""
    for video in Video.objects.of(person):
        path = original_of(video.pk)
        if path.is_file():
            name = (video.filename or "video").translate(SAFE_NAME)
            yield f"media/{video.pk}/{name}", path

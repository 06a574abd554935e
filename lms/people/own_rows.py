"""What this room and the bench below it hold of a person, as rows and files for their copy."""

from axes.models import AccessAttempt, AccessFailureLog, AccessLog

from lms.notices.models import Notice
from media_tools.files import original_of
from media_tools.models import CaptionTrack, Video

from .access import OPERATOR, RESIDENT, roles_of
from .looks import who_looked
from .models import ConsentRecord, DataRequest, GuardianConsent, TrailEntry
from .personal import Told, as_rows

SAFE_NAME = str.maketrans({"/": "_", "\\": "_", "\0": "_"})
SIGN_INS = (AccessAttempt, AccessLog, AccessFailureLog)


def rows(person) -> dict[str, list[dict]]:
    return {
        "person": [
            {
                "id": person.public_id,
                "name": person.name,
                "email": person.email,
                "phone": person.phone,
                "birth_date": person.birth_date,
                "kelurahan": person.kelurahan and person.kelurahan.name,
                "language": person.language,
                "roles": sorted(roles_of(person) - {RESIDENT, OPERATOR}),
                "joined": person.date_joined,
                "last_sign_in": person.last_login,
            }
        ],
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
            "given",
        ),
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
        ),
        "notices": Told(Notice.objects.filter(recipient=person), told_notice),
        "announced": as_rows(person.retention_warnings.all(), "rule", "told_at"),
        "sign_ins": sign_ins_of(person),
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


def sign_ins_of(person) -> list[dict]:
    """What django-axes keeps: at most a month of it (lms.people.retention_rules)."""
    tried = [
        {
            "at": each.attempt_time,
            "went_well": model is AccessLog,
            "ip_address": each.ip_address,
            "user_agent": each.user_agent,
        }
        for model in SIGN_INS
        for each in model.objects.filter(username__in=contacts_of(person))
    ]
    return sorted(tried, key=lambda row: row["at"], reverse=True)


def contacts_of(person) -> list[str]:
    return [contact for contact in (person.email, person.phone) if contact]


def records(person) -> dict[str, list]:
    """The person's rows that staff look at one by one."""
    return {
        "people.user": [person.pk],
        "people.datarequest": list(person.data_requests.values_list("pk", flat=True)),
    }


def files(person):
    """The originals and versions; what players need is made from them."""
    for video in Video.objects.of(person):
        path = original_of(video.pk)
        if path.is_file():
            name = (video.filename or "video").translate(SAFE_NAME)
            yield f"media/{video.pk}/{name}", path

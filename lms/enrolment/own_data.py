"""What this room holds of a person."""

from django.utils import timezone

from lms.people.contacts import proven_contacts
from lms.people.models import TrailEntry
from lms.people.personal import Room, as_rows, register

from .enrol import can_withdraw, withdraw
from .models import Attendance, Enrolment, Nomination


def rows(person) -> dict[str, list[dict]]:
    mine = [str(pk) for pk in Enrolment.objects.of(person).values_list("pk", flat=True)]
    read = TrailEntry.objects.filter(
        verb="seen", subject_type="enrolment.enrolment", subject_id__in=mine
    )
    return {
        "who_read_your_applications": as_rows(read, "at", "subject_id"),
        "who_looked_at_your_nik": as_rows(
            read.filter(detail__what="nik"), "at", "subject_id", "detail__why"
        ),
        "classes": as_rows(
            Enrolment.objects.of(person),
            "cohort__name",
            "group__kind",
            "state",
            "applied_at",
            "changed_at",
            "statement",
            "ticket",
            "reason",
        ),
        "attendance": as_rows(
            Attendance.objects.filter(enrolment__resident=person),
            "meeting__cohort__name",
            "meeting__starts_at",
            "method",
            "at",
            "taken_back_at",
        ),
        "nominations": as_rows(
            nominations_of(person), "cohort__name", "name", "contact", "note", "nominated_at"
        ),
    }


def nominations_of(person):
    return Nomination.objects.filter(contact__in=proven_contacts(person))


def erase(person, tombstone) -> None:
    """Places stay as numbers; words about the person go. A place in a class that is not over is
    given to the next who waits."""
    nominations_of(person).delete()
    ahead = Enrolment.objects.of(person).filter(cohort__ends_on__gte=timezone.localdate())
    for enrolment in ahead:
        if can_withdraw(enrolment):
            withdraw(enrolment=enrolment, actor=person)
    Attendance.objects.filter(enrolment__resident=person, taken_back_at__isnull=False).update(
        taken_back_reason="–"
    )
    Enrolment.objects.of(person).update(resident=tombstone, statement="", reason="", ticket=None)


def register_room() -> None:
    register(Room("enrolment", rows=rows, erase=erase))

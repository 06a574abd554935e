"""What this room holds of a person."""

from django.utils import timezone

from lms.people.contacts import proven_contacts
from lms.people.erasing import holds
from lms.people.own_rows import contacts_of
from lms.people.personal import Room, Told, as_rows, register

from .enrol import can_withdraw, withdraw
from .enums import EnrolmentState
from .leaving import ERASED, state_in_words, with_leaving
from .models import AnnouncementRead, Attendance, CalendarFeed, CodeGuess, Enrolment, Nomination
from .own_parts import PARTS, WORDS


def rows(person) -> dict[str, list[dict]]:
    return {
        "classes": Told(
            with_leaving(Enrolment.objects.of(person).select_related("cohort", "group")), place
        ),
        "attendance": as_rows(
            Attendance.objects.filter(enrolment__resident=person),
            "meeting__cohort__name",
            "meeting__starts_at",
            "method",
            "at",
            "taken_back_at",
            "taken_back_reason",
        ),
        "code_guesses": as_rows(CodeGuess.objects.filter(person=person).order_by("-at"), "at"),
        "nominations": as_rows(
            nominations_of(person),
            "cohort__name",
            "kelurahan__name",
            "name",
            "contact",
            "note",
            "nominated_at",
            "invited_at",
        ),
        "announcements": as_rows(
            AnnouncementRead.objects.filter(person=person), "announcement__title", "at"
        ),
        "calendar": as_rows(CalendarFeed.objects.filter(person=person).order_by("pk"), "number"),
    }


def place(enrolment) -> dict:
    ended = enrolment.state == EnrolmentState.WITHDRAWN
    return {
        "cohort__name": enrolment.cohort.name,
        "group__kind": enrolment.group.kind,
        "state": enrolment.state,
        # Who gave it back: they themselves, or the office.
        "ended": state_in_words(enrolment) if ended else "",
        "applied_at": enrolment.applied_at,
        "changed_at": enrolment.changed_at,
        "statement": enrolment.statement,
        "ticket": enrolment.ticket,
        "reason": enrolment.reason,
    }


def nominations_of(person):
    return Nomination.objects.filter(contact__in=proven_contacts(person))


def records(person) -> dict[str, list]:
    mine = Enrolment.objects.of(person).values_list("pk", flat=True)
    return {"enrolment.enrolment": list(mine)}


def erase(person, tombstone) -> None:
    """Places stay as numbers; words about the person go. A place in a class that is not over is
    given to the next who waits."""
    AnnouncementRead.objects.filter(person=person).delete()
    # By every contact, proven or not: none of them stays behind.
    Nomination.objects.filter(contact__in=contacts_of(person)).delete()
    ahead = Enrolment.objects.of(person).filter(cohort__ends_on__gte=timezone.localdate())
    for enrolment in ahead.select_related("cohort"):
        if can_withdraw(enrolment):
            withdraw(enrolment=enrolment, actor=person, cause=ERASED)
    Attendance.objects.filter(enrolment__resident=person, taken_back_at__isnull=False).update(
        taken_back_reason="–"
    )
    Enrolment.objects.of(person).update(resident=tombstone, statement="", reason="", ticket=None)


def register_room() -> None:
    register(
        Room(
            "enrolment",
            rows=rows,
            erase=erase,
            parts=PARTS,
            records=records,
            words=WORDS,
            holds=(holds(Enrolment, "resident"),),
        )
    )

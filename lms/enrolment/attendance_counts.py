"""Figures about attendance. Every name says what it counts: attendances are rows, one a person
a meeting; residents are people, who came to three meetings is one."""

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q

from .enums import TAKES_PART
from .models import Attendance, Enrolment


@dataclass(frozen=True)
class MeetingAttendance:
    """One meeting: how many are present of how many are expected."""

    present: int = 0
    expected: int = 0

    @property
    def share(self) -> int | None:
        """Whole percent; None where nobody was expected."""
        return round(100 * self.present / self.expected) if self.expected else None


def attendances(meetings) -> int:
    """Rows that count: one a resident a meeting."""
    return Attendance.objects.standing().filter(meeting__in=meetings).count()


def residents_present_at_least_once(meetings) -> int:
    """Unique residents over all these meetings."""
    return (
        Attendance.objects.standing()
        .filter(meeting__in=meetings)
        .aggregate(residents=Count("enrolment__resident", distinct=True))["residents"]
    )


def by_meeting(meetings) -> dict[int, MeetingAttendance]:
    """Present and expected by meeting id, for every one of `meetings`: two queries.

    Expected is who takes part in the class now. Who came and gave the seat back later was
    present all the same, and so was expected.
    """
    meetings = list(meetings)
    came = {
        row["meeting"]: row
        for row in Attendance.objects.standing()
        .filter(meeting__in=meetings)
        .order_by()
        .values("meeting")
        .annotate(all=Count("pk"), left=Count("pk", filter=~Q(enrolment__state__in=TAKES_PART)))
    }
    nobody = {"all": 0, "left": 0}
    taking_part = dict(
        Enrolment.objects.taking_part()
        .filter(cohort__in={meeting.cohort_id for meeting in meetings})
        .order_by()
        .values_list("cohort")
        .annotate(Count("pk"))
    )
    return {
        meeting.pk: MeetingAttendance(
            present=came.get(meeting.pk, nobody)["all"],
            expected=taking_part.get(meeting.cohort_id, 0) + came.get(meeting.pk, nobody)["left"],
        )
        for meeting in meetings
    }


def participants(meeting):
    """The list of a meeting: who takes part in the class or came to this meeting, by name, each
    with `attendance` (None: not present)."""
    came = Attendance.objects.standing().filter(meeting=meeting, enrolment=OuterRef("pk"))
    enrolments = list(
        Enrolment.objects.filter(cohort=meeting.cohort_id)
        .filter(Q(state__in=TAKES_PART) | Exists(came))
        .select_related("resident__kelurahan", "group")
        .order_by("resident__name", "pk")
    )
    rows = Attendance.objects.standing().filter(meeting=meeting).select_related("marked_by")
    by_enrolment = {row.enrolment_id: row for row in rows}
    for enrolment in enrolments:
        enrolment.attendance = by_enrolment.get(enrolment.pk)
    return enrolments

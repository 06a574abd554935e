"""The parts of this room, as people read them."""

from django.utils.translation import gettext_lazy as _

from lms.people.personal import Part
from lms.people.reading import choice

from .enums import EnrolmentState, NikReason, PresenceMethod, SeatKind, TakeBackReason

PARTS = {
    "classes": Part(
        _("Your classes"),
        _("To give seats fairly, and to count who applied and who took part."),
        {
            "cohort__name": _("Class"),
            "state": _("State"),
            "group__kind": _("Group"),
            "applied_at": _("Applied on"),
            "changed_at": _("Changed on"),
            "statement": _("What you said of the group"),
            "ticket": _("Ticket of the lots"),
            "reason": _("Reason of the office"),
        },
        {"state": choice(EnrolmentState), "group__kind": choice(SeatKind)},
    ),
    "attendance": Part(
        _("Your attendance"),
        _("Evidence of the meetings, and a condition of completing."),
        {
            "meeting__cohort__name": _("Class"),
            "meeting__starts_at": _("Meeting"),
            "method": _("How"),
            "at": _("When"),
            "taken_back_at": _("Taken back on"),
            "taken_back_reason": _("Why taken back"),
        },
        {"method": choice(PresenceMethod), "taken_back_reason": choice(TakeBackReason)},
    ),
    "code_guesses": Part(
        _("Wrong attendance codes"),
        _("To stop guessing."),
        {"at": _("When")},
    ),
    "nominations": Part(
        _("Where a kelurahan proposed you"),
        _("So that you may take a seat that is kept for nominees."),
        {
            "cohort__name": _("Class"),
            "kelurahan__name": _("Kelurahan"),
            "name": _("Name"),
            "contact": _("E-mail or mobile number"),
            "note": _("Note"),
            "nominated_at": _("Proposed on"),
            "invited_at": _("Written to on"),
        },
    ),
    "calendar": Part(
        _("Your calendar address"),
        _("So that your calendar can show the meetings."),
        {"number": _("Which address it is, counted from the first")},
    ),
}

WORDS = {
    "enrolment.applied": _("Applied for a class"),
    "enrolment.verified": _("Application verified"),
    "enrolment.selected": _("Application selected"),
    "enrolment.waitlisted": _("Put on the waiting list"),
    "enrolment.offered": _("Seat offered"),
    "enrolment.enrolled": _("Seat given"),
    "enrolment.active": _("Taking part"),
    "enrolment.completed": _("Class completed"),
    "enrolment.not_passed": _("Class not passed"),
    "enrolment.withdrawn": _("Seat given back"),
    "enrolment.rejected": _("Application rejected"),
    "lottery.drawn": _("Lots drawn"),
    "selection.concluded": _("Choice concluded"),
    "minutes.written": _("Minutes written"),
    "calendar_feed.renewed": _("Calendar address renewed"),
    "nominations.loaded": _("Nominees taken over"),
    "attendance.marked": _("Attendance marked"),
    "attendance.marked_again": _("Attendance marked again"),
    "attendance.taken_back": _("Attendance taken back"),
    "meeting_photo.added": _("Photo of a meeting added"),
    "meeting_photo.described": _("Photo of a meeting described"),
    "meeting_photo.removed": _("Photo of a meeting removed"),
    "enrolment.enrolment": _("Application"),
    "enrolment.cohort": _("Class"),
    "enrolment.attendance": _("Attendance"),
    "enrolment.meeting": _("Meeting"),
    "enrolment.minutes": _("Minutes"),
    "enrolment.meetingphoto": _("Photo of a meeting"),
    "enrolment.calendarfeed": _("Calendar address"),
    **{f"why:{reason.value}": reason.label for reason in NikReason},
    **{f"group:{kind.value}": kind.label for kind in SeatKind},
    **{f"method:{method.value}": method.label for method in PresenceMethod},
    "page:nik": _("Your NIK"),
    "page:applicants": _("List of applications for a class"),
    "page:application": _("Your application"),
    "page:nominations": _("List of nominees"),
    "page:roll_call": _("Roll call of a meeting"),
    "page:attendance": _("Attendance of a meeting"),
    "page:attendance_sheet": _("Attendance of a meeting, taken away as a file"),
}

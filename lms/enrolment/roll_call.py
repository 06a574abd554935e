"""What the trainer's screen shows now: the code, the count, and who is down as present."""

from dataclasses import dataclass

import segno
from django.conf import settings
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import override

from .attendance import is_ahead, is_open
from .attendance_counts import MeetingAttendance, by_meeting, participants
from .phases import clock
from .presence_codes import code_of, seconds_left, step_at, token_of


@dataclass(frozen=True)
class Screen:
    """One moment of the roll call. `address` is what the QR code says."""

    is_open: bool
    # Before that nobody is ticked either.
    is_ahead: bool
    address: str
    qr: str
    code: str
    turns_in: int
    numbers: MeetingAttendance
    people: list

    @property
    def says(self) -> str:
        return _("%(present)s of %(expected)s present") % {
            "present": self.numbers.present,
            "expected": self.numbers.expected,
        }


def screen_of(meeting, *, build_absolute_uri) -> Screen:
    """`build_absolute_uri` makes a path into the address that phones reach: the request's own,
    so that it is the host which the trainer's laptop uses."""
    step = step_at()
    # Short, so that the squares are large: residents read Indonesian unless they say otherwise.
    with override(settings.LANGUAGE_CODE):
        path = reverse("enrolment:scan", args=[token_of(meeting.pk, step)])
    address = build_absolute_uri(path)
    code = code_of(meeting.pk, step)
    people = participants(meeting)
    for each in people:
        each.says = says_of(each.attendance)
    return Screen(
        is_open=is_open(meeting),
        is_ahead=is_ahead(meeting),
        address=address,
        qr=qr_of(address),
        code=f"{code[:3]} {code[3:]}",
        turns_in=seconds_left(),
        numbers=by_meeting([meeting])[meeting.pk],
        people=people,
    )


def qr_of(address: str) -> str:
    """Black on white in any theme, with the quiet border of four squares that scanners need."""
    drawn = segno.make(address, micro=False, error="m").svg_inline(
        border=4, dark="#000", light="#fff", omitsize=True, svgclass="qr", lineclass=None
    )
    return mark_safe(drawn)  # noqa: S308 drawn here, from squares


def says_of(attendance) -> str:
    if attendance is None:
        return ""
    return _("Present at %(time)s · %(method)s") % {
        "time": clock(attendance.at),
        "method": attendance.get_method_display(),
    }


def as_data(screen: Screen) -> dict:
    """The same for the script of the page."""
    return {
        "open": screen.is_open,
        "address": screen.address,
        "qr": screen.qr,
        "code": screen.code,
        "turns_in": screen.turns_in,
        "says": screen.says,
        "present": {str(each.pk): each.says for each in screen.people if each.attendance},
    }

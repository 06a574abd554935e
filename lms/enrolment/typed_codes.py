"""Six digits that somebody typed: for which of their meetings, and not too often."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lms.people.models import User

from .attendance import (
    CLOSES_AFTER,
    OPENS_BEFORE,
    PresenceRefused,
    TooEarly,
    check_in,
    check_time,
)
from .enums import TAKES_PART, PresenceMethod
from .models import Attendance, CodeGuess, Meeting
from .presence_codes import step_of_code

# Two of a million codes are right at a time: ten wrong ones in ten minutes find none, and are
# more than anybody mistypes.
MOST_GUESSES = 10
GUESSES_WITHIN = timedelta(minutes=10)


class WrongCode(PresenceRefused):
    code = "wrong_code"


class TooManyGuesses(PresenceRefused):
    code = "too_many"


class NothingOpen(PresenceRefused):
    code = "nothing_open"


def meetings_of(resident):
    """Meetings of the classes in which `resident` has a seat."""
    return Meeting.objects.filter(
        cohort__enrolments__resident=resident, cohort__enrolments__state__in=TAKES_PART
    ).select_related("cohort")


def open_meetings(meetings):
    """Those that take attendance now, the first to start first."""
    now = timezone.now()
    return meetings.filter(
        starts_at__lte=now + OPENS_BEFORE, ends_at__gte=now - CLOSES_AFTER
    ).order_by("starts_at", "pk")


def check_in_by_code(*, resident, typed) -> Attendance:
    """Mark `resident` as present at the one of their meetings that shows this code now.

    Only the codes of their own classes are tried. Raises PresenceRefused.
    """
    meetings = list(open_meetings(meetings_of(resident)))
    if not meetings:
        raise nothing_open(resident)
    meeting, step = right_one(resident=resident, meetings=meetings, code=digits_of(typed))
    if meeting is None:
        raise WrongCode(
            _("This is not the code that is shown now. Look at the screen again; it changes.")
        )
    return check_in(meeting=meeting, resident=resident, method=PresenceMethod.CODE, step=step)


@transaction.atomic
def right_one(*, resident, meetings, code) -> tuple[Meeting | None, int | None]:
    """The meeting and step of this code, or (None, None) and one guess more against `resident`.

    The person's row is locked, so that a program cannot try many at once.
    """
    User.objects.select_for_update().get(pk=resident.pk)
    recently = timezone.now() - GUESSES_WITHIN
    CodeGuess.objects.filter(person=resident, at__lte=recently).delete()
    if CodeGuess.objects.filter(person=resident).count() >= MOST_GUESSES:
        raise TooManyGuesses(
            _("Too many wrong codes. Wait ten minutes, or ask your trainer to tick you.")
        )
    for meeting in meetings:
        step = step_of_code(code, meeting.pk)
        if step is not None:
            return meeting, step
    CodeGuess.objects.create(person=resident)
    return None, None


def digits_of(typed: str) -> str:
    """As it is compared: people write "482 913"."""
    return "".join(letter for letter in typed if letter in "0123456789")


def nothing_open(resident) -> PresenceRefused:
    ahead = meetings_of(resident).filter(starts_at__gt=timezone.now()).order_by("starts_at")
    coming = ahead.first()
    if coming is not None:
        try:
            check_time(coming)
        except TooEarly as early:
            return early
    return NothingOpen(_("None of your classes takes attendance now."))

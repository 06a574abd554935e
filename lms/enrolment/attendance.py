"""Who was present: marked by a scanned code, a typed one or the trainer's hand; taken back with
a reason."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lms.people.trail import record

from .enrol import start
from .enums import TAKES_PART, EnrolmentState, PresenceMethod, TakeBackReason
from .models import Attendance, Enrolment
from .phases import clock, moment

# Doors of a hall open well before a class, and a queue at the door is marked before it begins.
OPENS_BEFORE = timedelta(minutes=60)
# Who forgot at the end does it on the way out; later only the trainer's hand can.
CLOSES_AFTER = timedelta(minutes=60)


class PresenceRefused(Exception):
    """Why somebody is not marked as present; the message is for them."""

    code = "refused"


class NotInClass(PresenceRefused):
    code = "not_in_class"


class TooEarly(PresenceRefused):
    code = "too_early"


class TooLate(PresenceRefused):
    code = "too_late"


def opens_at(meeting) -> datetime:
    return meeting.starts_at - OPENS_BEFORE


def closes_at(meeting) -> datetime:
    return meeting.ends_at + CLOSES_AFTER


def is_open(meeting) -> bool:
    """Whether residents can mark themselves as present now."""
    return opens_at(meeting) <= timezone.now() <= closes_at(meeting)


def is_ahead(meeting) -> bool:
    """Whether attendance has not begun: nobody can be absent yet."""
    return timezone.now() < opens_at(meeting)


def check_time(meeting, *, by_hand: bool = False) -> None:
    """Raises TooEarly or TooLate. A hand may add to the list of a meeting that is over: a line
    that was down, or a list on paper."""
    now = timezone.now()
    if is_ahead(meeting):
        raise TooEarly(
            _("It is too early: attendance opens on %(opens)s.")
            % {"opens": moment(opens_at(meeting))}
        )
    if not by_hand and now > closes_at(meeting):
        raise TooLate(
            _("It is too late: attendance closed at %(closed)s WIB. Ask your trainer to add you.")
            % {"closed": clock(closes_at(meeting))}
        )


def enrolment_for(meeting, resident) -> Enrolment:
    """The seat with which `resident` may be present. Raises NotInClass."""
    found = Enrolment.objects.of(resident).taking_part().filter(cohort=meeting.cohort_id).first()
    if found is None:
        raise NotInClass(_("You have no seat in this class, so you cannot be marked as present."))
    return found


def check_in(*, meeting, resident, method, step) -> Attendance:
    """Mark oneself as present with a code that was shown at `step`. Twice is once.

    Raises PresenceRefused.
    """
    check_time(meeting)
    return mark(
        meeting=meeting,
        enrolment=enrolment_for(meeting, resident),
        method=method,
        actor=resident,
        step=step,
    )


def tick(*, meeting, enrolment, actor, ticked_at=None) -> Attendance:
    """The trainer marks a participant by hand. Twice is once.

    `ticked_at` is when it was done at a desk whose line was down: what somebody took back since
    stays taken back. Raises PresenceRefused.
    """
    check_time(meeting, by_hand=True)
    now = timezone.now()
    at = min(max(ticked_at or now, opens_at(meeting)), now)
    return mark(
        meeting=meeting, enrolment=enrolment, method=PresenceMethod.HAND, actor=actor, at=at
    )


@transaction.atomic
def mark(*, meeting, enrolment, method, actor, step=None, at=None) -> Attendance:
    """The row that says so; who is only enrolled takes part from now on. Raises NotInClass."""
    seat = Enrolment.objects.select_for_update().get(pk=enrolment.pk)
    if seat.cohort_id != meeting.cohort_id or seat.state not in TAKES_PART:
        raise NotInClass(_("This person has no seat in the class."))
    how = {"method": method, "at": at or timezone.now(), "marked_by": actor, "step": step}
    row, is_new = Attendance.objects.select_for_update().get_or_create(
        meeting=meeting, enrolment=seat, defaults=how
    )
    if not is_new:
        if row.taken_back_at is None or how["at"] < row.taken_back_at:
            return row
        nothing = {"taken_back_at": None, "taken_back_by": None, "taken_back_reason": ""}
        for name, value in {**how, **nothing}.items():
            setattr(row, name, value)
        row.save()
    record(
        verb="attendance.marked" if is_new else "attendance.marked_again",
        subject=row,
        actor=actor,
        meeting=meeting.pk,
        enrolment=seat.pk,
        method=str(method),
        **({} if step is None else {"step": step}),
    )
    if seat.state == EnrolmentState.ENROLLED:
        start(enrolment=seat, actor=actor)
    return row


@transaction.atomic
def take_back(*, attendance, actor, reason) -> Attendance:
    """The attendance no longer counts; the row and who said so stay. Twice is once.

    Raises ValueError for a reason that is not in TakeBackReason.
    """
    reason = TakeBackReason(reason)
    row = Attendance.objects.select_for_update().get(pk=attendance.pk)
    if row.taken_back_at is not None:
        return row
    row.taken_back_at, row.taken_back_by = timezone.now(), actor
    row.taken_back_reason = reason
    row.save(update_fields=["taken_back_at", "taken_back_by", "taken_back_reason"])
    record(
        verb="attendance.taken_back",
        subject=row,
        actor=actor,
        meeting=row.meeting_id,
        enrolment=row.enrolment_id,
        reason=str(reason),
    )
    return row

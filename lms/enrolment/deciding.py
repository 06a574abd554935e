"""What the office may decide about one application now, and deciding it."""

from django.db import transaction
from django.utils.translation import gettext as _

from lms.people.consent import hold_person

from .enrol import SeatRefused, can_withdraw, is_over, withdraw
from .enums import HOLDS_A_SEAT, LEARNING, EnrolmentState, Selection
from .lottery import TooEarly
from .models import Enrolment
from .moves import IllegalMove
from .phases import moment
from .selection import (
    UNDECIDED,
    NoSeatLeft,
    OwnApplication,
    chooses_later,
    reject,
    select,
)
from .transfer import transfer

SELECT, REJECT, TAKE_BACK, TRANSFER = "select", "reject", "take_back", "transfer"


class NotDone(Exception):
    """Nothing was changed; the message says to the office why."""


def edition(enrolment) -> str:
    """Names the application as it is now: another after each change of its state."""
    return f"{enrolment.state}@{enrolment.changed_at.isoformat()}"


def acts_open(enrolment) -> frozenset[str]:
    """What may be decided now. Who has no seat is refused; who has one, gives it back."""
    cohort, found = enrolment.cohort, set()
    if enrolment.state in UNDECIDED and not chooses_later(cohort) and not is_written(enrolment):
        found.add(REJECT)
        if cohort.selection == Selection.OFFICER and not is_over(cohort):
            found.add(SELECT)
    if enrolment.state in HOLDS_A_SEAT and can_withdraw(enrolment):
        found.add(TAKE_BACK)
    if enrolment.state in LEARNING:
        found.add(TRANSFER)
    return frozenset(found)


def is_written(enrolment) -> bool:
    """Whether the draw or the choice was made and reaches this application in a moment."""
    return enrolment.state == EnrolmentState.APPLIED and enrolment.cohort.selected_at is not None


@transaction.atomic
def decide(*, enrolment, act: str, actor, reason: str, seen: str, to=None) -> Enrolment:
    """Do `act` to the application that the office has before it (`seen` is its `edition`).

    A page that is no longer true decides nothing: the first decision stands. Raises NotDone.
    """
    # Whoever decides, changes class or applies for this person waits here.
    hold_person(enrolment.resident)
    now = Enrolment.objects.select_related("cohort", "group", "resident").get(pk=enrolment.pk)
    if edition(now) != seen:
        raise NotDone(
            _(
                "Not done, because the application has changed since you opened it. "
                "Read what stands here now, then decide."
            )
        )
    if act not in acts_open(now):
        raise NotDone(why_not(now))
    said = {"enrolment": now, "actor": actor, "reason": reason}
    try:
        if actor.pk == now.resident_id:
            raise OwnApplication
        if act == SELECT:
            return select(**said)
        if act == REJECT:
            return reject(**said)
        if act == TAKE_BACK:
            return withdraw(**said)
        return transfer(**said, to=to)
    except NoSeatLeft:
        why = _("Every seat of this group is taken or kept for somebody.")
    except OwnApplication:
        why = _("Nobody decides about their own application: ask a colleague.")
    except SeatRefused as refused:
        why = _("Not done. The applicant would read: “%(why)s”") % {"why": refused}
    except (IllegalMove, TooEarly):
        why = why_not(now)
    raise NotDone(why)


def why_not(enrolment) -> str:
    cohort = enrolment.cohort
    if chooses_later(cohort) and enrolment.state in UNDECIDED:
        return _(
            "Not yet: everybody was promised that the office chooses after applications close, "
            "on %(closes)s."
        ) % {"closes": moment(cohort.applications_close_at)}
    if is_over(cohort):
        return _("This class is over. What happened in it stays as it is.")
    return _("This cannot follow the state that the application is in now.")

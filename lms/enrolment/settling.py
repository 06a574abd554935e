"""Carrying a choice out: the draw of a lottery, or what the office chose."""

from django.db import transaction

from .enums import EnrolmentState
from .models import Cohort, Enrolment, LotteryTicket
from .moves import move
from .waiting_list import call_in, give_seat, lock_group, put_in_line

S = EnrolmentState
# Each transaction holds its locks for this many applications only.
AT_ONCE = 50


def settle(*, cohort) -> int:
    """Carry a choice out: seats for those who won, a place in line for the others. Safe to run
    again after it was interrupted, and by two workers at once. Returns how many it moved."""
    cohort.refresh_from_db()
    if cohort.selected_at is None:
        return 0
    return sum(_settle_group(pk) for pk in cohort.seat_groups.values_list("pk", flat=True))


def _settle_group(pk) -> int:
    moved = 0
    while some := _settle_some(pk):
        moved += some
    with transaction.atomic():
        call_in(group=lock_group(pk=pk))
    return moved


@transaction.atomic
def _settle_some(pk) -> int:
    group = lock_group(pk=pk)
    drawn = {
        each.ticket: each
        for each in LotteryTicket.objects.filter(lottery__cohort=group.cohort, group=group.key)
    }
    applied = Enrolment.objects.filter(group=group, state=S.APPLIED).order_by("applied_at", "pk")
    # In the order of the draw: winners first, and then the line is the drawn order.
    waiting = sorted(
        applied, key=lambda each: drawn[each.ticket].rank if each.ticket in drawn else 0
    )[:AT_ONCE]
    for each in waiting:
        if each.ticket in drawn and drawn[each.ticket].won:
            chosen = move(enrolment=each, to=S.SELECTED, reason="drawn by lot")
            give_seat(enrolment=chosen, cohort=group.cohort, reason="drawn by lot")
        else:
            put_in_line(enrolment=each, group=group, reason="not among the seats")
    return len(waiting)


def unsettled():
    """Classes whose choice was made and has not reached every applicant."""
    return Cohort.objects.filter(selected_at__isnull=False, enrolments__state=S.APPLIED).distinct()

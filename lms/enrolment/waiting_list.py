"""Seats that are free, and who moves into them.

Every function here expects the group's row to be locked by `lock_group`: seats are counted,
never stored, so two people must not count at the same time.
"""

from django.db.models import Count, Q
from django.utils import timezone

from .enums import HOLDS_A_SEAT, EnrolmentState
from .models import Enrolment, SeatGroup
from .moves import move


def lock_group(**which) -> SeatGroup:
    """The group, locked until the transaction ends. Raises SeatGroup.DoesNotExist."""
    return SeatGroup.objects.select_for_update(of=("self",)).select_related("cohort").get(**which)


def free_seats(group) -> int:
    """Seats of a locked group that nobody holds; 0 where the office took seats away."""
    return max(0, group.seats - count_in(group)["taken"])


def has_a_seat_for_a_newcomer(group) -> bool:
    """Whether a seat is free that nobody on the waiting list has a right to."""
    counted = count_in(group)
    return group.seats - counted["taken"] > counted["waiting"]


def count_in(group) -> dict[str, int]:
    return Enrolment.objects.filter(group=group).aggregate(
        taken=Count("pk", filter=Q(state__in=HOLDS_A_SEAT)),
        waiting=Count("pk", filter=Q(state=EnrolmentState.WAITLISTED)),
    )


def seat_the_next(*, group, actor=None) -> list[Enrolment]:
    """Move people from the waiting list into the free seats of a locked group, in order.

    A class that is over calls nobody in any more. Returns those who got a seat.
    """
    if group.cohort.ends_on < timezone.localdate():
        return []
    waiting = Enrolment.objects.filter(group=group).waiting()[: free_seats(group)]
    return [
        move(
            enrolment=each,
            to=EnrolmentState.ENROLLED,
            actor=actor,
            reason="a seat became free",
        )
        for each in waiting
    ]

"""Seats that are free, and who is called in for them.

Every function here that takes a group expects its row to be locked by `lock_group`: seats are
counted, never stored, so two people must not count at the same time.
"""

from datetime import datetime, time, timedelta

from django.db import transaction
from django.db.models import Count, Max, Q
from django.utils import timezone

from .enums import HOLDS_A_SEAT, EnrolmentState
from .leaving import NOT_ANSWERED
from .models import Enrolment, SeatGroup
from .moves import move, tell_of

S = EnrolmentState

# An offer ends at the latest when the class begins, so that the chair is filled by then; but
# nobody gets less time than this to see a message and answer it.
LEAST_TO_ANSWER = timedelta(hours=3)
CLASS_BEGINS = time(6)
# Who lets an offer pass goes to the end of the list once; the second time they leave it.
OFFERS_MISSED_BEFORE_LEAVING = 2


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
        waiting=Count("pk", filter=Q(state=S.WAITLISTED)),
    )


def put_in_line(*, enrolment, group, actor=None, reason="", quietly=False) -> Enrolment:
    """To the end of the waiting list of a locked group."""
    last = Enrolment.objects.filter(group=group).aggregate(last=Max("queue_number"))["last"] or 0
    return move(
        enrolment=enrolment,
        to=S.WAITLISTED,
        actor=actor,
        reason=reason,
        queue_number=last + 1,
        quietly=quietly,
    )


def give_seat(*, enrolment, cohort, actor=None, reason="") -> Enrolment:
    """Keep a seat for the resident until they answer, or give it to them where the class does
    not ask. The caller has seen, under the lock, that one is free."""
    if not cohort.offer_hours:
        return move(enrolment=enrolment, to=S.ENROLLED, actor=actor, reason=reason)
    ends = offer_ends(cohort, timezone.now())
    return move(
        enrolment=enrolment, to=S.OFFERED, actor=actor, reason=reason, offer_expires_at=ends
    )


def offer_ends(cohort, now: datetime) -> datetime:
    begins = timezone.make_aware(datetime.combine(cohort.starts_on, CLASS_BEGINS))
    wanted = min(now + timedelta(hours=cohort.offer_hours), begins)
    return max(wanted, now + LEAST_TO_ANSWER)


def call_in(*, group, actor=None) -> list[Enrolment]:
    """Give the free seats of a locked group to those who wait, in order.

    A class that is over calls nobody in any more, and one whose draw is still being carried out
    does so at its end. Returns those who got a seat or an offer.
    """
    if group.cohort.ends_on < timezone.localdate() or is_settling(group):
        return []
    waiting = Enrolment.objects.filter(group=group).waiting()[: free_seats(group)]
    return [
        give_seat(enrolment=each, cohort=group.cohort, actor=actor, reason="a seat became free")
        for each in waiting
    ]


def is_settling(group) -> bool:
    """Whether seats of this group were given by a choice that has not reached everybody yet."""
    if group.cohort.selected_at is None:
        return False
    return Enrolment.objects.filter(group=group, state=S.APPLIED).exists()


def expire_offers(*, now: datetime | None = None) -> list[Enrolment]:
    """End the offers that nobody took in time and call in the next. Safe to run twice, and by
    two workers at once."""
    now = now or timezone.now()
    over = Enrolment.objects.offers_over(now).order_by("offer_expires_at", "pk")
    return [
        missed
        for pk, group in list(over.values_list("pk", "group_id"))
        if (missed := expire_offer(pk=pk, group=group, now=now))
    ]


@transaction.atomic
def expire_offer(*, pk: int, group: int, now: datetime) -> Enrolment | None:
    """None where the offer was answered or prolonged meanwhile."""
    group = lock_group(pk=group)
    offered = Enrolment.objects.offers_over(now).filter(pk=pk, group=group).first()
    if offered is None:
        return None
    missed = offered.offers_missed + 1
    Enrolment.objects.filter(pk=pk).update(offers_missed=missed)
    if missed >= OFFERS_MISSED_BEFORE_LEAVING:
        passed = move(enrolment=offered, to=S.WITHDRAWN, reason=NOT_ANSWERED)
    else:
        passed = put_in_line(enrolment=offered, group=group, reason=NOT_ANSWERED, quietly=True)
    tell_of(passed, "offer_expired")
    # The seat goes to those who stood in line before; who just missed it is at the end.
    call_in(group=group)
    return passed

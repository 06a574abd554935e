"""Changing from one class of a course to another, without losing a seat on the way."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lms.people.consent import hold_person
from lms.people.identity_numbers import hold_nik

from .enrol import SeatRefused, put_down, refuse_unless_may_sit
from .enums import ALIVE, HOLDS_A_SEAT, LEARNING, EnrolmentState
from .leaving import CHANGED, WAITS_ELSEWHERE
from .models import Cohort, Enrolment, SeatGroup
from .moves import move, tell_of
from .queries import seats_of
from .waiting_list import call_in, has_a_seat_for_a_newcomer, lock_group

S = EnrolmentState


@transaction.atomic
def transfer(*, enrolment, to: Cohort, actor, reason="") -> Enrolment:
    """Give up the seat in one class for a free seat of the same group in another class of the
    course; both or neither. The next who waits for the old seat is called in.

    Twice is once. Raises SeatRefused.
    """
    target = SeatGroup.objects.filter(
        cohort=to, kind=enrolment.group.kind, region=enrolment.group.region_id
    ).first()
    if target is None:
        raise SeatRefused(_("This class has no seats for this group."))
    # Before the groups, as everywhere: whoever takes a consent back holds the person first.
    hold_person(enrolment.resident)
    if to.asks_nik:
        hold_nik(enrolment.resident)
    # Always in the same order, so that two transfers in opposite directions cannot wait for each
    # other for ever.
    locked = {pk: lock_group(pk=pk) for pk in sorted({enrolment.group_id, target.pk})}
    left, target = locked[enrolment.group_id], locked[target.pk]
    now = Enrolment.objects.select_related("resident").get(pk=enrolment.pk)
    there = Enrolment.objects.filter(cohort=target.cohort, resident=now.resident).first()
    if there is not None and there.state in HOLDS_A_SEAT:
        if now.state in LEARNING:
            raise SeatRefused(_("There is a place in that class already. Nothing was moved."))
        return there
    if now.state not in LEARNING or target.cohort.course_id != left.cohort.course_id:
        raise SeatRefused(_("Only a seat in a class of the same course can be changed."))
    if target.cohort.ends_on < timezone.localdate() or not target.cohort.seats_in_order:
        raise SeatRefused(_("This class takes nobody from another class now."))
    refuse_unless_may_sit(cohort=target.cohort, group=target, resident=now.resident)
    if not has_a_seat_for_a_newcomer(target):
        raise SeatRefused(_("This class has no free seat. You keep the seat that you have."))
    if there is not None and there.state == S.WAITLISTED and there.group_id == target.pk:
        moved = there
    else:
        if there is not None and there.state in ALIVE:
            # They wait among others: that place is no seat of this group.
            there = move(
                enrolment=there,
                to=S.WITHDRAWN,
                actor=actor,
                reason=WAITS_ELSEWHERE,
                quietly=True,
            )
        moved, _is_new = put_down(
            there,
            cohort=target.cohort,
            resident=now.resident,
            group=target,
            statement=now.statement,
        )
    move(enrolment=now, to=S.WITHDRAWN, actor=actor, reason=CHANGED)
    seated = move(enrolment=moved, to=S.ENROLLED, actor=actor, quietly=True)
    Enrolment.objects.filter(pk__in=[now.pk, seated.pk]).update(reason=reason)
    tell_of(seated, "transferred", to=target.cohort.name)
    call_in(group=left)
    return seated


def classes_to_change_to(enrolment) -> list[tuple[Cohort, int]]:
    """Classes of the same course with a free seat of the same group, and how many: the next to
    start first. None in which the resident has a place already. Two queries."""
    holds = Enrolment.objects.filter(resident=enrolment.resident_id, state__in=HOLDS_A_SEAT)
    ahead = (
        Cohort.objects.filter(
            course=enrolment.cohort.course_id,
            ends_on__gte=timezone.localdate(),
            seat_groups__kind=enrolment.group.kind,
            seat_groups__region=enrolment.group.region_id,
        )
        .exclude(pk=enrolment.cohort_id)
        .exclude(pk__in=holds.values("cohort"))
        .order_by("starts_on", "pk")
    )
    ahead = [cohort for cohort in ahead if cohort.seats_in_order]
    seats = seats_of(ahead)
    key = enrolment.group.key
    left = [
        (cohort, next((each.left for each in seats[cohort.pk].groups if each.key == key), 0))
        for cohort in ahead
    ]
    return [(cohort, number) for cohort, number in left if number]

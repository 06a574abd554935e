"""The moment at which a resident sees what was found."""

from django.db import transaction
from django.utils import timezone

from lms.enrolment.enrol import complete
from lms.enrolment.enums import TAKES_PART
from lms.learning.recount import recount_waiting

from .enums import OPEN_TO_RESIDENT, AttemptState, Decision
from .models import Assignment, Attempt
from .moves import lock, move
from .telling import tell_resident


@transaction.atomic
def release(*, attempt, actor) -> Attempt:
    """Open the result to the resident and tell them. Releasing twice is releasing once.

    The last assignment passed completes the class. Raises IllegalMove before it is reviewed.
    """
    reviewed = lock(attempt)
    if reviewed.state in OPEN_TO_RESIDENT:
        return reviewed
    has_passed = (
        reviewed.state == AttemptState.REVIEWED and reviewed.review.decision == Decision.PASS
    )
    released = move(
        attempt=reviewed,
        to=AttemptState.RELEASED if has_passed else AttemptState.NEEDS_REVISION,
        actor=actor,
        released_at=timezone.now(),
    )
    tell_resident(released)
    if has_passed:
        recount_waiting(released.enrolment.resident, released.assignment.brief_id)
    if has_passed and not _left_to_pass(released.enrolment):
        complete(enrolment=released.enrolment, actor=actor)
    return released


def release_all(*, attempts, actor) -> list[Attempt]:
    """Release all of `attempts` that are reviewed, each in a transaction of its own."""
    waiting = attempts.filter(state=AttemptState.REVIEWED).order_by("submitted_at", "pk")
    return [release(attempt=attempt, actor=actor) for attempt in waiting]


def _left_to_pass(enrolment) -> bool:
    """Whether the class asks for more; nobody completes a class they are no part of."""
    if enrolment.state not in TAKES_PART:
        return True
    passed = Attempt.objects.filter(enrolment=enrolment, state=AttemptState.RELEASED)
    return (
        Assignment.objects.filter(cohort=enrolment.cohort_id)
        .exclude(pk__in=passed.values("assignment"))
        .exists()
    )

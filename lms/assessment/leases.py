"""Who judges what: one trainer at a time, for as long as they are at it.

A lease is a conditional UPDATE on the attempt's own row: where two trainers ask at the same
moment the database lets one of them win, and a trainer who closed the browser blocks nobody.
"""

from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from lms.people.data_requests import paused
from lms.people.trail import record

from .enums import AttemptState
from .models import Attempt
from .moves import lock, move

# Long enough for a phone call, short enough for a colleague who waits. The review page renews
# it while it stays open.
LEASE = timedelta(minutes=15)

# More trainers than this never ask for the next one at the same instant.
CANDIDATES = 50


class HeldByAnother(Exception):
    """Another trainer judges this, or it is not open to judging at all."""

    def __init__(self, attempt):
        super().__init__(f"attempt {attempt.pk} is {attempt.state}, held by {attempt.held_by_id}")
        self.attempt = attempt


def free_at(moment) -> Q:
    """Attempts that any trainer of the class may take at `moment`; not those of people who asked
    that their data rests. Who holds one already finishes it."""
    nobody = Q(held_until__lte=moment) | Q(held_by=None)
    waits = Q(state=AttemptState.SUBMITTED) | Q(state=AttemptState.IN_REVIEW) & nobody
    return waits & ~Q(enrolment__resident__in=paused().values("person"))


@transaction.atomic
def take(*, attempt, trainer) -> Attempt:
    """Hold the attempt for `trainer`. Taking what one holds renews it. Raises HeldByAnother."""
    if _renew(attempt, trainer):
        return _now(attempt)
    moment = timezone.now()
    won = Attempt.objects.filter(free_at(moment), pk=attempt.pk).update(
        state=AttemptState.IN_REVIEW, held_by=trainer, held_until=moment + LEASE
    )
    if not won:
        raise HeldByAnother(_now(attempt))
    record(verb="attempt.taken", subject=attempt, actor=trainer)
    return _now(attempt)


def keep(*, attempt, trainer) -> Attempt:
    """Renew the lease, run out or not, unless somebody took over. Raises HeldByAnother."""
    if not _renew(attempt, trainer):
        raise HeldByAnother(_now(attempt))
    return _now(attempt)


def take_next(*, attempts, trainer) -> Attempt | None:
    """Take the oldest of `attempts` that is free; None when there is none.

    Where another trainer is quicker, the one after it is tried.
    """
    waiting = attempts.filter(free_at(timezone.now())).order_by("submitted_at", "pk")
    for attempt in waiting[:CANDIDATES]:
        try:
            return take(attempt=attempt, trainer=trainer)
        except HeldByAnother:
            continue
    return None


@transaction.atomic
def put_back(*, attempt, trainer) -> Attempt:
    """Give the attempt back to the queue; what was written so far stays with it."""
    held = lock(attempt)
    if held.held_by_id != trainer.pk:
        raise HeldByAnother(held)
    return move(
        attempt=held, to=AttemptState.SUBMITTED, actor=trainer, held_by=None, held_until=None
    )


def reopen(*, attempt, trainer) -> Attempt:
    """Judge again what was reviewed and not yet released. Raises IllegalMove."""
    return move(
        attempt=attempt,
        to=AttemptState.IN_REVIEW,
        actor=trainer,
        held_by=trainer,
        held_until=timezone.now() + LEASE,
    )


def _renew(attempt, trainer) -> int:
    return Attempt.objects.filter(
        pk=attempt.pk, state=AttemptState.IN_REVIEW, held_by=trainer
    ).update(held_until=timezone.now() + LEASE)


def _now(attempt) -> Attempt:
    return Attempt.objects.select_related("held_by").get(pk=attempt.pk)

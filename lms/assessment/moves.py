"""The one way in which an attempt changes its state."""

from django.db import transaction

from lms.enrolment.moves import IllegalMove
from lms.people.trail import record

from .enums import MOVES, AttemptState
from .models import Attempt


@transaction.atomic
def move(*, attempt, to, actor, **fields) -> Attempt:
    """Bring `attempt` into state `to`, writing `fields` with it, and keep who did it.

    Returns the attempt as it now is; raises IllegalMove.
    """
    locked = lock(attempt)
    if to not in MOVES[locked.state]:
        raise IllegalMove(f"{locked.state} -> {to}")
    before, locked.state = locked.state, AttemptState(to)
    for name, value in fields.items():
        setattr(locked, name, value)
    locked.save(update_fields=["state", *fields])
    record(
        verb=f"attempt.{locked.state}",
        subject=locked,
        actor=actor,
        **{"from": str(before), "to": str(to)},
    )
    return locked


def lock(attempt) -> Attempt:
    """The attempt as it is now, held by this transaction, with what its verbs ask of it."""
    return (
        Attempt.objects.select_for_update(of=("self",))
        .select_related("assignment__cohort", "assignment__brief", "enrolment__resident", "video")
        .get(pk=attempt.pk)
    )


__all__ = ["IllegalMove", "lock", "move"]

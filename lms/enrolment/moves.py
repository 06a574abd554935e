"""The one way in which an enrolment changes its state."""

from django.db import transaction
from django.urls import reverse
from django.utils.translation import override

from lms.notices.tell import tell
from lms.people.trail import record

from .enums import MOVES, EnrolmentState
from .models import Enrolment

# Which arrivals a resident is told about, and under which code.
TOLD = {EnrolmentState.ENROLLED: "enrolled", EnrolmentState.WAITLISTED: "waitlisted"}


class IllegalMove(ValueError):
    """A state that cannot follow the present one."""


@transaction.atomic
def move(*, enrolment, to, actor=None, reason="") -> Enrolment:
    """Bring `enrolment` into state `to`, keep who did it and why, and tell the resident.

    `actor` None is the system. Where it is in that state already, nothing happens. Returns the
    enrolment as it now is; raises IllegalMove.
    """
    locked = (
        Enrolment.objects.select_for_update(of=("self",))
        .select_related("cohort", "resident", "group")
        .get(pk=enrolment.pk)
    )
    if locked.state == to:
        return locked
    if to not in MOVES[locked.state]:
        raise IllegalMove(f"{locked.state} -> {to}")
    before, locked.state = locked.state, EnrolmentState(to)
    locked.save(update_fields=["state", "changed_at"])
    why = {"reason": reason} if reason else {}
    record(
        verb=f"enrolment.{locked.state}",
        subject=locked,
        actor=actor,
        **{"from": str(before), "to": str(to), **why},
    )
    if to in TOLD:
        tell(
            recipient=locked.resident,
            code=TOLD[to],
            path=path_of(locked),
            cohort=locked.cohort.name,
        )
    return locked


def path_of(enrolment) -> str:
    """The page of the class, in the language that the resident reads."""
    with override(enrolment.resident.language):
        return reverse("enrolment:cohort", args=[enrolment.cohort.slug])

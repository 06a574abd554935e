"""The one way in which an enrolment changes its state."""

from django.db import transaction
from django.urls import reverse
from django.utils.translation import override

from lms.notices.tell import tell
from lms.people.trail import record

from .enums import MOVES, EnrolmentState
from .models import Enrolment
from .phases import moment

# Which arrivals a resident is told about, and under which code.
TOLD = {
    EnrolmentState.ENROLLED: "enrolled",
    EnrolmentState.WAITLISTED: "waitlisted",
    EnrolmentState.OFFERED: "seat_offered",
    EnrolmentState.REJECTED: "not_selected",
}


class IllegalMove(ValueError):
    """A state that cannot follow the present one."""


@transaction.atomic
def move(
    *,
    enrolment,
    to,
    actor=None,
    reason="",
    queue_number=None,
    offer_expires_at=None,
    quietly=False,
) -> Enrolment:
    """Bring `enrolment` into state `to`, keep who did it and why, and tell the resident (unless
    `quietly`: another notice says it better).

    `queue_number` belongs to the waiting list, `offer_expires_at` to an offer; leaving that state
    empties them. `reason` is one of ours, never what somebody typed: the trail is kept when a
    person is erased (what the office writes stands in `Enrolment.reason`). `actor` None is the
    system. Where it is in that state already, nothing happens.
    Returns the enrolment as it now is; raises IllegalMove.
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
    locked.queue_number, locked.offer_expires_at = queue_number, offer_expires_at
    locked.save(update_fields=["state", "queue_number", "offer_expires_at", "changed_at"])
    why = {"reason": reason} if reason else {}
    record(
        verb=f"enrolment.{locked.state}",
        subject=locked,
        actor=actor,
        **{"from": str(before), "to": str(to), **why},
    )
    if to in TOLD and not quietly:
        tell_of(locked, TOLD[to])
    return locked


def tell_of(enrolment, code, **data) -> None:
    """Tell the resident about their place in the class, `data` in their language.

    What it is about is this state of the enrolment: the same code of it is told once.
    """
    if enrolment.offer_expires_at:
        with override(enrolment.resident.language):
            data["expires"] = moment(enrolment.offer_expires_at)
    tell(
        recipient=enrolment.resident,
        code=code,
        path=path_of(enrolment),
        about=f"{enrolment._meta.label_lower}:{enrolment.pk}@{enrolment.changed_at.isoformat()}",
        until=enrolment.offer_expires_at,
        cohort=enrolment.cohort.name,
        **data,
    )


def path_of(enrolment) -> str:
    """The page of the class, in the language that the resident reads."""
    with override(enrolment.resident.language):
        return path_of_class(enrolment.cohort)


def path_of_class(cohort) -> str:
    return reverse("enrolment:cohort", args=[cohort.slug])

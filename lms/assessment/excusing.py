"""Leaving one assignment out of one person's total, and taking that back."""

from django.db import transaction
from django.utils import timezone

from lms.enrolment.models import Enrolment
from lms.people.trail import record

from .models import Excuse
from .overriding import OwnScore


@transaction.atomic
def excuse(*, assignment, enrolment, reason, actor) -> Excuse:
    """Excuse the person from the assignment of their class. Asking twice is asking once.

    Raises OwnScore.
    """
    locked = _lock(enrolment, actor)
    made, is_new = Excuse.objects.standing().get_or_create(
        assignment=assignment,
        enrolment=locked,
        defaults={"reason": reason, "given_by": actor},
    )
    if is_new:
        record(verb="excuse.given", subject=made, actor=actor)
    return made


@transaction.atomic
def end_excuse(*, assignment, enrolment, actor) -> Excuse | None:
    """The assignment counts again; None where nobody was excused. Raises OwnScore."""
    locked = _lock(enrolment, actor)
    held = Excuse.objects.standing().filter(assignment=assignment, enrolment=locked).first()
    if held is None:
        return None
    held.ended_at, held.ended_by = timezone.now(), actor
    held.save(update_fields=["ended_at", "ended_by"])
    record(verb="excuse.ended", subject=held, actor=actor)
    return held


def _lock(enrolment, actor) -> Enrolment:
    locked = Enrolment.objects.select_for_update(of=("self",)).get(pk=enrolment.pk)
    if locked.resident_id == actor.pk:
        raise OwnScore
    return locked

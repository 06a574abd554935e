"""How much each column of a class's gradebook counts."""

from hashlib import sha256

from django.db import transaction
from django.utils import timezone

from lms.enrolment.models import Cohort
from lms.people.trail import record

from .columns import columns_of
from .models import ColumnWeight


class SetMeanwhile(Exception):
    """Somebody else changed the weights since the page was opened."""


class NothingCounts(Exception):
    """With all weights at 0 nobody would have a total."""


def fingerprint(columns) -> str:
    """Of the weights as they are: a form says with it what it builds on."""
    said = ";".join(f"{column.key}={column.weight}" for column in columns)
    return sha256(said.encode()).hexdigest()[:16]


@transaction.atomic
def set_weights(*, cohort, weights, reason, builds_on, actor) -> list[ColumnWeight]:
    """Give the columns these weights ({key of a column: whole number}); columns that are not
    named keep theirs. Returns the rows that changed; the same form sent again changes nothing.

    Raises SetMeanwhile, NothingCounts.
    """
    locked = Cohort.objects.select_for_update(of=("self",)).get(pk=cohort.pk)
    columns = columns_of([locked])[locked.pk]
    wanted = {column.key: weights.get(column.key, column.weight) for column in columns}
    changed = [column for column in columns if wanted[column.key] != column.weight]
    if not changed:
        return []
    if builds_on != fingerprint(columns):
        raise SetMeanwhile
    if not any(wanted.values()):
        raise NothingCounts
    return [
        set_one(locked, column, wanted[column.key], reason=reason, actor=actor)
        for column in changed
    ]


def set_one(cohort, column, weight, *, reason, actor) -> ColumnWeight:
    row, _created = ColumnWeight.objects.update_or_create(
        cohort=cohort,
        assignment=column.assignment,
        quiz_id=column.quiz_id,
        defaults={
            "weight": weight,
            "reason": reason,
            "set_by": actor,
            "set_at": timezone.now(),
        },
    )
    record(
        verb="gradebook.weighted",
        subject=cohort,
        actor=actor,
        column=column.key,
        **{"from": column.weight, "to": weight},
    )
    return row

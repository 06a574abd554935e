"""A resident's own line of the gradebook: what counts, how much, and why, once it is released."""

from dataclasses import dataclass
from decimal import Decimal

from .columns import Column, columns_of, shares
from .enums import OPEN_TO_RESIDENT
from .gradebook_words import Said, said_of
from .models import Excuse, ScoreOverride
from .standings import lines_of
from .weighing import RULE, Cell


@dataclass(frozen=True)
class OwnRow:
    column: Column
    share: float | None
    cell: Cell
    said: Said
    # Why the person is excused, or why a trainer changed the score.
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True)
class OwnGrade:
    rows: tuple[OwnRow, ...]
    total: Decimal | None
    rule: tuple = RULE


def grades_of(enrolments) -> dict[int, OwnGrade]:
    """By enrolment id, without what is not released; classes that give nothing to score have none.
    As many queries for many classes as for one."""
    if not enrolments:
        return {}
    columns = columns_of([each.cohort for each in enrolments], with_idle_quizzes=False)
    lines = lines_of(enrolments, columns, sees_unreleased=False)
    reasons = reasons_of(enrolments)
    return {
        line.enrolment.pk: OwnGrade(
            tuple(
                OwnRow(column, share, cell, said_of(cell), reasons_in(reasons, line, column))
                for column, share, cell in zip(
                    columns[line.enrolment.cohort_id],
                    shares(columns[line.enrolment.cohort_id]),
                    line.cells,
                    strict=True,
                )
            ),
            line.total,
        )
        for line in lines
        if columns[line.enrolment.cohort_id]
    }


def reasons_in(reasons, line, column) -> tuple[str, ...]:
    if column.is_quiz:
        return ()
    return tuple(reasons.get((line.enrolment.pk, column.assignment.pk), ()))


def reasons_of(enrolments) -> dict[tuple[int, int], list[str]]:
    """The reasons that hold, by (enrolment, assignment); of changed scores only what is open."""
    found: dict[tuple[int, int], list[str]] = {}
    excuses = Excuse.objects.standing().filter(enrolment__in=enrolments)
    for enrolment, assignment, reason in excuses.values_list("enrolment", "assignment", "reason"):
        found.setdefault((enrolment, assignment), []).append(reason)
    changes = (
        ScoreOverride.objects.filter(
            attempt__enrolment__in=enrolments, attempt__state__in=OPEN_TO_RESIDENT
        )
        .order_by("attempt__number", "pk")
        .values_list(
            "attempt__enrolment",
            "attempt__assignment",
            "attempt__review__version",
            "of_version",
            "score",
            "reason",
        )
    )
    newest = {}
    for enrolment, assignment, version, of_version, score, reason in changes:
        if version == of_version:
            newest[enrolment, assignment] = (score, reason)
    for key, (score, reason) in newest.items():
        if score is not None:
            found.setdefault(key, []).append(reason)
    return found

"""The cells of a gradebook: how each person stands with each column."""

import json
from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple
from uuid import UUID

from django.db.models import Max
from django.utils import timezone

from lms.enrolment.models import Enrolment
from lms.learning.models import QuizAttempt

from . import scoring
from .enums import HANDED_IN, NOT_JUDGED_YET, OPEN_TO_RESIDENT, AttemptState
from .models import Attempt, Excuse, ScoreOverride
from .weighing import Cell, Standing, total


@dataclass(frozen=True)
class Line:
    """One person with a cell for every column, in the order of the columns."""

    enrolment: Enrolment
    cells: tuple[Cell, ...]
    total: Decimal | None


class Tried(NamedTuple):
    """An attempt that was handed in, as far as a gradebook needs it."""

    pk: int
    enrolment: int
    assignment: int
    public_id: UUID
    state: str
    lateness: str
    marks: dict | None
    version: int | None


def lines_of(enrolments, columns, *, sees_unreleased, moment=None) -> list[Line]:
    """A line for each of `enrolments`, whose cohorts have `columns` (`columns.columns_of`).

    The number of queries does not depend on how many people or columns there are.
    """
    moment = moment or timezone.now()
    known = Known(enrolments, columns, sees_unreleased=sees_unreleased, moment=moment)
    return [known.line(enrolment) for enrolment in enrolments]


class Known:
    """What is on record of some people, for all their columns."""

    def __init__(self, enrolments, columns, *, sees_unreleased, moment):
        self.columns, self.moment = columns, moment
        self.sees_unreleased = sees_unreleased
        self.scores: dict = {}
        ids = [enrolment.pk for enrolment in enrolments]
        self.tried = defaultdict(list)
        for row in (
            Attempt.objects.filter(enrolment__in=ids, state__in=HANDED_IN)
            .order_by("number")
            .values_list(
                "pk",
                "enrolment",
                "assignment",
                "public_id",
                "state",
                "lateness",
                "review__marks",
                "review__version",
            )
        ):
            one = Tried(*row)
            self.tried[one.enrolment, one.assignment].append(one)
        changed = ScoreOverride.objects.filter(attempt__enrolment__in=ids).order_by("pk")
        self.changed = {
            (attempt, version): score
            for attempt, version, score in changed.values_list("attempt", "of_version", "score")
        }
        self.excused = set(
            Excuse.objects.standing()
            .filter(enrolment__in=ids)
            .values_list("enrolment", "assignment")
        )
        self.quiz_scores = best_quiz_scores(enrolments, columns)

    def line(self, enrolment) -> Line:
        columns = self.columns[enrolment.cohort_id]
        cells = tuple(
            self.quiz_cell(enrolment, column)
            if column.is_quiz
            else self.assignment_cell(enrolment, column)
            for column in columns
        )
        weights = (column.weight for column in columns)
        counted = zip(weights, (cell.counts for cell in cells), strict=True)
        return Line(enrolment, cells, total(counted))

    def quiz_cell(self, enrolment, column) -> Cell:
        score = self.quiz_scores.get((enrolment.resident_id, column.quiz_id))
        if score is None:
            return Cell(Standing.MISSING if self.is_over(column) else Standing.OPEN)
        return Cell(Standing.RELEASED, score)

    def assignment_cell(self, enrolment, column) -> Cell:
        key = enrolment.pk, column.assignment.pk
        tried = self.tried.get(key, ())
        excused = key in self.excused
        if not tried:
            over = Standing.MISSING if self.is_over(column) else Standing.OPEN
            return Cell(Standing.EXCUSED if excused else over)
        last, rubric = tried[-1], column.assignment.rubric
        opened = ((one, self.score(one, rubric)) for one in reversed(tried) if is_open(one))
        shown, score = next(
            ((one, score) for one, score in opened if score is not None), (None,) * 2
        )
        judged = self.sees_unreleased and last.state == AttemptState.REVIEWED
        unreleased = self.score(last, rubric) if judged else None
        return Cell(
            Standing.EXCUSED if excused else self.standing(last),
            score,
            unreleased,
            last.lateness,
            any(self.is_changed(one) for one in (shown, last if judged else None) if one),
        )

    def standing(self, last) -> Standing:
        if last.state == AttemptState.REVIEWED:
            return Standing.JUDGED if self.sees_unreleased else Standing.WAITING
        return Standing.WAITING if last.state in NOT_JUDGED_YET else Standing(last.state)

    def score(self, one, rubric) -> int | None:
        """What a trainer set, else what the levels add up to."""
        if one.version is None:
            return None
        if self.is_changed(one):
            return self.changed[one.pk, one.version]
        # Many works of one assignment get the same levels.
        key = one.assignment, json.dumps(one.marks, sort_keys=True)
        if key not in self.scores:
            self.scores[key] = scoring.score(rubric, one.marks)
        return self.scores[key]

    def is_changed(self, one) -> bool:
        return self.changed.get((one.pk, one.version)) is not None

    def is_over(self, column) -> bool:
        return column.closes_at <= self.moment


def is_open(one) -> bool:
    return one.state in OPEN_TO_RESIDENT


def best_quiz_scores(enrolments, columns) -> dict[tuple[int, int], int]:
    """Best score by (resident, quiz), in percent."""
    quizzes = {column.quiz_id for each in columns.values() for column in each if column.is_quiz}
    if not quizzes:
        return {}
    rows = (
        QuizAttempt.objects.filter(
            resident__in=[enrolment.resident_id for enrolment in enrolments],
            quiz__in=quizzes,
            submitted_at__isnull=False,
        )
        .order_by()
        .values_list("resident", "quiz")
        .annotate(best=Max("score"))
    )
    return {(resident, quiz): best for resident, quiz, best in rows}

"""From the levels of a rubric to a score. Pure: no database, no clock.

A rubric is the plain data of `courses.rubrics.rubric_of`; marks are `{criterion key: level key}`.
"""

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class Marked:
    """One criterion with the level it was given; `level` is None while nobody chose."""

    criterion: dict
    level: dict | None
    # Place of the level among its criterion's levels, from 1; 0 while nobody chose.
    place: int

    @property
    def levels(self) -> list[dict]:
        return self.criterion["levels"]


def marked(rubric, marks) -> list[Marked]:
    """Every criterion in its order, with what it was given."""
    return [_marked(criterion, marks.get(criterion["key"])) for criterion in rubric["criteria"]]


def _marked(criterion, chosen) -> Marked:
    for place, level in enumerate(criterion["levels"], start=1):
        if level["key"] == chosen:
            return Marked(criterion, level, place)
    return Marked(criterion, None, 0)


def unmarked(rubric, marks) -> list[str]:
    """Names of the criteria that nobody chose a level for."""
    return [row.criterion["name"] for row in marked(rubric, marks) if row.level is None]


def score(rubric, marks) -> int | None:
    """Whole percent, or None while a criterion is unmarked.

    A level counts its points against the highest level of its criterion, a criterion counts its
    weight against all weights. Rounded down, so that what reads as the pass mark passes.
    """
    rows = marked(rubric, marks)
    if not rows or any(row.level is None for row in rows):
        return None
    weights = sum(row.criterion["weight"] for row in rows)
    earned = sum(
        row.criterion["weight"] * Fraction(row.level["points"], _most_points(row.levels))
        for row in rows
    )
    return int(100 * earned / weights)


def _most_points(levels) -> int:
    # A criterion whose levels are all worth nothing earns nothing, and divides by nothing.
    return max(level["points"] for level in levels) or 1

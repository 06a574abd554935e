"""From the scores of one person to their total. Pure: no database, no clock.

`RULE` is the same in words; the page, the file, the API and the resident read it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

RULE = (
    _("The total is the mean of the scores, each counted as often as its weight says."),
    _("Only released scores count."),
    _("Nothing handed in counts 0 once the time is over; before that it is left out."),
    _("What is excused, taken back, or has no score yet is left out."),
    _("The total is rounded to one decimal."),
)


class Standing(models.TextChoices):
    """Where one person stands with one column of the gradebook."""

    OPEN = "open", _("Not handed in yet")
    MISSING = "missing", _("Not handed in")
    WAITING = "waiting", _("Handed in")
    JUDGED = "judged", _("Reviewed, not yet released")
    RELEASED = "released", _("Released")
    NEEDS_REVISION = "needs_revision", _("Needs revision")
    EXCUSED = "excused", _("Excused")
    TAKEN_BACK = "taken_back", pgettext_lazy("work", "Taken back")


LEFT_OUT = (Standing.EXCUSED, Standing.TAKEN_BACK)


@dataclass(frozen=True)
class Cell:
    """One person in one column. Scores are whole percent."""

    standing: Standing
    # Released, as the resident sees it.
    score: int | None = None
    # Of a newer review that is not released; None for who may not see it.
    unreleased: int | None = None
    lateness: str = ""
    # The released or unreleased score is another than the levels add up to.
    is_changed: bool = False

    @property
    def counts(self) -> int | None:
        """What it counts in the total; None where it is left out."""
        if self.standing in LEFT_OUT:
            return None
        if self.score is not None:
            return self.score
        return 0 if self.standing == Standing.MISSING else None


def total(weighted: Iterable[tuple[int, int | None]]) -> Decimal | None:
    """Percent with one decimal from (weight, what it counts); None where nothing counts."""
    counted = [(weight, score) for weight, score in weighted if score is not None]
    weights = sum(weight for weight, _score in counted)
    if not weights:
        return None
    return rounded(Fraction(sum(weight * score for weight, score in counted), weights))


def rounded(exact: Fraction) -> Decimal:
    """To one decimal, halves up, without a float on the way."""
    tenths = (Decimal(exact.numerator) * 10 / exact.denominator).quantize(
        Decimal(1), rounding=ROUND_HALF_UP
    )
    return (tenths / 10).quantize(Decimal("0.1"))

"""The total against another way of calculating it."""

from decimal import Decimal
from fractions import Fraction
from itertools import product

import pytest

from lms.assessment.weighing import Cell, Standing, rounded, total

WEIGHTS = (0, 1, 2, 7, 100)
SCORES = (None, 0, 33, 50, 67, 100)


def by_counting(columns):
    """Each score written down as often as its weight says, their mean in tenths by whole numbers
    alone: no fraction and no decimal."""
    written = [score for weight, score in columns if score is not None for _ in range(weight)]
    if not written:
        return None
    tenths = (20 * sum(written) + len(written)) // (2 * len(written))
    return f"{tenths // 10}.{tenths % 10}"


def test_every_total_is_what_counting_each_score_by_its_weight_gives():
    columns = list(product(WEIGHTS, SCORES))
    seen = 0
    for one, two, three in product(columns, repeat=3):
        found = total([one, two, three])
        assert (None if found is None else str(found)) == by_counting([one, two, three])
        seen += 1
    assert seen == 27_000


def test_the_order_of_columns_and_a_common_factor_of_weights_change_nothing():
    columns = [(1, 80), (2, 33), (5, None), (3, 0)]
    assert total(columns) == total(columns[::-1]) == Decimal("24.3")
    assert total([(10 * weight, score) for weight, score in columns]) == Decimal("24.3")


def test_a_total_lies_between_the_lowest_and_the_highest_score():
    for weights in product((1, 3, 50), repeat=3):
        found = total(zip(weights, (12, 55, 91), strict=True))
        assert 12 <= found <= 91


def test_halves_are_rounded_up_and_not_to_even():
    assert rounded(Fraction(5, 100)) == Decimal("0.1")
    assert rounded(Fraction(625, 100)) == Decimal("6.3")
    assert rounded(Fraction(200, 3)) == Decimal("66.7")


@pytest.mark.parametrize(
    ("cell", "counts"),
    [
        (Cell(Standing.OPEN), None),
        (Cell(Standing.MISSING), 0),
        (Cell(Standing.WAITING), None),
        # An earlier released score counts until the revision has its own.
        (Cell(Standing.WAITING, 40), 40),
        (Cell(Standing.JUDGED, None, 90), None),
        (Cell(Standing.JUDGED, 40, 90), 40),
        (Cell(Standing.RELEASED, 90), 90),
        (Cell(Standing.RELEASED, 0), 0),
        (Cell(Standing.NEEDS_REVISION), None),
        (Cell(Standing.NEEDS_REVISION, 40), 40),
        (Cell(Standing.EXCUSED), None),
        (Cell(Standing.EXCUSED, 90), None),
        (Cell(Standing.TAKEN_BACK, 90), None),
    ],
)
def test_what_each_standing_counts(cell, counts):
    assert cell.counts == counts

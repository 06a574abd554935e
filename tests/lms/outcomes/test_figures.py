"""The arithmetic of the programme page: no database, no clock."""

from dataclasses import dataclass

from lms.outcomes.figures import Place, Spread, Step, cost_each, funnel, percent, spread

PAGU = 150_000_000


@dataclass
class Row:
    code: str
    name: str
    level: str
    parent_id: str


CITY = [
    Row("35.73.01", "Blimbing", "kecamatan", "35.73"),
    Row("35.73.01.1001", "Jodipan", "kelurahan", "35.73.01"),
    Row("35.73.01.1002", "Polehan", "kelurahan", "35.73.01"),
    Row("35.73.02", "Klojen", "kecamatan", "35.73"),
    Row("35.73.02.1001", "Klojen", "kelurahan", "35.73.02"),
]


def test_the_budget_over_140_seats_is_rounded_to_whole_rupiah():
    assert cost_each(PAGU, 140) == 1_071_429


def test_half_a_rupiah_is_rounded_up():
    assert cost_each(5, 2) == 3


def test_nobody_costs_nothing_that_could_be_said():
    assert cost_each(PAGU, 0) is None
    assert percent(3, 0) is None


def test_percents_are_whole_with_halves_up():
    assert [percent(1, 8), percent(2, 3), percent(0, 5), percent(5, 5)] == [13, 67, 0, 100]


def test_a_funnel_says_each_step_of_the_first_and_of_the_one_before():
    counts = {"applied": 200, "enrolled": 140, "handed_in": 70, "passed": 35}
    assert funnel(counts, ("applied", "enrolled", "handed_in", "passed")) == [
        Step("applied", 200, 100.0, None, None),
        Step("enrolled", 140, 70.0, 70, 70),
        Step("handed_in", 70, 35.0, 35, 50),
        Step("passed", 35, 17.5, 18, 50),
    ]


def test_a_funnel_of_nobody_is_empty_steps():
    assert funnel({"applied": 0, "passed": 0}, ("applied", "passed")) == [
        Step("applied", 0, 0, None, None),
        Step("passed", 0, 0, None, None),
    ]


def test_every_counted_resident_lies_in_a_kecamatan_or_is_unknown():
    counted = {"35.73.01.1001": {"applied": 3}, None: {"applied": 2}, "99.99": {"applied": 1}}
    jodipan = Place("35.73.01.1001", "Jodipan", {"applied": 3})
    polehan = Place("35.73.01.1002", "Polehan", {"applied": 0})
    klojen = Place("35.73.02.1001", "Klojen", {"applied": 0})
    assert spread(regions=CITY, counted=counted, codes=["applied"]) == Spread(
        kecamatan=(
            Place("35.73.01", "Blimbing", {"applied": 3}, (jodipan, polehan)),
            Place("35.73.02", "Klojen", {"applied": 0}, (klojen,)),
        ),
        unknown={"applied": 3},
        total={"applied": 6},
        not_reached=(
            Place("35.73.01", "Blimbing", {}, (polehan,)),
            Place("35.73.02", "Klojen", {}, (klojen,)),
        ),
    )

from datetime import UTC, datetime, time, timedelta

import pytest
from django.utils import timezone

from lms.notices.quiet import QuietHours, not_before

WIB = timezone.get_default_timezone()
NIGHT = QuietHours()


def at(clock: str, day: int = 10):
    hour, minute = clock.split(".")
    return datetime(2026, 3, day, int(hour), int(minute), tzinfo=WIB)


@pytest.mark.parametrize(
    ("moment", "over"),
    [
        (at("20.59"), None),
        (at("21.00"), at("6.00", 11)),
        (at("23.59"), at("6.00", 11)),
        (at("0.00"), at("6.00")),
        (at("5.59"), at("6.00")),
        (at("6.00"), None),
    ],
)
def test_the_night_ends_in_the_morning(moment, over):
    assert NIGHT.over_at(moment) == over


def test_quiet_hours_may_lie_within_a_day():
    noon = QuietHours(time(12), time(13))
    assert [noon.over_at(at(clock)) for clock in ("11.59", "12.30", "13.00")] == [
        None,
        at("13.00"),
        None,
    ]


def test_the_citys_clock_counts_wherever_the_server_stands():
    # 22.00 in Malang.
    assert NIGHT.over_at(datetime(2026, 3, 10, 15, tzinfo=UTC)) == at("6.00", 11)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, at("6.00", 11)),
        ({"urgent": True}, at("22.00")),
        # It ends in the night, or so soon after it that there is no time to act.
        ({"until": at("5.00", 11)}, at("22.00")),
        ({"until": at("6.30", 11)}, at("22.00")),
        ({"until": at("12.00", 11)}, at("6.00", 11)),
        ({"quiet": None}, at("22.00")),
    ],
)
def test_what_waits_and_what_does_not(asked, expected):
    assert not_before(at("22.00"), **{"quiet": NIGHT} | asked) == expected


def test_by_day_nothing_waits():
    noon = at("12.00")
    assert not_before(noon, quiet=NIGHT, until=noon + timedelta(minutes=1)) == noon

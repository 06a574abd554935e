"""What a class says of itself, from its dates alone."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils.translation import override

from lms.enrolment.models import Cohort
from lms.enrolment.phases import Phase, clock, days, moment, phase_of, sentence

WIB = ZoneInfo("Asia/Jakarta")
# The first class of 2021.
FIRST_CLASS = Cohort(
    name="Angkatan 1",
    starts_on=date(2021, 3, 22),
    ends_on=date(2021, 3, 23),
    applications_open_at=datetime(2021, 3, 1, 8, tzinfo=WIB),
    applications_close_at=datetime(2021, 3, 15, 16, tzinfo=WIB),
)


@pytest.mark.parametrize(
    ("now", "left", "phase"),
    [
        (datetime(2021, 3, 1, 7, 59, 59, tzinfo=WIB), 70, Phase.SOON),
        (datetime(2021, 3, 1, 8, tzinfo=WIB), 70, Phase.OPEN),
        (datetime(2021, 3, 1, 12, tzinfo=WIB), 0, Phase.FULL),
        (datetime(2021, 3, 15, 16, tzinfo=WIB), 1, Phase.CLOSED),
        (datetime(2021, 3, 22, 0, tzinfo=WIB), 0, Phase.RUNNING),
        (datetime(2021, 3, 23, 23, 59, tzinfo=WIB), 0, Phase.RUNNING),
        (datetime(2021, 3, 24, 0, tzinfo=WIB), 0, Phase.OVER),
    ],
)
def test_a_phase_follows_from_the_dates_and_the_seats(now, left, phase):
    assert phase_of(FIRST_CLASS, seats_left=left, now=now) == phase


def test_a_class_that_starts_while_people_may_join_is_still_open():
    late = Cohort(
        starts_on=date(2021, 3, 10),
        ends_on=date(2021, 3, 23),
        applications_open_at=FIRST_CLASS.applications_open_at,
        applications_close_at=FIRST_CLASS.applications_close_at,
    )
    now = datetime(2021, 3, 11, tzinfo=WIB)
    assert phase_of(late, seats_left=1, now=now) == Phase.OPEN


@pytest.mark.parametrize("phase", Phase)
def test_every_phase_has_a_sentence_with_a_date(phase):
    assert "2021" in sentence(FIRST_CLASS, phase)


def test_dates_are_written_as_people_here_write_them():
    with override("id"):
        assert moment(FIRST_CLASS.applications_close_at) == "15 Maret 2021, 16.00 WIB"
        assert clock(datetime(2021, 3, 22, 2, 30, tzinfo=ZoneInfo("UTC"))) == "09.30"


@pytest.mark.parametrize(
    ("length", "words"),
    [
        (timedelta(0), "22 Maret 2021"),
        (timedelta(days=1), "22–23 Maret 2021"),
        (timedelta(days=10), "22 Maret – 1 April 2021"),
        (timedelta(days=300), "22 Maret 2021 – 16 Januari 2022"),
    ],
)
def test_a_stretch_of_days_is_as_short_as_it_stays_clear(length, words):
    with override("id"):
        assert days(FIRST_CLASS.starts_on, FIRST_CLASS.starts_on + length) == words

"""Attendances, residents and shares are three different numbers."""

from datetime import timedelta

import pytest

from lms.enrolment.attendance import take_back, tick
from lms.enrolment.attendance_counts import (
    MeetingAttendance,
    attendances,
    by_meeting,
    participants,
    residents_present_at_least_once,
)
from lms.enrolment.enums import EnrolmentState as S
from lms.enrolment.models import Meeting
from tests.factories import PersonFactory, make_cohort, make_enrolment, make_meeting


@pytest.fixture
def two_days(cohort, ayu, budi, citra):
    """Ayu came twice, Budi on the first day only and gave his seat back, Sari never."""
    first = make_meeting(cohort, starts_in=timedelta(days=-1))
    second = make_meeting(cohort)
    seats = {
        person.name: make_enrolment(cohort, person)
        for person in (ayu, budi, PersonFactory(name="Sari"))
    }
    for meeting, name in ((first, "Ayu"), (first, "Budi"), (second, "Ayu"), (second, "Sari")):
        row = tick(meeting=meeting, enrolment=seats[name], actor=citra)
    take_back(attendance=row, actor=citra, reason="mistake")
    seats["Budi"].state = S.WITHDRAWN
    seats["Budi"].save()
    return first, second


def test_three_numbers_of_two_days(two_days):
    first, second = two_days
    assert attendances(two_days) == 3
    assert residents_present_at_least_once(two_days) == 2
    assert by_meeting(two_days) == {
        first.pk: MeetingAttendance(present=2, expected=3),
        second.pk: MeetingAttendance(present=1, expected=2),
    }
    assert by_meeting(two_days)[first.pk].share == 67


def test_a_meeting_nobody_is_expected_at_has_no_share(meeting):
    assert by_meeting([meeting]) == {meeting.pk: MeetingAttendance(present=0, expected=0)}
    assert by_meeting([meeting])[meeting.pk].share is None


def test_the_list_holds_who_takes_part_and_who_came(two_days):
    first, second = two_days
    assert [(each.resident.name, each.attendance is not None) for each in participants(first)] == [
        ("Ayu", True),
        ("Budi", True),
        ("Sari", False),
    ]
    assert [each.resident.name for each in participants(second)] == ["Ayu", "Sari"]


@pytest.mark.parametrize("number", [1, 3])
def test_the_numbers_cost_two_queries(course, citra, ayu, number, django_assert_num_queries):
    for slug in ("pagi", "siang", "sore")[:number]:
        meeting = make_meeting(make_cohort(course, slug=slug))
        tick(meeting=meeting, enrolment=make_enrolment(meeting.cohort, ayu), actor=citra)
    meetings = list(Meeting.objects.all())
    with django_assert_num_queries(2):
        assert [each.present for each in by_meeting(meetings).values()] == [1] * number

"""Six digits instead of a scan, and nobody guesses them."""

from datetime import timedelta

import pytest
from django.utils import timezone

from lms.enrolment.attendance import TooEarly
from lms.enrolment.models import Attendance, CodeGuess
from lms.enrolment.presence_codes import code_of, step_at
from lms.enrolment.typed_codes import (
    NothingOpen,
    TooManyGuesses,
    WrongCode,
    check_in_by_code,
)
from tests.factories import make_cohort, make_enrolment, make_meeting


def shown(meeting):
    return code_of(meeting.pk, step_at())


def wrong_for(*meetings):
    """Six digits that none of these shows."""
    steps = range(step_at() - 2, step_at() + 3)
    right = {code_of(meeting.pk, step) for meeting in meetings for step in steps}
    return next(code for n in range(100) if (code := f"{n:06}") not in right)


def test_the_code_on_the_screen_marks_as_present(meeting, cohort, ayu):
    make_enrolment(cohort, ayu)
    code = shown(meeting)
    row = check_in_by_code(resident=ayu, typed=f" {code[:3]} {code[3:]} ")
    assert (row.meeting, row.method, row.step is None) == (meeting, "code", False)
    assert not CodeGuess.objects.exists()


def test_of_two_meetings_at_once_the_one_that_shows_it_is_meant(course, meeting, cohort, ayu):
    other = make_cohort(course, slug="sore")
    second = make_meeting(other)
    for each in (cohort, other):
        make_enrolment(each, ayu)
    assert check_in_by_code(resident=ayu, typed=shown(second)).meeting == second


def test_the_code_of_another_class_is_as_wrong_as_any(course, meeting, cohort, ayu):
    make_enrolment(cohort, ayu)
    second = make_meeting(make_cohort(course, slug="sore"))
    with pytest.raises(WrongCode):
        check_in_by_code(resident=ayu, typed=shown(second))
    assert not Attendance.objects.exists()


def test_the_eleventh_guess_is_refused_and_so_is_the_right_code_then(meeting, cohort, ayu, budi):
    for person in (ayu, budi):
        make_enrolment(cohort, person)
    wrong = wrong_for(meeting)
    for _ in range(10):
        with pytest.raises(WrongCode):
            check_in_by_code(resident=ayu, typed=wrong)
    for typed in (wrong, shown(meeting)):
        with pytest.raises(TooManyGuesses):
            check_in_by_code(resident=ayu, typed=typed)
    assert not Attendance.objects.exists()
    # Others are not kept from coming in.
    assert check_in_by_code(resident=budi, typed=shown(meeting)).meeting == meeting


def test_ten_minutes_later_one_may_try_again(meeting, cohort, ayu):
    make_enrolment(cohort, ayu)
    earlier = timezone.now() - timedelta(minutes=10, seconds=1)
    CodeGuess.objects.bulk_create(CodeGuess(person=ayu, at=earlier) for _ in range(10))
    assert check_in_by_code(resident=ayu, typed=shown(meeting)).meeting == meeting
    assert not CodeGuess.objects.exists()


def test_before_the_doors_open_it_says_when(cohort, ayu):
    make_enrolment(cohort, ayu)
    meeting = make_meeting(cohort, starts_in=timedelta(days=1))
    with pytest.raises(TooEarly):
        check_in_by_code(resident=ayu, typed=shown(meeting))
    assert not CodeGuess.objects.exists()


def test_without_a_class_nothing_is_open(meeting, ayu):
    with pytest.raises(NothingOpen):
        check_in_by_code(resident=ayu, typed=shown(meeting))
    assert not CodeGuess.objects.exists()

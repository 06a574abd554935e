"""Being marked as present, by whom and when, and what is taken back."""

from datetime import timedelta

import pytest
from django.db.models import ProtectedError
from django.utils import timezone

from lms.enrolment.attendance import NotInClass, TooEarly, TooLate, check_in, take_back, tick
from lms.enrolment.enums import EnrolmentState as S
from lms.enrolment.enums import PresenceMethod, TakeBackReason
from lms.enrolment.models import Attendance
from lms.people.models import TrailEntry
from tests.factories import make_cohort, make_enrolment, make_meeting


def scan(meeting, resident, step=4):
    return check_in(meeting=meeting, resident=resident, method=PresenceMethod.QR, step=step)


def verbs():
    return list(
        TrailEntry.objects.filter(verb__startswith="attendance")
        .order_by("pk")
        .values_list("verb", "actor__name", "detail")
    )


def test_who_scans_is_present_and_takes_part(meeting, cohort, ayu):
    seat = make_enrolment(cohort, ayu, state=S.ENROLLED)
    row = scan(meeting, ayu)
    assert (row.method, row.step, row.marked_by, row.taken_back_at) == ("qr", 4, ayu, None)
    seat.refresh_from_db()
    assert seat.state == S.ACTIVE
    assert verbs() == [
        (
            "attendance.marked",
            "Ayu",
            {"meeting": meeting.pk, "enrolment": seat.pk, "method": "qr", "step": 4},
        )
    ]


def test_scanning_twice_is_once(meeting, cohort, ayu):
    make_enrolment(cohort, ayu)
    assert scan(meeting, ayu, step=4) == scan(meeting, ayu, step=5)
    assert Attendance.objects.values_list("step", flat=True).get() == 4
    assert len(verbs()) == 1


@pytest.mark.parametrize("state", [S.COMPLETED, S.NOT_PASSED])
def test_who_is_done_can_come_and_stays_done(meeting, cohort, ayu, state):
    seat = make_enrolment(cohort, ayu, state=state)
    scan(meeting, ayu)
    seat.refresh_from_db()
    assert seat.state == state


@pytest.mark.parametrize("state", [None, S.WAITLISTED, S.WITHDRAWN, S.OFFERED])
def test_without_a_seat_nobody_is_present(meeting, cohort, ayu, state):
    if state:
        make_enrolment(cohort, ayu, state=state)
    with pytest.raises(NotInClass):
        scan(meeting, ayu)
    assert not Attendance.objects.exists()


def test_a_seat_in_another_class_is_none_here(meeting, course, ayu, citra):
    other = make_enrolment(make_cohort(course, slug="lain"), ayu)
    with pytest.raises(NotInClass):
        scan(meeting, ayu)
    with pytest.raises(NotInClass):
        tick(meeting=meeting, enrolment=other, actor=citra)
    assert not Attendance.objects.exists()


@pytest.mark.parametrize(
    ("starts_in", "refusal"),
    [
        (timedelta(minutes=61), TooEarly),
        (timedelta(minutes=59), None),
        (timedelta(hours=-3, minutes=-59), None),
        (timedelta(hours=-4, minutes=-1), TooLate),
    ],
)
def test_the_doors_open_an_hour_before_and_close_an_hour_after(cohort, ayu, starts_in, refusal):
    make_enrolment(cohort, ayu)
    meeting = make_meeting(cohort, starts_in=starts_in, lasts=timedelta(hours=3))
    if refusal is None:
        assert scan(meeting, ayu).meeting == meeting
    else:
        with pytest.raises(refusal):
            scan(meeting, ayu)
        assert not Attendance.objects.exists()


def test_a_hand_may_add_to_a_list_on_paper_but_not_before_the_doors_open(cohort, ayu, citra):
    seat = make_enrolment(cohort, ayu)
    over = make_meeting(cohort, starts_in=timedelta(days=-3))
    assert tick(meeting=over, enrolment=seat, actor=citra).method == "hand"
    coming = make_meeting(cohort, starts_in=timedelta(days=1))
    with pytest.raises(TooEarly):
        tick(meeting=coming, enrolment=seat, actor=citra)


def test_taken_back_and_given_again_is_one_row_with_every_step_recorded(
    meeting, cohort, ayu, citra, endah
):
    seat = make_enrolment(cohort, ayu)
    row = scan(meeting, ayu)
    for _ in range(2):
        gone = take_back(attendance=row, actor=citra, reason=TakeBackReason.NOT_THERE)
    assert (gone.taken_back_by, gone.taken_back_reason) == (citra, "not_there")
    assert list(Attendance.objects.standing()) == []
    again = tick(meeting=meeting, enrolment=seat, actor=endah)
    assert again == row
    assert (again.method, again.marked_by, again.step) == ("hand", endah, None)
    assert (again.taken_back_at, again.taken_back_by, again.taken_back_reason) == (None, None, "")
    ids = {"meeting": meeting.pk, "enrolment": seat.pk}
    assert verbs() == [
        ("attendance.marked", "Ayu", {**ids, "method": "qr", "step": 4}),
        ("attendance.taken_back", "Citra", {**ids, "reason": "not_there"}),
        ("attendance.marked_again", "Endah", {**ids, "method": "hand"}),
    ]


def test_a_tick_from_before_does_not_undo_what_was_taken_back_since(meeting, cohort, ayu, citra):
    seat = make_enrolment(cohort, ayu)
    ticked_at = timezone.now()
    row = tick(meeting=meeting, enrolment=seat, actor=citra, ticked_at=ticked_at)
    take_back(attendance=row, actor=citra, reason=TakeBackReason.MISTAKE)
    late = tick(meeting=meeting, enrolment=seat, actor=citra, ticked_at=ticked_at)
    assert late.taken_back_reason == "mistake"


@pytest.mark.parametrize("off", [timedelta(days=-400), timedelta(days=400)])
def test_a_clock_that_is_wrong_is_not_believed(meeting, cohort, ayu, citra, off):
    seat = make_enrolment(cohort, ayu)
    now = timezone.now()
    row = tick(meeting=meeting, enrolment=seat, actor=citra, ticked_at=now + off)
    assert meeting.starts_at - timedelta(hours=1) <= row.at <= timezone.now()


def test_an_unknown_reason_is_refused(meeting, cohort, ayu, citra):
    make_enrolment(cohort, ayu)
    row = scan(meeting, ayu)
    with pytest.raises(ValueError, match="because"):
        take_back(attendance=row, actor=citra, reason="because")
    assert list(Attendance.objects.standing()) == [row]


def test_attendance_goes_with_the_person_and_keeps_its_meeting(meeting, cohort, ayu):
    make_enrolment(cohort, ayu)
    scan(meeting, ayu)
    with pytest.raises(ProtectedError):
        meeting.delete()
    ayu.delete()
    assert not Attendance.objects.exists()

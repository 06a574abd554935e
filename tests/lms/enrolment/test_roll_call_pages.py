"""The trainer's page in front of the class."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from lms.enrolment.attendance import tick
from lms.enrolment.models import Attendance
from lms.enrolment.presence_codes import code_of, read_token, step_at
from tests.factories import PersonFactory, make_cohort, make_enrolment, make_meeting

AS_DATA = {"accept": "application/json"}


@pytest.fixture
def page(meeting):
    return f"/mengajar/hadir/{meeting.pk}/"


def test_the_screen_shows_a_code_that_phones_can_use(client, page, meeting, cohort, ayu, citra):
    make_enrolment(cohort, ayu)
    client.force_login(citra)
    before = step_at()
    screen = client.get(page).context["screen"]
    token = screen.address.removeprefix("http://testserver/hadir/").strip("/")
    shown = read_token(token)
    assert (shown.meeting_id, shown.step in (before, before + 1)) == (meeting.pk, True)
    assert screen.code.replace(" ", "") == code_of(meeting.pk, shown.step)
    assert screen.qr.startswith("<svg")
    assert "style=" not in screen.qr
    assert (screen.is_open, screen.says) == (True, "0 dari 1 hadir")
    # The same address in English: what phones open is short and Indonesian.
    english = client.get(f"/en{page}").context["screen"]
    assert english.address.startswith("http://testserver/hadir/")


def test_the_script_asks_for_the_same(client, page, meeting, cohort, ayu, budi, citra):
    seat = make_enrolment(cohort, ayu)
    make_enrolment(cohort, budi)
    row = tick(meeting=meeting, enrolment=seat, actor=citra)
    client.force_login(citra)
    data = client.get(f"{page}sekarang/").json()
    at = timezone.localtime(row.at)
    assert data["present"] == {str(seat.pk): f"Hadir pukul {at:%H.%M} · Dicentang pelatih"}
    assert (data["says"], data["open"], 1 <= data["turns_in"] <= 30) == (
        "1 dari 2 hadir",
        True,
        True,
    )
    assert data.keys() == {"open", "address", "qr", "code", "turns_in", "says", "present"}


@pytest.mark.parametrize("starts_in", [timedelta(hours=2), timedelta(days=-1)])
def test_outside_its_hours_the_screen_says_when(client, cohort, citra, starts_in):
    meeting = make_meeting(cohort, starts_in=starts_in)
    client.force_login(citra)
    screen = client.get(f"/mengajar/hadir/{meeting.pk}/").context["screen"]
    assert screen.is_open is False


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("citra", 200),
        ("endah", 200),
        ("admin", 200),
        ("dimas", 404),
        ("ayu", 404),
        ("fajar", 404),
    ],
)
def test_only_trainers_of_the_class_and_the_office(
    request, client, page, cohort, ayu, name, status
):
    seat = make_enrolment(cohort, ayu)
    client.force_login(request.getfixturevalue(name))
    assert client.get(page).status_code == status
    assert client.get(f"{page}sekarang/").status_code == status
    ticked = client.post(f"{page}{seat.pk}/", headers=AS_DATA).status_code
    taken = client.post(f"{page}{seat.pk}/batal/", headers=AS_DATA).status_code
    assert (ticked, taken) == (status, status)
    assert Attendance.objects.exists() == (status == 200)


def test_a_tick_by_form_and_its_undo(client, page, cohort, ayu, citra):
    seat = make_enrolment(cohort, ayu)
    client.force_login(citra)
    for _ in range(2):
        assert client.post(f"{page}{seat.pk}/").url == page
    row = Attendance.objects.get()
    assert (row.method, row.marked_by, row.taken_back_at) == ("hand", citra, None)
    assert client.post(f"{page}{seat.pk}/batal/", {"reason": "left_early"}).url == page
    row.refresh_from_db()
    assert (row.taken_back_by, row.taken_back_reason) == (citra, "left_early")


def test_an_undo_without_a_known_reason_was_a_slip(client, page, cohort, ayu, citra):
    seat = make_enrolment(cohort, ayu)
    client.force_login(citra)
    client.post(f"{page}{seat.pk}/")
    client.post(f"{page}{seat.pk}/batal/", {"reason": "lupa"})
    assert Attendance.objects.get().taken_back_reason == "mistake"


def test_a_tick_that_waited_for_the_line_keeps_its_time_and_is_sent_twice_safely(
    client, page, cohort, ayu, citra
):
    seat = make_enrolment(cohort, ayu)
    client.force_login(citra)
    at = int(timezone.now().timestamp()) - 300
    for _ in range(2):
        answer = client.post(f"{page}{seat.pk}/", {"ticked_at": at}, headers=AS_DATA)
        assert answer.json()["present"].keys() == {str(seat.pk)}
    assert int(Attendance.objects.get().at.timestamp()) == at


@pytest.mark.parametrize("sent", ["", "kemarin", "9" * 30, "-1", "1.5"])
def test_a_time_that_is_none_is_now(client, page, meeting, cohort, ayu, citra, sent):
    seat = make_enrolment(cohort, ayu)
    client.force_login(citra)
    client.post(f"{page}{seat.pk}/", {"ticked_at": sent}, headers=AS_DATA)
    assert meeting.starts_at - timedelta(hours=1) <= Attendance.objects.get().at <= timezone.now()


def test_who_lost_the_seat_is_refused_in_words(client, page, cohort, ayu, citra):
    seat = make_enrolment(cohort, ayu, state="withdrawn")
    client.force_login(citra)
    answer = client.post(f"{page}{seat.pk}/", headers=AS_DATA)
    assert (answer.status_code, answer.json().keys()) == (409, {"refused"})
    assert client.post(f"{page}{seat.pk}/").url == page
    assert not Attendance.objects.exists()


def test_somebody_of_another_class_is_absent(client, page, course, ayu, citra):
    other = make_enrolment(make_cohort(course, slug="lain"), ayu)
    client.force_login(citra)
    assert client.post(f"{page}{other.pk}/").status_code == 404
    assert client.post(f"{page}{other.pk}/batal/").status_code == 404


@pytest.mark.parametrize("where", ["", "sekarang/"])
def test_the_page_costs_the_same_for_one_participant_and_for_three(
    client, page, meeting, cohort, citra, ayu, where, django_assert_num_queries
):
    tick(meeting=meeting, enrolment=make_enrolment(cohort, ayu), actor=citra)
    client.force_login(citra)
    client.get(page + where)
    with CaptureQueriesContext(connection) as asked:
        client.get(page + where)
    for name in ("Sari", "Rina"):
        seat = make_enrolment(cohort, PersonFactory(name=name))
        tick(meeting=meeting, enrolment=seat, actor=citra)
    with django_assert_num_queries(len(asked)):
        client.get(page + where)

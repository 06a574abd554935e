"""A resident's phone: the address in the QR code, and the six digits."""

from datetime import timedelta

import pytest
from django.test import Client

from lms.enrolment import presence_codes, scanned
from lms.enrolment.attendance import take_back, tick
from lms.enrolment.enums import EnrolmentState as S
from lms.enrolment.models import Attendance, CodeGuess
from lms.enrolment.presence_codes import code_of, step_at, token_of
from tests.factories import PASSWORD, make_cohort, make_enrolment, make_meeting


def address(meeting, steps_ago=0):
    return f"/hadir/{token_of(meeting.pk, step_at() - steps_ago)}/"


def present():
    return list(
        Attendance.objects.standing().values_list("enrolment__resident__name", "meeting", "method")
    )


@pytest.fixture
def clock(monkeypatch):
    """A clock for codes alone, at the start of a step."""

    class Clock:
        now = 1_800_000_000

        def time(self):
            return self.now

    clock = Clock()
    monkeypatch.setattr(presence_codes, "time", clock)
    monkeypatch.setattr(scanned, "time", clock)
    return clock


def test_seeing_the_page_marks_nothing_and_one_tap_does(client, meeting, cohort, ayu):
    seat = make_enrolment(cohort, ayu, state=S.ENROLLED)
    client.force_login(ayu)
    for _ in range(2):
        page = client.get(address(meeting))
        assert (page.status_code, page.context["meeting"]) == (200, meeting)
        assert client.head(address(meeting)).status_code == 200
    assert present() == []
    for _ in range(2):
        answer = client.post(address(meeting))
        assert (answer.status_code, answer.url) == (302, f"/hadir/tercatat/{meeting.pk}/")
    assert present() == [("Ayu", meeting.pk, "qr")]
    seat.refresh_from_db()
    assert seat.state == S.ACTIVE
    receipt = client.get(answer.url)
    assert receipt.context["described"]["title"] == "Merekam suara"
    # Who scans again is told, not asked.
    assert client.get(address(meeting)).url == answer.url


def test_a_stranger_signs_in_and_comes_back(client, meeting, cohort, ayu):
    make_enrolment(cohort, ayu)
    where = address(meeting)
    asked = client.get(where)
    assert (asked.status_code, asked.url) == (302, f"/masuk/?next={where}")
    back = client.post(asked.url, {"username": ayu.email, "password": PASSWORD, "next": where})
    assert back.url == where
    client.post(where)
    assert present() == [("Ayu", meeting.pk, "qr")]


def test_a_code_opened_in_time_may_be_confirmed_after_a_slow_sign_in(
    client, clock, meeting, cohort, ayu
):
    make_enrolment(cohort, ayu)
    where = address(meeting)
    client.get(where)
    clock.now += 9 * 60
    client.post("/masuk/", {"username": ayu.email, "password": PASSWORD, "next": where})
    assert client.get(where).status_code == 200
    client.post(where)
    assert present() == [("Ayu", meeting.pk, "qr")]


def test_ten_minutes_later_it_must_be_scanned_again(client, clock, meeting, cohort, ayu):
    make_enrolment(cohort, ayu)
    client.force_login(ayu)
    where = address(meeting)
    client.get(where)
    clock.now += 10 * 60 + 1
    assert client.post(where).status_code == 410
    assert present() == []


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_token_of_61_seconds_ago_is_refused_for_who_did_not_open_it(
    client, clock, meeting, cohort, ayu, method
):
    """A photo of the screen that reached a friend too late."""
    make_enrolment(cohort, ayu)
    where = address(meeting)
    Client().get(where)
    clock.now += 61
    client.force_login(ayu)
    assert getattr(client, method)(where).status_code == 410
    assert present() == []


def test_a_token_of_another_meeting_marks_that_one_only(client, meeting, course, ayu):
    """Signed for a class in which Ayu has no seat."""
    other = make_meeting(make_cohort(course, slug="lain"))
    make_enrolment(meeting.cohort, ayu)
    client.force_login(ayu)
    refused = client.post(address(other))
    assert (refused.status_code, refused.context["meeting"]) == (409, other)
    assert present() == []


@pytest.mark.parametrize("state", [None, S.WAITLISTED, S.WITHDRAWN])
def test_who_has_no_seat_is_told_so_before_and_after_the_tap(client, meeting, cohort, ayu, state):
    if state:
        make_enrolment(cohort, ayu, state=state)
    client.force_login(ayu)
    for ask in (client.get, client.post):
        answer = ask(address(meeting))
        assert answer.status_code == 409
        assert "kursi" in answer.context["reason"]
    assert present() == []


@pytest.mark.parametrize(
    ("starts_in", "word"), [(timedelta(days=1), "awal"), (timedelta(days=-1), "ditutup")]
)
def test_too_early_and_too_late_are_told(client, cohort, ayu, starts_in, word):
    make_enrolment(cohort, ayu)
    meeting = make_meeting(cohort, starts_in=starts_in)
    client.force_login(ayu)
    for ask in (client.get, client.post):
        answer = ask(address(meeting))
        assert answer.status_code == 409
        assert word in answer.context["reason"]
    assert present() == []


def test_a_forged_address_is_like_an_expired_one(client, meeting, ayu):
    client.force_login(ayu)
    for token in ("rahasia", f"{meeting.pk}-1-abc"):
        assert client.get(f"/hadir/{token}/").status_code == 410
    assert client.get(f"/hadir/{token_of(987654, step_at())}/").status_code == 404


def test_digits_are_typed_and_guesses_counted(client, meeting, cohort, ayu):
    make_enrolment(cohort, ayu)
    client.force_login(ayu)
    page = client.get("/hadir/")
    assert [each["meeting"] for each in page.context["open_now"]] == [meeting]
    right = {code_of(meeting.pk, step_at() + ahead) for ahead in range(-2, 3)}
    wrong = next(code for n in range(9) if (code := f"{n:06}") not in right)
    assert [client.post("/hadir/", {"code": wrong}).status_code for _ in range(11)] == [
        *[422] * 10,
        429,
    ]
    assert client.post("/hadir/", {"code": code_of(meeting.pk, step_at())}).status_code == 429
    CodeGuess.objects.all().delete()
    code = code_of(meeting.pk, step_at())
    answer = client.post("/hadir/", {"code": f"{code[:3]} {code[3:]}"})
    assert answer.url == f"/hadir/tercatat/{meeting.pk}/"
    assert present() == [("Ayu", meeting.pk, "code")]


def test_no_digits_are_no_guess(client, meeting, cohort, ayu):
    make_enrolment(cohort, ayu)
    client.force_login(ayu)
    assert client.post("/hadir/", {"code": ""}).context["form"].errors.keys() == {"code"}
    assert not CodeGuess.objects.exists()


def test_the_receipt_is_ones_own_and_goes_when_taken_back(
    client, meeting, cohort, ayu, budi, citra
):
    row = tick(meeting=meeting, enrolment=make_enrolment(cohort, ayu), actor=citra)
    receipt = f"/hadir/tercatat/{meeting.pk}/"
    client.force_login(budi)
    assert client.get(receipt).status_code == 404
    client.force_login(ayu)
    assert client.get(receipt).status_code == 200
    take_back(attendance=row, actor=citra, reason="not_there")
    assert client.get(receipt).status_code == 404


def test_who_is_down_as_present_is_asked_for_no_code(client, meeting, course, cohort, ayu, citra):
    tick(meeting=meeting, enrolment=make_enrolment(cohort, ayu), actor=citra)
    client.force_login(ayu)
    page = client.get("/hadir/")
    text = page.content.decode()
    assert (page.context["is_done"], 'name="code"' in text) == (True, False)
    assert f"/hadir/tercatat/{meeting.pk}/" in text
    # Another of their meetings is on as well: its code can still be typed.
    other = make_meeting(make_cohort(course, slug="sore"))
    make_enrolment(other.cohort, ayu)
    text = client.get("/hadir/").content.decode()
    assert ('name="code"' in text, "sudah tercatat" in text) == (True, True)

"""Lots that anybody can draw again, and the office's own choice."""

import json
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from lms.enrolment.enrol import apply_for_seat, withdraw
from lms.enrolment.enums import EnrolmentState as S
from lms.enrolment.enums import SeatKind, Selection
from lms.enrolment.lottery import (
    TooEarly,
    WrongSelection,
    draw,
    fingerprint,
    in_drawn_order,
    lottery_of,
    published,
)
from lms.enrolment.models import Enrolment, Lottery, LotteryTicket
from lms.enrolment.selection import (
    NoSeatLeft,
    OwnApplication,
    ReasonMissing,
    conclude,
    reject,
    select,
)
from lms.enrolment.settling import settle, unsettled
from lms.notices.models import Notice
from lms.people.models import TrailEntry
from tests.factories import PersonFactory, make_cohort

CHECK = Path(__file__).resolve().parents[3] / "docs" / "lottery_check.py"
NAMES = ("Wati", "Joko", "Sri", "Tono", "Rini", "Eko")


def by(cohort, selection, **fields):
    type(cohort).objects.filter(pk=cohort.pk).update(selection=selection, **fields)
    cohort.refresh_from_db()
    return cohort


def close(cohort):
    return by(cohort, cohort.selection, applications_close_at=timezone.now())


@pytest.fixture
def lots(cohort):
    return by(cohort, Selection.LOTTERY)


@pytest.fixture
def chosen(cohort):
    return by(cohort, Selection.OFFICER)


@pytest.fixture
def people(db):
    return [PersonFactory(name=name) for name in NAMES]


def apply(cohort, people):
    return [apply_for_seat(cohort=cohort, resident=each, kind=SeatKind.PUBLIC) for each in people]


def states(cohort):
    return dict(Enrolment.objects.filter(cohort=cohort).values_list("ticket", "state"))


def test_who_applies_gets_a_ticket_and_waits_for_the_draw(lots, people):
    (first, second) = apply(lots, people[:2])
    assert (first.state, second.state) == (S.APPLIED, S.APPLIED)
    assert first.ticket != second.ticket
    assert Notice.objects.filter(code="applied").count() == 2


def test_the_seed_is_secret_until_the_draw_and_its_hash_is_not(lots, people):
    apply(lots, people)
    told = published(lots)
    assert told["seed_sha256"] == fingerprint(lottery_of(lots).seed)
    assert "seed" not in told
    assert told["tickets"] is None
    assert len(published(close(lots))["tickets"]) == len(NAMES)


def test_nothing_is_drawn_while_people_still_apply(lots, endah):
    with pytest.raises(TooEarly):
        draw(cohort=lots, actor=endah)


def test_a_class_in_the_order_of_application_is_not_drawn(cohort, endah):
    with pytest.raises(WrongSelection):
        draw(cohort=close(cohort), actor=endah)


def test_the_draw_seats_the_first_of_the_published_order_and_lines_up_the_others(
    lots, people, endah
):
    apply(lots, people)
    draw(cohort=close(lots), actor=endah)
    settle(cohort=lots)
    lottery = lottery_of(lots)
    order = in_drawn_order(lottery.seed, states(lots))
    assert [states(lots)[ticket] for ticket in order] == [S.ENROLLED] * 2 + [S.WAITLISTED] * 4
    in_line = Enrolment.objects.filter(cohort=lots).waiting().values_list("ticket", flat=True)
    assert list(in_line) == order[2:]
    assert not unsettled().exists()


def test_a_second_draw_changes_nothing(lots, people, endah):
    apply(lots, people)
    first = draw(cohort=close(lots), actor=endah)
    settle(cohort=lots)
    before = states(lots)
    assert draw(cohort=lots, actor=endah).drawn_at == first.drawn_at
    assert settle(cohort=lots) == 0
    assert states(lots) == before
    assert TrailEntry.objects.filter(verb="lottery.drawn").count() == 1


def test_a_winner_who_leaves_before_everybody_is_told_frees_one_seat_and_not_more(
    lots, people, endah
):
    apply(lots, people)
    draw(cohort=close(lots), actor=endah)
    winner = LotteryTicket.objects.get(rank=1)
    lost = Enrolment.objects.get(ticket=winner.ticket)
    withdraw(enrolment=lost, actor=lost.resident)
    settle(cohort=lots)
    order = list(LotteryTicket.objects.order_by("rank").values_list("ticket", flat=True))
    found = [states(lots)[ticket] for ticket in order]
    assert found == [S.WITHDRAWN, S.ENROLLED, S.ENROLLED] + [S.WAITLISTED] * 3


def test_the_published_file_is_recomputed_by_ten_lines(lots, people, endah, tmp_path):
    apply(lots, people)
    draw(cohort=close(lots), actor=endah)
    told = published(lots)
    file = tmp_path / "undian.json"
    file.write_text(json.dumps(told))
    done = subprocess.run([sys.executable, CHECK, file], capture_output=True, text=True)
    winners = list(LotteryTicket.objects.filter(won=True).values_list("ticket", flat=True))
    assert done.stdout == f"public has seats for: {' '.join(winners)}\n"
    code = CHECK.read_text().split('"""')[2]
    assert len([line for line in code.splitlines() if line.strip()]) <= 10

    told["groups"][0]["order"].reverse()
    file.write_text(json.dumps(told))
    refused = subprocess.run([sys.executable, CHECK, file], capture_output=True, text=True)
    assert refused.returncode == 1
    told["seed"] = "0" * 64
    file.write_text(json.dumps(told))
    assert subprocess.run([sys.executable, CHECK, file], capture_output=True).returncode == 1


def test_the_published_tickets_outlive_the_applications(lots, people, endah):
    apply(lots, people)
    draw(cohort=close(lots), actor=endah)
    told = published(lots)
    people[0].delete()
    assert published(lots) == told


def test_the_draw_is_settled_after_the_commit(
    lots, people, endah, monkeypatch, django_capture_on_commit_callbacks
):
    apply(lots, people)
    rung = []
    monkeypatch.setattr("lms.enrolment.lottery.settle_selection.delay", rung.append)
    with django_capture_on_commit_callbacks(execute=True):
        draw(cohort=close(lots), actor=endah)
    assert rung == [lots.pk]


def test_the_office_chooses_with_reasons_that_the_applicants_read(chosen, people, endah):
    first, second, third = apply(chosen, people[:3])
    for decide in (select, reject):
        with pytest.raises(TooEarly):
            decide(enrolment=second, actor=endah, reason="Mengelola akun kelurahan.")
    close(chosen)
    select(enrolment=second, actor=endah, reason="Mengelola akun kelurahan.")
    select(enrolment=second, actor=endah, reason="Mengelola akun kelurahan.")
    reject(enrolment=first, actor=endah, reason="Sudah ikut tahun lalu.")
    conclude(cohort=chosen, actor=endah)
    settle(cohort=chosen)
    found = [
        (each.state, each.reason)
        for each in Enrolment.objects.filter(pk__in=[first.pk, second.pk, third.pk]).order_by("pk")
    ]
    assert found == [
        (S.REJECTED, "Sudah ikut tahun lalu."),
        (S.ENROLLED, "Mengelola akun kelurahan."),
        # One of the two seats was left, so the next in line is called in.
        (S.ENROLLED, ""),
    ]


def test_the_office_needs_a_reason_and_a_seat(chosen, people, endah):
    first, second, third = apply(chosen, people[:3])
    close(chosen)
    with pytest.raises(ReasonMissing):
        select(enrolment=first, actor=endah, reason="  ")
    for each in (first, second):
        select(enrolment=each, actor=endah, reason="Aktif di KIM.")
    with pytest.raises(NoSeatLeft):
        select(enrolment=third, actor=endah, reason="Aktif di KIM.")
    third.refresh_from_db()
    assert third.state == S.APPLIED


def test_nothing_is_concluded_while_people_still_apply(chosen, endah):
    with pytest.raises(TooEarly):
        conclude(cohort=chosen, actor=endah)


def test_after_the_choice_a_class_that_opens_again_seats_in_order(chosen, people, endah):
    conclude(cohort=close(chosen), actor=endah)
    by(chosen, Selection.OFFICER, applications_close_at=timezone.now() + timedelta(days=1))
    found = [each.state for each in apply(chosen, people[:3])]
    assert found == [S.ENROLLED, S.ENROLLED, S.WAITLISTED]


def test_a_draw_writes_the_same_number_of_statements_for_any_number_of_tickets(
    lots, people, endah, django_assert_num_queries
):
    def statements():
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(
            connection,
        ) as seen:
            draw(cohort=lots, actor=endah)
        return len(seen)

    apply(lots, people[:1])
    close(lots)
    one = statements()
    other = by(make_cohort(lots.course, slug="angkatan-2"), Selection.LOTTERY)
    apply(other, people[:3])
    lots = close(other)
    assert statements() == one


def test_the_hash_is_there_before_the_first_ticket(lots, ayu):
    """Also where nobody has looked at the page of the class."""
    apply_for_seat(cohort=lots, resident=ayu, kind=SeatKind.PUBLIC)
    before = Lottery.objects.get(cohort=lots).seed_sha256
    draw(cohort=close(lots), actor=None)
    assert published(lots)["seed_sha256"] == before


def test_nobody_decides_about_their_own_application(chosen, endah):
    mine = apply_for_seat(cohort=chosen, resident=endah, kind=SeatKind.PUBLIC)
    for decide in (select, reject):
        with pytest.raises(OwnApplication):
            decide(enrolment=mine, actor=endah, reason="Saya sendiri.")
    mine.refresh_from_db()
    assert mine.state == S.APPLIED

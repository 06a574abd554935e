"""The administrator searches the trail; the search is recorded."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from lms.people.models import TrailEntry
from lms.people.sealing import faults, seal
from lms.people.trail import record, saw, saw_list
from tests.factories import make_enrolment

PATH = "/program/jejak/"


@pytest.fixture
def trail(ayu, budi, citra, endah, cohort):
    seat = make_enrolment(cohort, ayu)
    record(verb="registered", subject=ayu, actor=ayu)
    record(verb="enrolment.offered", subject=seat)
    saw(actor=endah, subject=seat, page="application")
    saw_list(actor=citra, people=[ayu.pk, budi.pk], page="desk")
    record(verb="role_given", subject=citra, actor=endah, role="trainer")
    return seat


def verbs(client, **asked):
    page = client.get(PATH, asked)
    assert page.status_code == 200
    return [row["verb"] for row in page.context["rows"] if row["verb"] != "trail_searched"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["role_given", "seen_list", "seen", "enrolment.offered", "registered"]),
        ({"who": "endah"}, ["role_given", "seen"]),
        ({"who": "citra@demo.test"}, ["seen_list"]),
        ({"whom": "Ayu"}, ["seen_list", "seen", "enrolment.offered", "registered"]),
        ({"whom": "budi@demo.test"}, ["seen_list"]),
        ({"whom": "Nobody"}, []),
        ({"verb": "seen"}, ["seen"]),
        ({"who": "endah", "whom": "ayu"}, ["seen"]),
    ],
)
def test_it_is_searched_by_who_whom_and_what(client, admin, trail, asked, found):
    client.force_login(admin)
    assert verbs(client, **asked) == found


def test_it_is_searched_by_day(client, admin, trail):
    client.force_login(admin)
    today = timezone.localdate()
    yesterday, tomorrow = today - timedelta(days=1), today + timedelta(days=1)
    assert len(verbs(client, since=str(today), until=str(today))) == 5
    assert verbs(client, until=str(yesterday)) == verbs(client, since=str(tomorrow)) == []


def test_a_wrong_day_is_told_and_searches_everything(client, admin, trail):
    client.force_login(admin)
    page = client.get(PATH, {"since": "kemarin"})
    assert list(page.context["form"].errors) == ["since"]
    assert len(page.context["rows"]) == 5


def test_reading_the_trail_is_recorded_without_what_was_typed(client, admin, ayu, trail):
    client.force_login(admin)
    client.get(PATH, {"whom": "ayu@demo.test", "verb": "seen"})
    entry = TrailEntry.objects.get(verb="trail_searched")
    assert (entry.actor, entry.detail) == (
        admin,
        {"about": [ayu.pk], "verb_asked": "seen", "leaf": 1},
    )
    seal()
    assert list(faults()) == []


def test_it_can_only_be_read(client, admin, trail):
    client.force_login(admin)
    assert client.post(PATH).status_code == 405
    assert 'method="post" action="/program/jejak' not in client.get(PATH).content.decode()


def test_officers_do_not_read_it(client, endah):
    client.force_login(endah)
    assert client.get(PATH).status_code == 404


def test_it_is_the_same_work_for_five_entries_and_for_fifty(client, admin, trail, ayu, endah):
    client.force_login(admin)

    def questions():
        with CaptureQueriesContext(connection) as asked:
            client.get(PATH, {"whom": "ayu@demo.test"})
        return len(asked)

    first = questions()
    for _number in range(45):
        saw(actor=endah, subject=ayu, page="user")
    assert questions() == first


def test_details_and_objects_are_told_in_words(client, admin, ayu, trail):
    record(
        verb="enrolment.active", subject=trail, actor=ayu, **{"from": "enrolled", "to": "active"}
    )
    client.force_login(admin)
    rows = {row["verb"]: row for row in client.get(PATH).context["rows"]}
    assert rows["role_given"]["detail"] == [("Sebagai", "pelatih")]
    assert rows["enrolment.active"]["detail"] == [
        ("Sebelumnya", "Kursi diberikan"),
        ("Sesudahnya", "Sedang ikut"),
    ]
    assert dict(rows["seen_list"]["detail"]) | {"Orang": "2"} == dict(rows["seen_list"]["detail"])
    assert (rows["registered"]["named"], rows["enrolment.active"]["named"]) == ("Ayu", "")


def test_looks_at_lists_can_be_left_out(client, admin, trail):
    client.force_login(admin)
    assert "seen_list" in verbs(client)
    assert verbs(client, without_looks="on") == [
        "role_given", "seen", "enrolment.offered", "registered",
    ]  # fmt: skip


def test_days_the_wrong_way_round_are_told(client, admin, trail):
    client.force_login(admin)
    today = timezone.localdate()
    page = client.get(PATH, {"since": str(today), "until": str(today - timedelta(days=1))})
    assert list(page.context["form"].errors) == ["until"]
    assert "Tukarlah kedua tanggal itu" in page.content.decode()


def test_a_date_or_choice_that_is_none_says_what_to_do(client, admin, trail):
    client.force_login(admin)
    text = client.get(PATH, {"since": "kemarin", "verb": "zzz"}).content.decode()
    assert "misalnya 25-02-2026" in text
    assert "Pilih salah satu yang ada di daftar itu" in text

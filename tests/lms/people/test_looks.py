"""Who looked at my data: every look of the staff, from every room, and nobody else's."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from lms.people.looks import looks_at, who_looked
from lms.people.models import TrailEntry
from lms.people.sealing import faults, seal
from lms.people.trail import saw, saw_list
from tests.factories import make_enrolment


def places(person) -> list[str]:
    return [entry.detail.get("page") for entry in looks_at(person)]


def test_a_look_at_a_record_at_the_person_and_at_a_list_is_read(ayu, budi, citra, endah, cohort):
    seat = make_enrolment(cohort, ayu)
    saw(actor=endah, subject=seat, page="application")
    saw(actor=endah, subject=ayu, page="user")
    saw_list(actor=citra, people=[budi.pk, ayu.pk], subject=cohort, page="roll_call")
    saw_list(actor=citra, people=[budi.pk], page="desk")
    assert places(ayu) == ["roll_call", "user", "application"]
    assert places(budi) == ["desk", "roll_call"]


def test_a_list_is_one_row_of_the_trail_and_one_statement(ayu, budi, citra, endah, cohort):
    citra.groups.all()
    saw_list(actor=citra, people=[ayu.pk], page="desk")
    with CaptureQueriesContext(connection) as asked:
        saw_list(actor=citra, people=[ayu.pk, budi.pk, endah.pk], page="desk")
    assert len(asked) == 1
    entry = TrailEntry.objects.first()
    assert entry.detail["people"].split() == [str(n) for n in sorted((ayu.pk, budi.pk, endah.pk))]


def test_a_number_that_contains_another_is_another(ayu, citra):
    saw_list(actor=citra, people=[int(f"{ayu.pk}0"), int(f"1{ayu.pk}")], page="desk")
    assert places(ayu) == []


def test_looking_at_oneself_is_no_news(ayu, citra):
    assert saw_list(actor=citra, people=[citra.pk], page="desk") is None
    assert saw_list(actor=citra, people=[], page="desk") is None
    saw_list(actor=citra, people=[citra.pk, ayu.pk], page="desk")
    assert (places(citra), places(ayu)) == ([], ["desk"])


def test_it_says_who_in_which_role_and_at_what(ayu, citra, endah, cohort):
    saw_list(actor=citra, people=[ayu.pk], subject=cohort, page="roll_call")
    saw(actor=endah, subject=make_enrolment(cohort, ayu))
    citra.delete()
    with override("id"):
        read = [{**row, "at": None} for row in who_looked(ayu)]
    assert read == [
        {
            "at": None,
            "who": "Endah",
            "role": "petugas Diskominfo",
            "what": "Pendaftaran",
            "why": "",
        },
        {
            "at": None,
            "who": "seseorang yang sudah keluar",
            "role": "pelatih",
            "what": "Presensi sebuah pertemuan",
            "why": "",
        },
    ]


def test_the_page_is_the_same_work_for_one_look_and_for_three(client, ayu, citra):
    client.force_login(ayu)

    def questions():
        saw_list(actor=citra, people=[ayu.pk], page="desk")
        with CaptureQueriesContext(connection) as asked:
            client.get("/akun/data/isi/who_looked/")
        return len(asked)

    first = questions()
    questions()
    assert questions() == first


@pytest.mark.parametrize("change", [{"people": " 987 "}, {"role": "officer"}])
def test_a_look_cannot_be_rewritten_unseen(ayu, citra, change):
    entry = saw_list(actor=citra, people=[ayu.pk], page="desk")
    seal()
    TrailEntry.objects.filter(pk=entry.pk).update(detail=entry.detail | change)
    assert len(list(faults())) == 1

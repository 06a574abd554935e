"""What the office decides about one application, and what its history then says."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.translation import override

from lms.enrolment.applications import applications, listed
from lms.enrolment.deciding import NotDone, acts_open, decide, edition
from lms.enrolment.enrol import ClassOver, withdraw
from lms.enrolment.enums import EnrolmentState as S
from lms.enrolment.enums import Selection
from lms.enrolment.leaving import state_in_words
from lms.enrolment.models import Cohort, Enrolment
from lms.people.erasing import erase_person
from lms.people.models import TrailEntry
from lms.people.personal import copy_of
from tests.factories import PersonFactory, make_cohort, make_enrolment

OFFICE = "Diambil kembali oleh Diskominfo"
THEMSELVES = "Mengundurkan diri"


@pytest.fixture
def office(client, endah):
    client.force_login(endah)
    return client


def page_of(enrolment):
    return f"/program/angkatan/{enrolment.cohort.slug}/pendaftar/{enrolment.pk}/"


def end(cohort):
    yesterday = timezone.localdate() - timedelta(days=1)
    Cohort.objects.filter(pk=cohort.pk).update(starts_on=yesterday, ends_on=yesterday)


def says(enrolment):
    with override("id"):
        return state_in_words(Enrolment.objects.get(pk=enrolment.pk))


def test_a_second_tab_hears_that_it_came_too_late(office, cohort, ayu):
    cohort.selection = Selection.OFFICER
    cohort.applications_close_at = timezone.now() - timedelta(minutes=1)
    cohort.save()
    asked = make_enrolment(cohort, ayu, state=S.APPLIED)
    seen = edition(asked)
    first = {"act": "reject", "reason": "Sudah ikut tahun lalu.", "seen": seen}
    assert office.post(page_of(asked), first).status_code == 302
    late = office.post(page_of(asked), {"act": "select", "reason": "Aktif.", "seen": seen})
    assert len(late.context["form"].non_field_errors()) == 1
    assert "Aktif." in late.content.decode()
    asked.refresh_from_db()
    assert (asked.state, asked.reason) == (S.REJECTED, "Sudah ikut tahun lalu.")


def test_where_there_is_a_place_already_nobody_is_moved(office, cohort, course, ayu, endah):
    seat = make_enrolment(cohort, ayu, state=S.ENROLLED)
    other = make_cohort(course, slug="angkatan-2")
    assert b"transfer:angkatan-2" in office.get(page_of(seat)).content
    there = make_enrolment(other, ayu, state=S.ENROLLED)
    assert b"transfer:angkatan-2" not in office.get(page_of(seat)).content
    said = {"act": "transfer:angkatan-2", "reason": "Jadwal.", "seen": edition(seat)}
    answer = office.post(page_of(seat), said)
    (why,) = answer.context["form"].non_field_errors()
    assert "Sudah ada kursi di kelas itu." in why
    states = Enrolment.objects.of(ayu).order_by("pk").values_list("pk", "state", "reason")
    assert list(states) == [(seat.pk, S.ENROLLED, ""), (there.pk, S.ENROLLED, "")]


def test_a_seat_is_taken_back_after_one_more_question_with_a_reason(office, cohort, ayu):
    seat = make_enrolment(cohort, ayu, state=S.ENROLLED)
    path = f"{page_of(seat)}ambil/"
    assert path in office.get(page_of(seat)).content.decode()
    assert "Ambil kembali kursi Ayu?" in office.get(path).content.decode()
    empty = office.post(path, {"seen": edition(seat), "reason": " "})
    assert empty.context["form"].errors.keys() == {"reason"}
    seat.refresh_from_db()
    assert seat.state == S.ENROLLED
    said = {"seen": edition(seat), "reason": "Bukan warga."}
    assert office.post(path, said).status_code == 302
    seat.refresh_from_db()
    assert (seat.state, seat.reason) == (S.WITHDRAWN, "Bukan warga.")
    # Again from the same page: nothing more happens.
    office.post(path, said)
    assert TrailEntry.objects.filter(verb="enrolment.withdrawn").count() == 1


def test_after_a_class_its_places_stay(office, cohort, ayu, endah):
    seat = make_enrolment(cohort, ayu, state=S.ACTIVE)
    end(cohort)
    seat = Enrolment.objects.select_related("cohort").get(pk=seat.pk)
    assert f"{page_of(seat)}ambil/" not in office.get(page_of(seat)).content.decode()
    assert office.get(f"{page_of(seat)}ambil/").status_code == 302
    with pytest.raises(ClassOver):
        withdraw(enrolment=seat, actor=endah, reason="Salah.")
    with pytest.raises(NotDone):
        decide(enrolment=seat, act="take_back", actor=endah, reason="x", seen=edition(seat))
    seat.refresh_from_db()
    assert seat.state == S.ACTIVE


@pytest.mark.parametrize(
    ("state", "acts"),
    [
        (S.APPLIED, {"reject"}),
        (S.WAITLISTED, {"reject"}),
        (S.OFFERED, {"take_back"}),
        (S.ENROLLED, {"take_back", "transfer"}),
        (S.COMPLETED, set()),
        (S.WITHDRAWN, set()),
    ],
)
def test_who_has_no_seat_is_refused_and_who_has_one_gives_it_back(cohort, ayu, state, acts):
    assert acts_open(make_enrolment(cohort, ayu, state=state)) == acts


def test_the_office_chooses_only_after_applications_close(office, cohort, ayu):
    cohort.selection = Selection.OFFICER
    cohort.save()
    asked = make_enrolment(cohort, ayu, state=S.APPLIED)
    page = office.get(page_of(asked)).content.decode()
    assert 'name="act"' not in page
    assert "Belum saatnya" in page
    said = {"act": "select", "reason": "Aktif.", "seen": edition(asked)}
    assert len(office.post(page_of(asked), said).context["form"].non_field_errors()) == 1
    cohort.applications_close_at = timezone.now() - timedelta(minutes=1)
    cohort.save()
    assert office.post(page_of(asked), said).status_code == 302
    asked.refresh_from_db()
    assert asked.state == S.ENROLLED


def test_it_is_said_who_ended_a_place(office, cohort, ayu, budi, endah):
    hers, his = make_enrolment(cohort, ayu), make_enrolment(cohort, budi)
    withdraw(enrolment=hers, actor=ayu)
    withdraw(enrolment=his, actor=endah, reason="Bukan warga.")
    assert (says(hers), says(his)) == (THEMSELVES, OFFICE)
    rows = listed(applications(cohort))
    with override("id"):
        assert [row.says for row in rows] == [THEMSELVES, OFFICE]
        assert copy_of(budi)["classes"][0]["ended"] == OFFICE
        assert copy_of(ayu)["classes"][0]["ended"] == THEMSELVES
    page = office.get(page_of(his)).content.decode()
    assert OFFICE in page
    assert THEMSELVES not in page
    office.force_login(budi)
    mine = office.get(f"/kelas-dibuka/{cohort.slug}/").content.decode()
    assert OFFICE in mine
    assert THEMSELVES not in mine


def test_an_erased_person_has_not_withdrawn(cohort, ayu):
    seat = make_enrolment(cohort, ayu)
    erase_person(person=ayu)
    assert says(seat) == "Dilepas saat akun dihapus"


def test_who_ended_what_costs_no_query_a_row(cohort, course, endah):
    def queries(*names):
        for name in names:
            withdraw(enrolment=make_enrolment(cohort, PersonFactory(name=name)), actor=endah)
        with CaptureQueriesContext(connection) as seen:
            assert {row.says for row in listed(applications(cohort))} != set()
        return len(seen)

    assert queries("Wati") == queries("Joko", "Sri")


def test_looks_are_folded_and_changes_come_first(office, cohort, ayu, endah):
    seat = make_enrolment(cohort, ayu, state=S.ENROLLED)
    for _ in range(3):
        office.get(page_of(seat))
    context = office.get(page_of(seat)).context
    assert [(line["who"], line["times"]) for line in context["looks"]] == [("Endah", 4)]
    assert context["changes"] == []
    # Each look is kept.
    assert TrailEntry.objects.filter(verb="seen", subject_id=str(seat.pk)).count() == 4
    withdraw(enrolment=seat, actor=endah, reason="Bukan warga.")
    changes = office.get(page_of(seat)).context["changes"]
    assert [(line["what"], line["who"]) for line in changes] == [(OFFICE, "Endah")]


def test_the_class_speaks_to_the_office_in_its_own_words(office, cohort):
    page = office.get(f"/program/angkatan/{cohort.slug}/").content.decode()
    assert "Warga dapat ikut sampai" in page
    assert "Anda dapat ikut" not in page


def test_a_class_that_is_over_takes_nobody_even_before_applications_close(client, cohort, ayu):
    end(cohort)
    cohort.refresh_from_db()
    assert not cohort.takes_applications
    assert not Cohort.objects.open_on(timezone.now()).exists()
    client.force_login(ayu)
    client.post(f"/kelas-dibuka/{cohort.slug}/ikut/", {"kind": "public"})
    assert not Enrolment.objects.exists()

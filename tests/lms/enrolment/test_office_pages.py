"""The office reads applications and decides about them."""

from datetime import timedelta

import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from lms.enrolment.deciding import edition
from lms.enrolment.enums import EnrolmentState as S
from lms.enrolment.enums import Selection
from lms.enrolment.models import Enrolment, Lottery, SeatGroup
from lms.enrolment.settling import settle
from tests.factories import PersonFactory, make_cohort, make_enrolment

CANNOT_FOLLOW = "Ini tidak bisa dilakukan dari keadaan pendaftaran sekarang."


@pytest.fixture
def page(cohort):
    return f"/program/angkatan/{cohort.slug}/"


@pytest.fixture
def office(client, endah):
    client.force_login(endah)
    return client


def decide(office, page, enrolment, act, reason="Sebab.", seen=None):
    """Press a button on the page of the application as it is now, or was when it was `seen`."""
    enrolment.refresh_from_db()
    said = {"act": act, "reason": reason, "seen": seen or edition(enrolment)}
    end = "ambil/" if act == "take_back" else ""
    return office.post(f"{page}pendaftar/{enrolment.pk}/{end}", said)


def by(cohort, selection, *, closed=False):
    cohort.selection = selection
    if closed:
        cohort.applications_close_at = timezone.now() - timedelta(minutes=1)
    cohort.save()
    return cohort


def test_trainers_and_residents_have_no_such_page(client, page, cohort, ayu, citra):
    seat = make_enrolment(cohort, ayu)
    for person in (ayu, citra):
        client.force_login(person)
        for path in ("/program/angkatan/", page, f"{page}pendaftar/{seat.pk}/"):
            assert client.get(path).status_code == 404


def test_applications_are_listed_and_filtered(office, page, cohort, ayu, budi, dimas):
    make_enrolment(cohort, ayu)
    make_enrolment(cohort, budi, state=S.WAITLISTED)
    make_enrolment(cohort, dimas, state=S.WAITLISTED)

    def names(**query):
        listed = office.get(page, query).context["listed"]
        return [(one.enrolment.resident.name, one.position) for one in listed]

    assert names() == [("Ayu", None), ("Budi", 1), ("Dimas", 2)]
    assert names(state=S.WAITLISTED) == [("Budi", 1), ("Dimas", 2)]
    assert names(name="dim") == [("Dimas", 2)]
    assert names(group="no number", state="nonsense") == names()


def test_pages_cost_the_same_queries_for_one_and_for_three(office, page, cohort, course):
    def queries(path):
        with CaptureQueriesContext(connection) as seen:
            assert office.get(path).status_code == 200
        return len(seen)

    make_enrolment(cohort, PersonFactory(name="Wati"), state=S.WAITLISTED)
    queries(page)
    before = queries(page), queries("/program/angkatan/")
    for name in ("Joko", "Sri"):
        make_enrolment(cohort, PersonFactory(name=name), state=S.WAITLISTED)
        make_cohort(course, slug=f"kelas-{name.lower()}")
    assert (queries(page), queries("/program/angkatan/")) == before


def test_the_office_rejects_with_a_reason_that_the_resident_reads(
    office, client, page, cohort, ayu
):
    by(cohort, Selection.OFFICER, closed=True)
    asked = make_enrolment(cohort, ayu, state=S.APPLIED)
    answer = decide(office, page, asked, "reject", reason="")
    assert answer.context["form"].errors.keys() == {"reason"}
    decide(office, page, asked, "reject", reason="Sudah ikut tahun lalu.")
    asked.refresh_from_db()
    assert (asked.state, asked.reason) == (S.REJECTED, "Sudah ikut tahun lalu.")
    client.force_login(ayu)
    assert "Sudah ikut tahun lalu." in client.get(f"/kelas-dibuka/{cohort.slug}/").content.decode()


def test_a_decision_that_does_not_fit_says_why_and_changes_nothing(office, page, cohort, ayu):
    by(cohort, Selection.OFFICER)
    done = make_enrolment(cohort, ayu, state=S.COMPLETED)
    answer = decide(office, page, done, "reject")
    assert answer.context["form"].non_field_errors() == [CANNOT_FOLLOW]
    assert [
        str(each) for each in get_messages(decide(office, page, done, "take_back").wsgi_request)
    ] == [CANNOT_FOLLOW]
    done.refresh_from_db()
    assert done.state == S.COMPLETED


def test_the_office_moves_somebody_to_another_class(office, page, cohort, course, ayu):
    seat = make_enrolment(cohort, ayu, state=S.ENROLLED)
    make_cohort(course, slug="angkatan-2")
    decide(office, page, seat, "transfer:angkatan-2", reason="Jadwal kerja.")
    states = dict(Enrolment.objects.of(ayu).values_list("cohort__slug", "state"))
    assert states == {"angkatan-1": S.WITHDRAWN, "angkatan-2": S.ENROLLED}


def test_lots_are_drawn_with_a_button_and_the_result_is_published(
    client, page, cohort, ayu, endah, monkeypatch
):
    monkeypatch.setattr("lms.enrolment.lottery.settle_selection.delay", lambda pk: None)
    by(cohort, Selection.LOTTERY)
    client.force_login(ayu)
    client.post(f"/kelas-dibuka/{cohort.slug}/ikut/", {"kind": "public"})
    ticket = Enrolment.objects.get().ticket
    shown = client.get(f"/kelas-dibuka/{cohort.slug}/").content.decode()
    assert ticket in shown
    file = f"/kelas-dibuka/{cohort.slug}/undian.json"
    assert "seed" not in client.get(file).json()

    by(cohort, Selection.LOTTERY, closed=True)
    client.force_login(endah)
    assert Lottery.objects.get().drawn_at is None
    asked = client.get(f"{page}putuskan/").content.decode()
    assert "tidak dapat diulang" in asked
    assert Lottery.objects.get().drawn_at is None
    client.post(f"{page}putuskan/")
    drawn = Lottery.objects.get().drawn_at
    client.post(f"{page}putuskan/")
    assert Lottery.objects.get().drawn_at == drawn
    shown = client.get(page)
    assert shown.context["unsettled"] == 1
    assert "hasilnya sedang ditulis" in shown.content.decode()
    settle(cohort=cohort)
    assert client.get(page).context["unsettled"] == 0
    told = client.get(file).json()
    assert told["groups"] == [{"group": "public", "seats": 1, "order": [ticket]}]


def test_a_class_in_order_has_nothing_to_decide_all_at_once(office, page):
    assert office.post(f"{page}putuskan/").status_code == 400


def test_a_resident_takes_an_offer_or_leaves_it(client, cohort, ayu, budi):
    for person in (ayu, budi):
        make_enrolment(cohort, person, state=S.OFFERED)
    page = f"/kelas-dibuka/{cohort.slug}/"
    client.force_login(ayu)
    assert f"{page}terima/" in client.get(page).content.decode()
    client.post(f"{page}terima/")
    client.force_login(budi)
    client.post(f"{page}mundur/")
    states = dict(Enrolment.objects.values_list("resident__name", "state"))
    assert states == {"Ayu": S.ENROLLED, "Budi": S.WITHDRAWN}
    assert client.post(f"{page}terima/").status_code == 302
    assert Enrolment.objects.get(resident=budi).state == S.WITHDRAWN


def test_a_resident_changes_to_a_class_with_a_free_seat(client, cohort, course, ayu):
    make_enrolment(cohort, ayu, state=S.ENROLLED)
    client.force_login(ayu)
    page = f"/kelas-dibuka/{cohort.slug}/pindah/"
    assert client.get(page).context["classes"] == []
    make_cohort(course, slug="angkatan-2")
    assert [one["left"] for one in client.get(page).context["classes"]] == [2]
    assert client.post(page, {"to": "angkatan-2"}).url == "/kelas-dibuka/angkatan-2/"
    assert client.get(page).status_code == 404


def test_seats_of_a_region_are_chosen_by_their_key(client, cohort, ayu):
    home = ayu.kelurahan.parent_id
    SeatGroup.objects.create(cohort=cohort, kind="region", region_id=home, seats=1)
    elsewhere = SeatGroup.objects.create(
        cohort=cohort, kind="region", region_id="35.73.05", seats=1
    )
    client.force_login(ayu)
    page = f"/kelas-dibuka/{cohort.slug}/"
    offered = [key for key, _label in client.get(page).context["form"].fields["kind"].choices]
    assert f"region:{home}" in offered
    assert elsewhere.key not in offered
    client.post(f"{page}ikut/", {"kind": f"region:{home}"})
    assert Enrolment.objects.get().group.key == f"region:{home}"

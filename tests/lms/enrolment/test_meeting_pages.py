"""The list of meetings, the page of one, its minutes and its sheet."""

import csv
import io
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from lms.enrolment.attendance import tick
from lms.enrolment.attendance_sheet import harmless
from lms.enrolment.minutes import WrittenMeanwhile, write_minutes
from lms.enrolment.models import Minutes
from lms.people.models import TrailEntry
from tests.factories import PersonFactory, make_cohort, make_enrolment, make_meeting

LIST = "/mengajar/pertemuan/"


@pytest.fixture
def page(meeting):
    return f"{LIST}{meeting.pk}/"


def test_a_trainer_sees_their_own_meetings_and_the_office_all(
    client, meeting, course, ayu, citra, dimas, endah
):
    other = make_meeting(make_cohort(course, slug="lain", trainers=[dimas]))
    for each in (meeting, other):
        tick(meeting=each, enrolment=make_enrolment(each.cohort, ayu), actor=endah)

    def shown(person, query=""):
        client.force_login(person)
        context = client.get(LIST + query).context
        ids = [each.pk for each in context["page"]]
        return ids, context["attendances"], context["residents"]

    assert shown(citra) == ([meeting.pk], 1, 1)
    assert shown(dimas) == ([other.pk], 1, 1)
    assert shown(endah) == ([other.pk, meeting.pk], 2, 1)
    assert shown(endah, "?kelas=lain") == ([other.pk], 1, 1)
    # A class that is not one's own reads as all of one's own.
    assert shown(citra, "?kelas=lain") == ([meeting.pk], 1, 1)


@pytest.mark.parametrize("where", ["", "hadir.csv"])
def test_others_find_nothing(client, page, ayu, dimas, fajar, where):
    for person in (ayu, dimas, fajar):
        client.force_login(person)
        assert client.get(page + where).status_code == 404
        assert client.post(f"{page}notulen/", {"text": "x", "version": 0}).status_code == 404
    assert not Minutes.objects.exists()


def test_the_page_holds_numbers_people_and_minutes(
    client, page, meeting, cohort, ayu, budi, citra
):
    tick(meeting=meeting, enrolment=make_enrolment(cohort, ayu), actor=citra)
    make_enrolment(cohort, budi)
    client.force_login(citra)
    context = client.get(page).context
    assert (context["numbers"].present, context["numbers"].expected) == (1, 2)
    assert [(each.resident.name, bool(each.says)) for each in context["people"]] == [
        ("Ayu", True),
        ("Budi", False),
    ]
    assert client.post(f"{page}notulen/", {"text": "Kita merekam.", "version": 0}).url == page
    assert "Kita merekam." in client.get(page).content.decode()


def test_minutes_are_text_and_never_markup(client, page, citra):
    client.force_login(citra)
    client.post(f"{page}notulen/", {"text": "<script>alert(1)</script>", "version": 0})
    assert "<script>alert" not in client.get(page).content.decode()


def test_minutes_written_meanwhile_are_not_overwritten(client, page, meeting, citra, endah):
    write_minutes(meeting=meeting, text="Dari Endah", actor=endah, version=0)
    client.force_login(citra)
    answer = client.post(f"{page}notulen/", {"text": "Dari Citra", "version": 0})
    assert answer.status_code == 422
    form = answer.context["minutes_form"]
    assert (form["text"].value(), form["version"].value()) == ("Dari Citra", 1)
    assert Minutes.objects.get().text == "Dari Endah"
    client.post(f"{page}notulen/", {"text": "Dari keduanya", "version": 1})
    kept = Minutes.objects.get()
    assert (kept.text, kept.version, kept.written_by) == ("Dari keduanya", 2, citra)


def test_saving_the_same_minutes_twice_is_once(meeting, citra):
    for _ in range(2):
        kept = write_minutes(meeting=meeting, text="Sama", actor=citra, version=0)
    assert kept.version == 1
    with pytest.raises(WrittenMeanwhile):
        write_minutes(meeting=meeting, text="Lain", actor=citra, version=0)
    assert list(
        TrailEntry.objects.filter(verb="minutes.written").values_list("actor__name", "detail")
    ) == [("Citra", {"meeting": meeting.pk, "version": 1})]


def test_the_sheet_of_the_office(client, page, meeting, cohort, ayu, citra):
    row = tick(meeting=meeting, enrolment=make_enrolment(cohort, ayu), actor=citra)
    make_enrolment(cohort, PersonFactory(name="=HYPERLINK(1)", email="x@demo.test"))
    client.force_login(citra)
    answer = client.get(f"{page}hadir.csv")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    day = timezone.localtime(meeting.starts_at)
    assert answer["Content-Disposition"] == (
        f'attachment; filename="hadir-angkatan-1-{day:%Y-%m-%d}.csv"'
    )
    text = answer.content.decode()
    assert text[0] == "\ufeff"
    at = timezone.localtime(row.at)
    kelurahan, group = ayu.kelurahan.name, "Masyarakat umum"
    assert list(csv.reader(io.StringIO(text[1:]))) == [
        ["Nama", "Kelompok", "Kelurahan", "Hadir", "Cara", "Waktu (WIB)", "Dicatat oleh"],
        ["'=HYPERLINK(1)", group, kelurahan, "tidak", "", "", ""],
        ["Ayu", group, kelurahan, "ya", "Dicentang pelatih", f"{at:%Y-%m-%d %H:%M}", "Citra"],
    ]


@pytest.mark.parametrize("cell", ["=1+1", "+62", "-1", "@x", "\t=1", "\r=1", "  =1", "＝1"])
def test_no_cell_is_a_formula(cell):
    assert harmless(cell) == f"'{cell}"


def test_a_name_stays_as_it_is():
    assert harmless("Nur Aini (Ketawanggede)") == "Nur Aini (Ketawanggede)"


def cost(client, where):
    client.get(where)
    with CaptureQueriesContext(connection) as asked:
        client.get(where)
    return len(asked)


def test_the_page_costs_the_same_for_one_participant_and_for_three(
    client, page, meeting, cohort, ayu, citra
):
    client.force_login(citra)
    tick(meeting=meeting, enrolment=make_enrolment(cohort, ayu), actor=citra)
    places = (page, f"{page}hadir.csv")
    one = [cost(client, where) for where in places]
    for name in ("Sari", "Rina"):
        seat = make_enrolment(cohort, PersonFactory(name=name))
        tick(meeting=meeting, enrolment=seat, actor=citra)
    assert [cost(client, where) for where in places] == one


def test_the_list_costs_the_same_for_one_meeting_and_for_three(client, course, meeting, citra):
    client.force_login(citra)
    one = cost(client, LIST)
    for slug in ("siang", "sore"):
        make_meeting(make_cohort(course, slug=slug, trainers=[citra]))
    assert cost(client, LIST) == one


def test_nobody_is_absent_before_a_meeting_begins(client, cohort, ayu, citra):
    ahead = make_meeting(cohort, starts_in=timedelta(days=2))
    make_enrolment(cohort, ayu)
    client.force_login(citra)
    page = client.get(f"{LIST}{ahead.pk}/")
    text = page.content.decode()
    assert ("Belum dimulai" in text, "Tidak hadir" in text, "0%" in text) == (True, False, False)
    assert "Belum dimulai" in client.get(LIST).content.decode()
    roll = client.get(f"/mengajar/hadir/{ahead.pk}/")
    assert roll.context["screen"].is_ahead is True
    assert "data-tick" not in roll.content.decode()


def test_meetings_are_reached_from_the_page_of_a_class(client, cohort, ayu, citra, dimas, endah):
    def links(person):
        client.force_login(person)
        text = client.get(f"/kelas-dibuka/{cohort.slug}/").content.decode()
        return f"{LIST}?kelas={cohort.slug}" in text

    assert [links(person) for person in (citra, endah, ayu, dimas)] == [True, True, False, False]
    client.force_login(endah)
    office = client.get(f"/program/angkatan/{cohort.slug}/").content.decode()
    assert f"{LIST}?kelas={cohort.slug}" in office


def test_reloading_photos_or_minutes_that_were_wrong_leads_to_the_meeting(
    client, page, citra, dimas
):
    client.force_login(citra)
    assert client.post(f"{page}berkas/", {}).status_code == 422
    assert [client.get(f"{page}{part}/").url for part in ("berkas", "notulen")] == [page, page]
    # The page itself then says who may see it.
    client.force_login(dimas)
    assert client.get(f"{page}berkas/", follow=True).status_code == 404

"""The gradebook: what a trainer reads on the page is what leaves in the files and the API."""

import csv
import io
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from openpyxl import load_workbook

from lms.assessment.columns import columns_of
from lms.assessment.enums import AttemptState, Lateness
from lms.assessment.excusing import excuse
from lms.assessment.models import Assignment
from lms.assessment.overriding import set_score
from lms.assessment.weighting import fingerprint, set_weights
from lms.people.models import TrailEntry
from tests import factories

from .books import seat_of, second_assignment, took_quiz, tried

A = AttemptState


@pytest.fixture
def world(cohort, assignment, citra):
    """Two assignments, one whose time is over, and a quiz; six people."""
    quiz = factories.make_quiz(cohort.course)
    second = second_assignment(cohort)
    Assignment.objects.filter(pk=assignment.pk).update(due_at=timezone.now() - timedelta(hours=1))
    seats = {
        name: seat_of(cohort, name)
        for name in ("=Sari", "Ayu", "Budi", "Dewi", "Eko", "Fitri", "@Gita")
    }
    tried(seats["Ayu"], assignment, citra, percent=100)
    tried(seats["Ayu"], second, citra, percent=50, state=A.NEEDS_REVISION)
    tried(seats["Ayu"], second, citra, percent=80, state=A.REVIEWED, number=2)
    tried(seats["Budi"], assignment, citra, percent=80, lateness=Lateness.LATE)
    tried(seats["Dewi"], assignment, citra, state=A.SUBMITTED)
    excuse(assignment=assignment, enrolment=seats["Eko"], reason="Sakit", actor=citra)
    changed = tried(seats["Fitri"], assignment, citra, percent=50)
    set_score(attempt=changed, score=61, reason="Suara rusak", builds_on=0, actor=citra)
    took_quiz(seats["Budi"], quiz, 40)
    took_quiz(seats["Budi"], quiz, 90)
    cohort.refresh_from_db()
    columns = columns_of([cohort])[cohort.pk]
    set_weights(
        cohort=cohort,
        weights={f"tugas-{assignment.pk}": 2, f"kuis-{quiz.pk}": 1},
        reason="Lebih besar",
        builds_on=fingerprint(columns),
        actor=citra,
    )
    return seats


@pytest.fixture
def desk(client, citra):
    client.force_login(citra)
    return client


@pytest.fixture
def at(cohort):
    return f"/mengajar/nilai/{cohort.slug}/"


def on_page(client, address):
    """[(name, total, scores)] as somebody reads them, over all pages of the table."""
    soup = BeautifulSoup(client.get(address).text, "html.parser")
    rows = []
    for row in soup.select(".gradebook tbody tr"):
        name = row.th.find(string=True)
        total, *cells = row.find_all("td")
        scores = []
        for cell in cells:
            for hidden in cell.select(".visually-hidden, .gradebook__below"):
                hidden.extract()
            scores.append(cell.get_text().strip())
        rows.append((name, total.get_text().replace(",", "."), scores))
    return rows


def test_the_page_says_who_stands_where(desk, world, at):
    rows = on_page(desk, at)
    assert rows == [
        ("=Sari", "0.0", ["0", "–", "–"]),
        ("@Gita", "0.0", ["0", "–", "–"]),
        # (2 * 100 + 50) / 3: the review that is not released does not count yet.
        ("Ayu", "83.3", ["100", "50", "–"]),
        # (2 * 80 + 90) / 3: the best sitting of the quiz.
        ("Budi", "83.3", ["80", "–", "90"]),
        ("Dewi", "–", ["–", "–", "–"]),
        ("Eko", "–", ["–", "–", "–"]),
        ("Fitri", "61.0", ["61", "–", "–"]),
    ]


FILTERS = ("", "?nama=i", "?tampilkan=menunggu", "?tampilkan=belum-dirilis")
FILTERS += ("?tampilkan=belum-mengumpulkan", "?nama=tidak+ada", "?nama=a&tampilkan=menunggu")


@pytest.mark.parametrize("asked", FILTERS)
def test_page_xlsx_and_csv_have_the_same_people_and_numbers_in_the_same_order(
    desk, world, at, asked
):
    page = on_page(desk, f"{at}{asked}")
    assert in_csv(desk.get(f"{at}nilai.csv{asked}")) == page
    assert in_xlsx(desk.get(f"{at}nilai.xlsx{asked}")) == page


def in_csv(response):
    text = response.content.decode("utf-8-sig")
    head, *lines = csv.reader(io.StringIO(text))
    return [as_page(head, line) for line in lines]


def in_xlsx(response):
    sheet = load_workbook(io.BytesIO(response.content)).worksheets[0]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    start = next(number for number, row in enumerate(rows) if row[0] == "Nama")
    head = rows[start]
    for row in rows[start + 1 :]:
        assert all(
            isinstance(value, int | float)
            for name, value in zip(head, row, strict=True)
            if value is not None and name.endswith(("nilai", "Nilai akhir", "dirilis"))
        )
    return [as_page(head, ["" if v is None else str(v) for v in row]) for row in rows[start + 1 :]]


def as_page(head, line):
    """A line of a file as the page writes it: a missing work shows the 0 that it counts."""
    cells = dict(zip(head, line, strict=True))
    scores = [name for name in head if name.endswith(": nilai")]
    shown = []
    for name in scores:
        state = cells.get(name.replace(": nilai", ": keadaan"), "")
        shown.append(cells[name] or ("0" if state == "Tidak dikumpulkan" else "–"))
    total = cells["Nilai akhir"]
    name = cells["Nama"].removeprefix("'")
    return name, f"{float(total):.1f}" if total else "–", shown


def test_the_filters_find_whom_they_say(desk, world, at):
    def names(asked):
        return [name for name, _total, _scores in on_page(desk, f"{at}{asked}")]

    assert names("?tampilkan=menunggu") == ["Dewi"]
    assert names("?tampilkan=belum-dirilis") == ["Ayu"]
    assert names("?tampilkan=belum-mengumpulkan") == ["=Sari", "@Gita"]
    assert names("?nama=fit") == ["Fitri"]
    assert len(names("?tampilkan=apa&page=99")) == 7


def test_no_cell_of_a_file_is_a_formula(desk, world, at, cohort):
    book = load_workbook(io.BytesIO(desk.get(f"{at}nilai.xlsx").content))
    assert [sheet.title for sheet in book.worksheets] == ["Nilai", "Keterangan kolom"]
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert "f" not in kinds
    sheet = book.worksheets[0]
    names = [row[0].value for row in sheet.iter_rows()]
    assert {"'=Sari", "'@Gita"} <= set(names)
    above = {row[0].value: row[1].value for row in sheet.iter_rows(max_row=4)}
    assert above["Buku nilai"] == cohort.name
    assert above["Per tanggal"].endswith("WIB")
    assert "Hanya nilai yang sudah dirilis" in above["Aturan"]
    explained = [[cell.value for cell in row] for row in book.worksheets[1].iter_rows(max_row=4)]
    assert [row[:4] for row in explained[1:]] == [
        ["Tugas", "Tugas", 2, 50],
        ["Tugas kedua", "Tugas", 1, 25],
        ["Kuis", "Kuis", 1, 25],
    ]
    for line in desk.get(f"{at}nilai.csv").text.splitlines():
        assert not line.lstrip("\ufeff").startswith(("=", "+", "-", "@"))


def test_trainers_see_what_is_not_released_marked_so_and_the_office_does_not(
    desk, client, world, at, endah
):
    assert "belum dirilis: 80" in desk.get(at).text
    assert "Tugas kedua: belum dirilis" in desk.get(f"{at}nilai.csv").text
    shown = desk.get(f"/api/v1/cohorts/{at.split('/')[3]}/gradebook").json()
    ayu = next(row for row in shown["items"] if row["name"] == "Ayu")
    assert (ayu["total"], ayu["cells"][1]["unreleased"], ayu["cells"][1]["state"]) == (
        83.3,
        80,
        "judged",
    )
    client.force_login(endah)
    page = client.get(at)
    assert on_page(client, at)[2] == ("Ayu", "83.3", ["100", "50", "–"])
    assert "belum dirilis" not in page.text
    assert "belum dirilis" not in client.get(f"{at}nilai.csv").text
    shown = client.get(f"/api/v1/cohorts/{at.split('/')[3]}/gradebook").json()
    ayu = next(row for row in shown["items"] if row["name"] == "Ayu")
    assert (ayu["cells"][1]["unreleased"], ayu["cells"][1]["state"]) == (None, "waiting")
    # Asking for it by the address tells the office nothing either.
    assert len(on_page(client, f"{at}?tampilkan=belum-dirilis")) == 7


def test_another_trainers_gradebook_looks_absent(client, world, at, dimas, ayu, cohort):
    seat = cohort.enrolments.first()
    cell = f"{at}{seat.pk}/{cohort.assignments.first().pk}/"
    places = (at, f"{at}nilai.xlsx", f"{at}nilai.csv", f"{at}bobot/", cell)
    for person in (dimas, ayu):
        client.force_login(person)
        for place in (*places, f"/api/v1/cohorts/{cohort.slug}/gradebook"):
            assert client.get(place).status_code == 404
        for place in (f"{at}bobot/", cell):
            assert client.post(place, {"act": "end_excuse"}).status_code == 404
    client.force_login(dimas)
    assert cohort.name not in client.get("/mengajar/nilai/").text


def test_the_office_reads_and_sets_nothing(client, world, at, endah, cohort):
    client.force_login(endah)
    assert cohort.name in client.get("/mengajar/nilai/").text
    assert client.get(f"{at}bobot/").status_code == 404
    cell = f"{at}{world['Dewi'].pk}/{cohort.assignments.first().pk}/"
    assert "<form" not in BeautifulSoup(client.get(cell).text, "html.parser").main.decode()
    assert client.post(cell, {"act": "excuse", "excuse-reason": "X"}).status_code == 404


def test_every_look_and_every_file_is_recorded(desk, world, at, citra):
    for place in ("", "nilai.csv", "nilai.xlsx"):
        desk.get(f"{at}{place}")
    looks = TrailEntry.objects.filter(verb="seen_list", actor=citra).order_by("pk")
    assert [look.detail["page"] for look in looks] == ["gradebook", *["gradebook_file"] * 2]
    everybody = {seat.resident_id for seat in world.values()}
    assert all({int(pk) for pk in look.detail["people"].split()} == everybody for look in looks)


@pytest.mark.parametrize("place", ["", "nilai.csv", "nilai.xlsx", "api"])
def test_it_costs_as_many_queries_for_many_people_and_columns_as_for_one(
    desk, cohort, assignment, citra, at, place, django_assert_num_queries
):
    address = f"/api/v1/cohorts/{cohort.slug}/gradebook" if place == "api" else f"{at}{place}"
    quiz = factories.make_quiz(cohort.course)

    def one_more(name, given):
        seat = seat_of(cohort, name)
        took_quiz(seat, quiz, 70)
        for each in given:
            tried(seat, each, citra, percent=80)

    one_more("Satu", [assignment])
    desk.get(address)
    with CaptureQueriesContext(connection) as queries:
        desk.get(address)
    as_many = len(queries)
    second = second_assignment(cohort)
    for name in ("Dua", "Tiga", "Empat"):
        one_more(name, [assignment, second])
    with django_assert_num_queries(as_many):
        desk.get(address)
    assert as_many < 25


def test_pages_of_the_table_follow_on_each_other(desk, cohort, assignment, at):
    for number in range(27):
        seat_of(cohort, f"Warga {number:02}")
    first, second = on_page(desk, at), on_page(desk, f"{at}?page=2")
    assert [row[0] for row in first + second] == [f"Warga {number:02}" for number in range(27)]
    assert in_csv(desk.get(f"{at}nilai.csv")) == first + second

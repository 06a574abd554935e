"""The programme page and the rows behind each of its figures."""

from datetime import timedelta
from html.parser import HTMLParser
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from lms.enrolment.enums import EnrolmentState
from lms.outcomes.figures import UNKNOWN
from lms.outcomes.models import Programme
from lms.outcomes.page import page_of
from tests import factories

from .conftest import resident


class Rows(HTMLParser):
    """Counts the rows of the list of records on a page."""

    def __init__(self, html):
        super().__init__()
        self.number = 0
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.number += tag == "tr" and "data-row" in dict(attrs)


def rows_at(client, address):
    response = client.get(address)
    assert response.status_code == 200, address
    return Rows(response.content.decode()).number


def numbers(cells):
    return {cell.measure.code: cell.number for cell in cells}


def funnel_of(applied, enrolled, handed_in, passed):
    return {
        "applied": applied,
        "enrolled": enrolled,
        "handed_in": handed_in,
        "passed": passed,
    }


def test_residents_are_counted_once_however_many_classes_they_joined(counted):
    page = page_of(counted)
    assert numbers(page.headline) == funnel_of(7, 5, 4, 2)
    assert page.waiting.number == 1
    assert (page.planned_seats, page.seats_taken.number, page.seats_percent) == (10, 6, 60)


def test_the_kecamatan_and_the_unknown_add_up_to_the_whole(counted):
    page = page_of(counted)
    assert {area.code: numbers(area.cells) for area in page.kecamatan} == {
        "35.73.01": funnel_of(0, 0, 0, 0),
        "35.73.02": funnel_of(3, 3, 3, 2),
        "35.73.03": funnel_of(0, 0, 0, 0),
        "35.73.04": funnel_of(0, 0, 0, 0),
        "35.73.05": funnel_of(2, 1, 1, 0),
    }
    assert numbers(page.unknown.cells) == funnel_of(2, 1, 0, 0)
    areas = [*page.kecamatan, page.unknown]
    for place, total in enumerate(page.total):
        assert sum(area.cells[place].number for area in areas) == total.number
        for area in page.kecamatan:
            parts = sum(part.cells[place].number for part in area.parts)
            assert parts == area.cells[place].number


def test_charts_beside_each_other_are_drawn_to_one_scale(counted):
    page = page_of(counted)
    assert [
        [(bar["value"], bar["share"]) for bar in bars if bar["value"]]
        for bars in (page.enrolled_bars, page.passed_bars)
    ] == [[(3, 100.0), (1, 33.33), (1, 33.33)], [(2, 66.67)]]


def test_nobody_waits_today_for_classes_that_are_over(counted):
    yesterday = timezone.localdate() - timedelta(days=1)
    running = page_of(counted).is_over
    counted.cohorts.update(starts_on=yesterday, ends_on=yesterday)
    assert (running, page_of(counted).is_over) == (False, True)


def test_classes_stand_beside_each_other(counted):
    page = page_of(counted)
    assert [
        (
            row.cohort.slug,
            row.planned,
            row.taken.number,
            numbers(row.cells),
            row.passed_of_enrolled,
        )
        for row in page.cohorts
    ] == [
        ("kelas-1", 7, 4, funnel_of(6, 4, 3, 2), 50),
        ("kelas-2", 3, 2, funnel_of(2, 2, 1, 0), 0),
    ]


def test_costs_are_whole_rupiah_for_each_number_of_people(counted):
    assert [(row.people, row.each) for row in page_of(counted).costs] == [
        (10, 15_000_000),
        (5, 30_000_000),
        (4, 37_500_000),
        (2, 75_000_000),
    ]


def test_a_programme_without_classes_divides_by_nobody(programme):
    assert {row.each for row in page_of(programme).costs} == {None}


def test_kelurahan_from_which_nobody_came_are_named(counted):
    page = page_of(counted)
    assert (page.kelurahan_count, page.not_reached_count) == (57, 54)
    klojen = next(place for place in page.not_reached if place.code == "35.73.02")
    assert not {"35.73.02.1001", "35.73.02.1002"} & {part.code for part in klojen.parts}


def test_every_figure_opens_as_many_rows_as_it_says(client, counted, endah):
    client.force_login(endah)
    for figure in page_of(counted).every_figure:
        if figure.number or not figure.href.count("kelurahan="):
            assert rows_at(client, figure.href) == figure.number, figure.href


def test_every_figure_on_the_page_is_linked_to_its_rows(client, counted, endah):
    client.force_login(endah)
    html = client.get(reverse("outcomes:dashboard")).content.decode()
    shown = [f for f in page_of(counted).every_figure if f.number]
    assert [f.href for f in shown if f.href.replace("&", "&amp;") not in html] == []


def test_the_rows_name_the_residents_and_their_classes(client, counted, endah):
    client.force_login(endah)
    address = reverse("outcomes:rows", args=["2021"])
    query = {"hitung": "enrolled", "kecamatan": "35.73.02"}
    response = client.get(address, query)
    assert [
        (row.resident.name, [each.cohort.slug for each in row.enrolments])
        for row in response.context["listed"]
    ] == [("Sari", ["kelas-1"]), ("Tejo", ["kelas-2"]), ("Wati", ["kelas-1", "kelas-2"])]
    unknown = client.get(address, {"hitung": "applied", "kecamatan": UNKNOWN})
    assert [row.resident.name for row in unknown.context["listed"]] == ["Joko", "Lulu"]


@pytest.mark.parametrize(
    "query",
    [
        {},
        {"hitung": "rahasia"},
        {"hitung": "passed", "kecamatan": "99.99.99"},
        {"hitung": "passed", "kelurahan": "35.73.02"},
        {"hitung": "passed", "kelas": "lain"},
        {"hitung": "seats_taken", "kelompok": "vip"},
    ],
)
def test_a_figure_that_does_not_exist_is_absent(client, counted, endah, query):
    client.force_login(endah)
    address = reverse("outcomes:rows", args=["2021"])
    assert client.get(f"{address}?{urlencode(query)}").status_code == 404


@pytest.mark.parametrize("who", ["ayu", "citra", "fajar"])
@pytest.mark.parametrize("path", ["/program/", "/program/2021/", "/program/2021/baris/"])
def test_only_the_office_sees_the_programme(request, client, counted, who, path):
    client.force_login(request.getfixturevalue(who))
    assert client.get(path, {"hitung": "passed"}).status_code == 404


@pytest.mark.parametrize("who", ["endah", "admin"])
def test_the_office_sees_the_programme(request, client, counted, who):
    client.force_login(request.getfixturevalue(who))
    assert client.get("/program/").status_code == 200
    assert client.get("/program/2021/").status_code == 200


def test_without_a_programme_the_office_is_told_what_to_do(client, endah):
    client.force_login(endah)
    assert "/cms/snippets/outcomes/programme/add/" in client.get("/program/").content.decode()


def test_an_unknown_programme_is_absent(client, counted, endah):
    client.force_login(endah)
    assert client.get("/program/1999/").status_code == 404


def test_the_page_writes_rupiah_as_the_office_does(client, counted, endah):
    client.force_login(endah)
    html = client.get("/program/").content.decode()
    assert "Rp150.000.000" in html
    assert "Rp37.500.000" in html


def grow(programme, course, *, number):
    cohort = factories.make_cohort(course, slug=f"tambah-{number}", public=9)
    programme.cohorts.add(cohort)
    factories.make_assignment(cohort)
    for place in range(number):
        factories.make_enrolment(
            cohort,
            resident(f"Warga{number}x{place}", "35.73.03.1001"),
            state=EnrolmentState.ACTIVE,
        )


@pytest.mark.parametrize("path", ["/program/", "/program/2021/baris/?hitung=applied"])
def test_more_classes_and_residents_cost_no_more_queries(
    client, course, programme, endah, path, django_assert_num_queries
):
    client.force_login(endah)
    grow(programme, course, number=1)
    client.get(path)
    with CaptureQueriesContext(connection) as first:
        client.get(path)
    grow(programme, course, number=3)
    with django_assert_num_queries(len(first.captured_queries)):
        client.get(path)


def test_the_newest_programme_is_shown_first(client, programme, endah):
    Programme.objects.create(name="Lanjutan", slug="2026", fiscal_year=2026, budget=1)
    client.force_login(endah)
    assert client.get("/program/").context["page"].programme.slug == "2026"

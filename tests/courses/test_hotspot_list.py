"""A list of wifi spots: read line by line, compared, taken over as often as it comes."""

import io
from decimal import Decimal

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from openpyxl import Workbook

from courses.hotspot_list import SpotRow, read_spots
from courses.hotspot_loading import compare, load
from courses.models import Hotspot
from courses.tables import UnreadableFile
from lms.people.models import TrailEntry
from lms.people.roles import allow_editors

HEADING = "Nama;Alamat;Jam;Kecamatan;Kelurahan;Lintang;Bujur\n"
HALL = "Balai RW 01;Jalan Kauman 1;Setiap hari;Klojen;Kauman;-7,9773;112,6339\n"
PARK = "Taman;Jalan Sukun 2;Setiap hari;Sukun;Sukun;-7.99;112.62\n"


def rows(text, heading=HEADING) -> list[SpotRow]:
    return read_spots((heading + text).encode())


@pytest.fixture
def editor(fajar, client):
    allow_editors()
    client.force_login(fajar)
    return client


def test_a_line_becomes_a_spot(db):
    (row,) = rows(HALL)
    assert (row.number, row.error) == (2, "")
    assert row.values == {
        "name": "Balai RW 01",
        "name_en": "",
        "address": "Jalan Kauman 1",
        "address_en": "",
        "hours": "Setiap hari",
        "hours_en": "",
        "kelurahan_code": row.values["kelurahan_code"],
        "kecamatan": "35.73.02",
        "lat": "-7.977300",
        "lon": "112.633900",
        "is_active": True,
        "is_example": False,
    }
    assert row.values["kelurahan_code"].startswith("35.73.02.1")


@pytest.mark.parametrize(
    ("line", "word"),
    [
        (HALL.replace("Balai RW 01", ""), "nama"),
        (HALL.replace("-7,9773", "112,6339").replace(";112,6339\n", ";-7,9773\n"), "lintang"),
        (HALL.replace("-7,9773", "-6,2"), "lintang"),
        (HALL.replace("-7,9773", "tujuh"), "lintang"),
        (HALL.replace("-7,9773", "NaN"), "lintang"),
        (HALL.replace("-7,9773", "1e400"), "lintang"),
        (HALL.replace("-7,9773", ""), "lintang"),
        (HALL.replace("Kauman;", "Atlantis;"), "kelurahan"),
        (HALL.replace("Klojen", "Lowokwaru"), "Kelurahan"),
        (HALL.replace("Klojen", "Bandung"), "Bandung"),
        (HALL.replace("Setiap hari", "x" * 121), "jam"),
    ],
)
def test_what_is_wrong_with_a_line_is_told_at_it_and_the_others_stand(db, line, word):
    bad, good = rows(line + PARK)
    assert word in bad.error
    assert good.error == ""
    assert [each.does for each in compare([bad, good])[0]] == ["refused", "added"]


def test_a_spot_that_stands_there_twice_is_taken_once(db):
    first, second = rows(HALL + HALL.replace("Balai", "BALAI"))
    assert (first.error, "2" in second.error) == ("", True)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"a\0b", b"Nama;Alamat\nx;y\n"])
def test_what_is_no_list_is_refused_whole(db, content):
    with pytest.raises(UnreadableFile):
        read_spots(content)


def test_a_spreadsheet_is_read_with_its_numbers(db):
    book = Workbook()
    book.active.append(HEADING.strip().split(";"))
    book.active.append(["Balai", "Jalan", "Pagi", "Klojen", "35.73.02.1008", -7.9773, 112.6339])
    file = io.BytesIO()
    book.save(file)
    (row,) = read_spots(file.getvalue())
    assert (row.error, row.values["lat"], row.values["kelurahan_code"]) == (
        "",
        "-7.977300",
        "35.73.02.1008",
    )


def test_the_same_list_twice_is_one_list(fajar):
    listed = rows(HALL + PARK)
    assert load(rows=listed, actor=fajar) == counts(added=2)
    assert load(rows=listed, actor=fajar) == counts(kept=2)
    assert Hotspot.objects.count() == 2
    assert list(
        TrailEntry.objects.filter(verb="hotspots.loaded").values_list("detail", flat=True)
    ) == [counts(added=2)]


def test_what_changed_is_changed_and_what_is_gone_is_told_and_stays(fajar):
    load(rows=rows(HALL + PARK), actor=fajar)
    later = rows(HALL.replace("-7,9773", "-7,9774"))
    (compared,), gone = compare(later)
    assert (compared.does, compared.changes) == ("changed", ("lat",))
    assert [spot.name for spot in gone] == ["Taman"]
    assert load(rows=later, actor=fajar) == counts(changed=1, gone=1)
    assert dict(Hotspot.objects.values_list("name", "lat")) == {
        "Balai RW 01": Decimal("-7.977400"),
        "Taman": Decimal("-7.990000"),
    }


def test_a_corrected_kelurahan_moves_the_spot(fajar):
    load(rows=rows(HALL), actor=fajar)
    spot = Hotspot.objects.get()
    load(rows=rows(HALL.replace(";Kauman;-", ";Klojen;-")), actor=fajar)
    assert Hotspot.objects.get().pk == spot.pk
    assert Hotspot.objects.get().kelurahan_code != spot.kelurahan_code


def test_looking_costs_the_same_for_one_line_and_for_three(db, django_assert_num_queries):
    one = rows(HALL)
    with django_assert_num_queries(1):
        compare(one)
    three = rows(HALL + PARK + PARK.replace("Taman", "Pasar"))
    with django_assert_num_queries(1):
        compare(three)


def test_an_editor_looks_first_and_then_takes_over(editor):
    where = reverse("hotspot_list")
    file = io.BytesIO((HEADING + HALL + HALL).encode())
    file.name = "titik.csv"
    looked = editor.post(where, {"file": file})
    assert [each.does for each in looked.context["compared"]] == ["added", "refused"]
    assert Hotspot.objects.count() == 0
    taken = editor.post(where, {"rows": looked.context["signed"]})
    assert taken.status_code == 302
    again = editor.post(where, {"rows": looked.context["signed"]})
    assert len(list(get_messages(again.wsgi_request))) >= 1
    assert Hotspot.objects.count() == 1
    assert editor.post(where, {"rows": "forged"}).status_code == 302
    assert Hotspot.objects.count() == 1


def test_what_goes_out_can_come_in_again(fajar, editor):
    load(rows=rows(HALL + PARK), actor=fajar)
    index = reverse(Hotspot.snippet_viewset.get_url_name("list"))
    for kind in ("csv", "xlsx"):
        answer = editor.get(index, {"export": kind})
        listed = read_spots(
            b"".join(answer.streaming_content) if answer.streaming else answer.content
        )
        assert [each.does for each in compare(listed)[0]] == ["kept", "kept"]


def test_the_example_can_be_read(editor):
    (row,) = read_spots(editor.get(reverse("hotspot_template")).content)
    assert (row.error, row.values["is_example"]) == ("", True)


@pytest.mark.parametrize("role", ["endah", "citra", "ayu"])
def test_nobody_else_finds_the_page(role, request, client):
    client.force_login(request.getfixturevalue(role))
    for name in ("hotspot_list", "hotspot_template"):
        assert client.get(reverse(name)).status_code == 404


def counts(**found):
    return dict.fromkeys(("added", "changed", "kept", "refused", "gone"), 0) | found

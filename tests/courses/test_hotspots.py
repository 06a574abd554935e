"""The wifi spots: what an editor may enter, and what the page shows of it."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from courses.city_map import EAST, HEIGHT, NORTH, SHAPES, SOUTH, WEST, WIDTH, place_of
from courses.curriculum_hotspots import plant_hotspots
from courses.models import Hotspot, HotspotsPage
from tests.factories import make_home


def spot(name="Balai RW 01", **fields):
    values = {
        "name": name,
        "address": "Jalan Contoh",
        "hours": "Setiap hari",
        "kecamatan": "35.73.02",
        "kelurahan_code": "35.73.02.1008",
        "lat": Decimal("-7.968"),
        "lon": Decimal("112.625"),
    }
    return Hotspot(**values | fields)


@pytest.fixture
def page(db):
    return make_home().add_child(
        instance=HotspotsPage(title="Wifi", slug="wifi", introduction="Gratis.")
    )


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("lat", Decimal("-6.2")),
        ("lon", Decimal("106.8")),
        ("kelurahan_code", "35.07.02.1008"),
        ("kelurahan_code", "35.73.01.1001"),
    ],
)
def test_what_lies_elsewhere_is_refused_at_its_field(db, field, value):
    with pytest.raises(ValidationError) as refused:
        spot(**{field: value}).full_clean()

    assert list(refused.value.message_dict) == [field]


def test_english_words_that_are_left_out_are_shown_in_indonesian():
    half = spot(name_en="RW hall 01")
    with override("en"):
        assert [half.said("name"), half.said("hours")] == ["RW hall 01", "Setiap hari"]
    with override("id"):
        assert half.said("name") == "Balai RW 01"


def test_the_corners_of_the_bounds_are_the_corners_of_the_map():
    assert place_of(lat=NORTH, lon=WEST) == (0.0, 0.0)
    assert place_of(lat=SOUTH, lon=EAST) == (WIDTH, HEIGHT)


def test_each_example_is_marked_and_lies_in_its_kecamatan_on_the_map(db):
    assert plant_hotspots() == 20
    assert plant_hotspots() == 0
    shapes = {shape.kecamatan: shape.outline for shape in SHAPES}
    outside = [
        str(each)
        for each in Hotspot.objects.all()
        if not is_inside(place_of(lat=each.lat, lon=each.lon), shapes[each.kecamatan])
    ]

    assert outside == []
    assert not Hotspot.objects.filter(is_example=False).exists()


def is_inside(place, outline):
    """Whether a ray to the right crosses the outline an odd number of times."""
    x, y = place
    inside = False
    for (x1, y1), (x2, y2) in zip(outline, (*outline[1:], outline[0]), strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside


def test_the_page_shows_the_chosen_kecamatan_only(client, page):
    spot().save()
    spot("Taman", kecamatan="35.73.04", kelurahan_code="35.73.04.1002").save()
    spot("Tutup", is_active=False).save()

    def names(query):
        return [each.name for each in client.get(f"/wifi/{query}").context["spots"]]

    assert names("") == ["Balai RW 01", "Taman"]
    assert names("?kecamatan=sukun") == ["Taman"]
    assert names("?kecamatan=blimbing") == []
    assert names("?kecamatan=bandung") == ["Balai RW 01", "Taman"]


def test_numbers_are_written_as_maps_and_scripts_read_them(client, page):
    spot().save()
    words = client.get("/wifi/").content.decode()

    assert 'data-lat="-7.968000" data-lon="112.625000"' in words
    assert "directions?to=-7.968000%2C112.625000" in words
    assert 'cx="42.3" cy="52.6"' in words


def test_without_a_spot_the_page_says_so(client, page):
    assert "Belum ada titik" in client.get("/wifi/").content.decode()


def test_the_page_costs_the_same_for_one_spot_and_for_three(client, page):
    def queries():
        client.get("/wifi/")
        with CaptureQueriesContext(connection) as captured:
            assert client.get("/wifi/").status_code == 200
        return len(captured)

    spot().save()
    one = queries()
    spot("Dua").save()
    spot("Tiga").save()

    assert queries() == one

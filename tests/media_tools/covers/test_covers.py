"""A cover: the chosen picture with the chosen words, in the exact sizes, for its people alone."""

import shutil
from dataclasses import replace

import numpy as np
import pytest
from django.core.cache import cache
from PIL import Image

from media_tools.covers import composing, layouts
from media_tools.covers.composing import Asked, compose_covers, cover_path, last_asked
from media_tools.files import directory_of, original_of, remove_unknown
from media_tools.sandbox import Broke, Ran
from media_tools.uploads import delete_video
from tests import factories
from tests.media_tools.measured import GOOD

pytestmark = pytest.mark.django_db
# A second of red, then blue.
PICTURE = "color=red:size=320x180:rate=25"
THEN_BLUE = "drawbox=color=blue:t=fill:enable='gte(t,1)'"
SIZES = {"wide": (1280, 720), "tall": (1080, 1920)}


@pytest.fixture
def film(clip, ayu):
    """Ayu's lying film with its file in place."""
    made = clip("red_blue.mp4", picture=PICTURE, filters=THEN_BLUE, seconds=2)
    measured = replace(
        GOOD, duration_s=2.0, video_s=2.0, width=320, height=180, poster_at_s=0.5
    ).to_json()
    video = factories.make_video(ayu, measurements=measured)
    original_of(video.pk).parent.mkdir(parents=True)
    shutil.copyfile(made, original_of(video.pk))
    video.original = f"videos/{video.pk}/original"
    video.save(update_fields=["original"])
    return video


def colour(path, box):
    with Image.open(path) as cover:
        assert (cover.format, cover.getexif()) == ("JPEG", {})
        return np.asarray(cover.crop(box), float).mean(axis=(0, 1))


@pytest.mark.parametrize(("second", "channel"), [(0.4, 0), (1.5, 2), (2.0, 2)])
def test_both_sizes_show_the_chosen_picture(film, second, channel):
    made = compose_covers(video=film, asked=Asked(second, "", "shaded"))
    for shape, path in made.items():
        with Image.open(path) as cover:
            assert cover.size == SIZES[shape]
        middle = colour(path, (400, 300, 600, 400) if shape == "wide" else (400, 500, 600, 700))
        assert middle.argmax() == channel
        assert middle.max() > 200
        assert path.stat().st_size < 2_000_000


@pytest.mark.parametrize("layout", sorted(composing.LAYOUTS))
@pytest.mark.parametrize("text", ["Pagi", "W" * 60, "Kopi pagi di Kayutangan bersama Mbah Min"])
@pytest.mark.parametrize("shape", ["lying", "upright", "square"])
def test_every_layout_holds_every_text_on_every_shape(layout, text, shape):
    size = {"lying": (320, 180), "upright": (180, 320), "square": (200, 200)}[shape]
    frame = Image.new("RGB", size, "#40a040")
    for wanted in SIZES.values():
        cover = composing.drawn(frame, wanted, Asked(0, text, layout))
        bare = composing.drawn(frame, wanted, Asked(0, "", layout))
        assert cover.size == wanted
        assert np.abs(np.asarray(cover, float) - np.asarray(bare, float)).max() > 80
        # Nothing is cut off at the sides: letters are the only near-white there.
        edges = np.asarray(cover)[: round(0.9 * wanted[1]), [0, 1, -2, -1]]
        assert not (edges.min(axis=-1) > 235).any()


def test_a_picture_of_another_shape_is_shown_whole_before_its_blur():
    frame = Image.new("RGB", (180, 320), "#40a040")
    frame.paste("#ffffff", (0, 0, 180, 20))
    frame.paste("#ffffff", (0, 300, 180, 320))
    cover = np.asarray(layouts.filled(frame, (1280, 720)), float)
    shown = cover[:, 1000]
    assert shown[10].min() > 240
    assert shown[-10].min() > 240


def test_what_would_be_too_large_is_made_less_fine():
    noise = np.random.default_rng(1).integers(0, 256, (1920, 1080, 3), np.uint8)
    made = composing.as_jpeg(Image.fromarray(noise))
    assert 200_000 < len(made) < 2_000_000


def test_a_second_check_leaves_the_covers_and_deleting_takes_them_along(
    film, django_capture_on_commit_callbacks
):
    asked = Asked(0.5, "Pagi", "plated")
    made = compose_covers(video=film, asked=asked)
    (directory_of(film.pk) / ".staged-x").touch()
    remove_unknown(film.pk, set())
    assert all(path.exists() for path in made.values())
    assert last_asked(film.pk) == asked
    assert {file.name for file in directory_of(film.pk).iterdir()} == {
        "original",
        "cover-wide.jpg",
        "cover-tall.jpg",
        "cover-asked.json",
    }
    with django_capture_on_commit_callbacks(execute=True):
        delete_video(video=film)
    assert not directory_of(film.pk).exists()


def test_the_page_makes_shows_and_offers_them(client, film, ayu):
    client.force_login(ayu)
    address = f"/bengkel/{film.pk}/sampul/"
    first = client.get(address)
    assert (first.context["covers"], first.context["form"]["second"].value()) == ([], 0.5)
    told = {"text": "Pagi 😀 di pasar", "layout": "plated", "second": "1.5"}
    assert client.post(address, told).url == f"{address}#hasil"
    page = client.get(address)
    assert page.context["form"]["text"].value() == "Pagi di pasar"
    for cover, size in zip(page.context["covers"], SIZES.values(), strict=True):
        assert (cover["width"], cover["height"]) == size
        shown = client.get(cover["url"])
        assert (shown.status_code, shown["Content-Type"]) == (200, "image/jpeg")
        assert "Content-Disposition" not in shown
        kept = client.get(f"{cover['url']}&unduh=1")
        assert f"sampul-{size[0]}x{size[1]}.jpg" in kept["Content-Disposition"]


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"second": "99"}, "second"),
        ({"second": ""}, "second"),
        ({"second": "nan"}, "second"),
        ({"layout": "x"}, "layout"),
        ({"text": "x" * 61}, "text"),
        ({"text": "😀"}, "text"),
    ],
)
def test_what_is_not_right_is_said_and_the_words_stay(client, film, ayu, told, field):
    client.force_login(ayu)
    sent = {"text": "Pagi di pasar", "layout": "plated", "second": "1"} | told
    answer = client.post(f"/bengkel/{film.pk}/sampul/", sent)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert answer.context["form"]["text"].value() == sent["text"]
    assert not cover_path(film.pk, "wide").exists()


def test_only_one_is_made_at_a_time(client, film, ayu):
    client.force_login(ayu)
    cache.add(f"cover-{ayu.pk}", True)
    sent = {"text": "", "layout": "plated", "second": "1"}
    answer = client.post(f"/bengkel/{film.pk}/sampul/", sent)
    assert answer.status_code == 422
    cache.delete(f"cover-{ayu.pk}")
    assert client.post(f"/bengkel/{film.pk}/sampul/", sent).status_code == 302


def test_where_no_picture_is_to_be_had_it_is_said(client, film, ayu, monkeypatch):
    def breaks(*_args, **_options):
        raise Broke(Ran(1, "", "no", 0.1))

    monkeypatch.setattr(composing, "take_frame", breaks)
    client.force_login(ayu)
    sent = {"text": "", "layout": "plated", "second": "1"}
    answer = client.post(f"/bengkel/{film.pk}/sampul/", sent)
    assert list(answer.context["form"].errors) == ["second"]
    # The turn is given back.
    assert cache.add(f"cover-{ayu.pk}", True)
    cache.delete(f"cover-{ayu.pk}")


def test_nobody_else_composes_or_sees_them(client, film, ayu, budi, citra):
    compose_covers(video=film, asked=Asked(0.5, "Pagi", "plated"))
    address = f"/bengkel/{film.pk}/sampul/"
    for person in (budi, citra):
        client.force_login(person)
        assert client.get(address).status_code == 404
        assert client.post(address, {"second": "1"}).status_code == 404
        assert client.get(f"{address}wide.jpg").status_code == 404
    client.logout()
    assert "/masuk/" in client.get(f"{address}wide.jpg").url
    client.force_login(ayu)
    assert client.get(f"{address}wide.jpg").status_code == 200
    assert client.get(f"{address}other.jpg").status_code == 404


def test_a_video_that_is_not_ready_has_no_composer(client, ayu):
    video = factories.make_video(ayu, state="checking", measurements=GOOD.to_json())
    client.force_login(ayu)
    assert client.get(f"/bengkel/{video.pk}/sampul/").status_code == 404

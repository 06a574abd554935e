import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.models import Locale

from courses.gather import attach_caption_tracks
from courses.models import CourseVideo, LessonPage
from courses.players import player_of
from media_tools.access import may_see_video
from media_tools.models import Rendition
from tests.factories import make_course, make_video


@pytest.fixture
def film(ayu):
    return CourseVideo.objects.create(
        title="Dekat dan jauh",
        video=make_video(ayu, measurements={"duration_s": 12.5}),
        captions=ContentFile(b"WEBVTT\n", name="dekat.vtt"),
        transcript="Halo.",
        locale=Locale.get_default(),
    )


BYTES = {"hls": 720_000, "hls_720": 720_000, "hls_360": 360_000, "low": 360_000, "poster": 360_000}


def add_renditions(video):
    for kind, width, height in (
        ("hls", 720, 1280),
        ("hls_720", 720, 1280),
        ("hls_360", 360, 640),
        ("low", 360, 640),
        ("poster", 360, 640),
    ):
        Rendition.objects.create(
            video=video,
            kind=kind,
            file=f"videos/{video.pk}/{kind}",
            content_type="image/webp" if kind == "poster" else "video/mp4",
            bytes=width * 1000,
            width=width,
            height=height,
        )


def test_the_lightest_rendition_comes_first_and_captions_in_every_language(film, english):
    twin = film.copy_for_translation(english)
    twin.captions = ContentFile(b"WEBVTT\n", name="near.vtt")
    twin.save()
    add_renditions(film.video)
    attach_caption_tracks([film])

    def address(kind):
        return reverse("media:file", args=[film.video_id, kind]) + f"?v={BYTES[kind]:x}"

    assert player_of(film) == {
        "id": f"course-video-{film.pk}",
        "title": "Dekat dan jauh",
        "sources": [
            {"src": address("low"), "type": "video/mp4", "label": "360p", "size": 360_000},
        ],
        "ladder": {
            "src": address("hls"),
            "rungs": [
                {"src": address(kind), "type": "video/mp4", "label": label, "size": BYTES[kind]}
                for kind, label in (("hls_360", "360p"), ("hls_720", "720p"))
            ],
        },
        "poster": address("poster"),
        "storyboard": "",
        "captions": [
            {"src": film.captions.url, "lang": "id", "label": "Bahasa Indonesia"},
            {"src": twin.captions.url, "lang": "en", "label": "English"},
        ],
        "shape": "portrait",
        "width": 720,
        "height": 1280,
        "duration": 12.5,
    }


def test_a_video_that_is_not_ready_is_announced_and_readable(client, film):
    lesson = LessonPage.objects.child_of(make_course()).first()
    lesson.body = [{"type": "video", "value": {"video": film.pk, "note": ""}}]
    lesson.save_revision().publish()

    page = client.get("/kelas/dasar/materi-1/").content.decode()

    assert "<video" not in page
    assert "Halo." in page


def test_a_lesson_shows_its_video_and_brings_the_player(client, film):
    add_renditions(film.video)
    lesson = LessonPage.objects.child_of(make_course()).first()
    lesson.body = [{"type": "video", "value": {"video": film.pk, "note": "Dengarkan."}}]
    lesson.save_revision().publish()

    page = client.get("/kelas/dasar/materi-1/").content.decode()

    assert 'preload="none"' in page
    assert "build/player.js" in page


def test_everybody_may_watch_what_a_course_shows_and_nothing_else(film, ayu, budi):
    other = make_video(ayu)

    assert (may_see_video(budi, film.video), may_see_video(budi, other)) == (True, False)

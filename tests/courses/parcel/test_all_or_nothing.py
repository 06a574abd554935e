"""What cannot be taken over whole leaves nothing behind: no page, no row, no file."""

import pytest
from wagtail.images import get_image_model
from wagtail.models import Page

from courses.models import CourseVideo
from courses.parcel.shape import ParcelRefused
from media_tools.models import PlatformProfile, Video

from .conftest import brought, forgotten, packed, rewritten


@pytest.fixture
def sent(small, monkeypatch):
    monkeypatch.setattr("celery.app.base.Celery.send_task", lambda *a, **k: None)
    file = packed(small)
    forgotten(small)
    return file


@pytest.fixture
def before(sent, settings):
    return everything(settings)


def everything(settings):
    files = {
        path.relative_to(settings.DATA_DIR)
        for folder in (settings.MEDIA_ROOT, settings.PRIVATE_ROOT)
        for path in folder.rglob("*")
        if path.is_file()
    }
    models = (Page, get_image_model(), CourseVideo, Video)
    return files, [model.objects.count() for model in models]


def test_a_film_that_the_intake_refuses(
    sent, before, fajar, agreed, settings, django_capture_on_commit_callbacks
):
    """Its bytes are no film; pictures were stored before it was looked at."""
    with (
        django_capture_on_commit_callbacks(execute=True),
        pytest.raises(ParcelRefused) as refused,
    ):
        brought(sent, fajar)
    assert [problem.place for problem in refused.value.problems] == ["films/1.mp4"]
    assert "bukan video" in refused.value.problems[0].message
    assert everything(settings) == before


def test_a_film_of_whoever_may_send_none(sent, before, fajar, settings):
    with pytest.raises(ParcelRefused, match="Akun"):
        brought(sent, fajar)
    assert everything(settings) == before


def test_a_fault_while_the_pages_are_made(sent, before, fajar, settings, monkeypatch):
    monkeypatch.setattr("courses.parcel.things.received_films", lambda *a, **k: {})

    def fails(**kwargs):
        raise RuntimeError("the disk is gone")

    monkeypatch.setattr("courses.parcel.bringing.log", fails)
    file = rewritten(
        sent, lambda said: said["films"]["films/1"].update(file=None), **{"films/1.mp4": None}
    )
    with pytest.raises(RuntimeError):
        brought(file, fajar)
    assert everything(settings) == before


def test_a_profile_that_is_not_here_is_named_with_what_to_do(sent, before, fajar, settings):
    PlatformProfile.objects.filter(slug="tiktok").update(slug="lain")
    with pytest.raises(ParcelRefused) as refused:
        brought(sent, fajar)
    assert [problem.place for problem in refused.value.problems] == ["tiktok"]
    assert everything(settings) == before

"""A course that goes out and comes in again is the same course."""

import io

import pytest
from django.core.files.base import ContentFile
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page

from courses.enums import CompletionRule
from courses.models import AssignmentPage, CoursePage, CourseVideo, LessonPage
from courses.parcel.shape import ParcelRefused
from media_tools.enums import VideoState
from media_tools.models import Video
from tests.media_tools.conftest import make

from .conftest import brought, forgotten, manifest_of, packed, rewritten


def test_all_four_written_courses_come_in_as_they_went_out(shelf, fajar):
    found = list(CoursePage.objects.child_of(shelf))
    files = [packed(course, with_films=False) for course in found]
    before = [manifest_of(file) for file in files]
    for course in found:
        for page in course.get_translations(inclusive=True):
            page.delete()
    get_image_model().objects.all().delete()

    brought_in = [brought(file, fajar) for file in files]

    assert len(found) == 4
    assert [manifest_of(packed(made, with_films=False)) for made, _looked in brought_in] == before
    for _made, looked in brought_in:
        assert (looked.problems, looked.missing, looked.left) == ([], [], [])
    languages = {tuple(page["versions"]) for said in before for page in said["pages"]}
    assert languages == {("id", "en")}
    below = Page.objects.descendant_of(shelf)
    assert set(below.values_list("live", "owner")) == {(False, fajar.pk)}
    assert all(page.latest_revision_id for page in below)


def test_the_same_course_gives_the_same_bytes(small):
    assert packed(small).getvalue() == packed(small).getvalue()


def test_links_downloads_films_and_what_comes_first_find_their_places(small, fajar):
    # Nothing that was here before is under the same id.
    file = packed(small, with_films=False)
    Page.objects.get(pk=small.pk).delete()
    made, _looked = brought(rewritten(file, add_the_other_language_only), fajar, slug="salinan")

    lesson = LessonPage.objects.child_of(made).get().get_latest_revision_as_object()
    brief = AssignmentPage.objects.child_of(made).get().get_latest_revision_as_object()
    raw = {block["type"]: block["value"] for block in lesson.body.raw_data}
    assert raw["text"] == f'<p>Lihat <a linktype="page" id="{brief.pk}">tugas</a>.</p>'
    assert brief.required_ids == [lesson.pk]
    assert raw["download"]["document"] == get_document_model().objects.get().pk
    assert raw["video"]["video"] == CourseVideo.objects.get(title="pagi").pk
    assert made.cover == get_image_model().objects.get()


def add_the_other_language_only(said):
    """As it is: both languages. Named so that the copy is of what was read."""
    assert [len(page["versions"]) for page in said["pages"]] == [2, 2, 2]


def test_pictures_come_with_what_is_written_about_them(small, fajar):
    file = packed(small, with_films=False)
    forgotten(small)
    brought(file, fajar)

    picture = get_image_model().objects.get()
    assert (picture.title, picture.description, list(picture.tags.names())) == (
        "Sampul",
        "Roofs",
        ["kampung"],
    )
    assert (picture.width, picture.height, picture.uploaded_by_user) == (20, 10, fajar)


def test_a_film_goes_along_and_is_taken_in_like_any_upload(
    small, fajar, agreed, tmp_path, monkeypatch
):
    monkeypatch.setattr("celery.app.base.Celery.send_task", lambda *a, **k: None)
    clip = make(tmp_path, "clip.mp4", seconds=1)
    video = Video.objects.get()
    video.original.save("original", ContentFile(clip.read_bytes()))
    file = packed(small)
    forgotten(small)

    brought(file, fajar)

    entry, twin = CourseVideo.objects.order_by("locale__language_code")[::-1]
    assert (entry.title, twin.title) == ("pagi", "pagi in English")
    assert entry.captions.read().startswith(b"WEBVTT")
    assert (entry.video, entry.translation_key) == (twin.video, twin.translation_key)
    assert (entry.video.state, entry.video.owner) == (VideoState.RECEIVED, fajar)
    assert entry.video.size == clip.stat().st_size


def test_a_film_that_was_not_sent_leaves_a_place_that_is_told(small, fajar):
    file = packed(small, with_films=False)
    forgotten(small)
    made, looked = brought(file, fajar)

    assert [note.place for note in looked.missing] == ["pagi"]
    lesson = LessonPage.objects.child_of(made).get().get_latest_revision_as_object()
    (shown,) = [block["value"] for block in lesson.body.raw_data if block["type"] == "video"]
    assert shown["video"] is None
    lesson.body.render_as_block()


def test_twice_is_once_and_a_copy_has_keys_of_its_own(small, fajar):
    file = packed(small, with_films=False)
    with pytest.raises(ParcelRefused) as refused:
        brought(file, fajar)
    assert [problem.place for problem in refused.value.problems] == [small.title]
    pages = Page.objects.count()

    made, _looked = brought(file, fajar, slug="salinan")
    with pytest.raises(ParcelRefused):
        brought(file, fajar, slug="salinan")

    assert Page.objects.count() == pages + 6
    assert made.slug == "salinan"
    assert made.translation_key != small.translation_key
    assert sorted(each.slug for each in made.get_translations()) == ["salinan"]
    assert get_image_model().objects.count() == CourseVideo.objects.count() - 1 == 1


def test_a_link_to_a_page_that_is_not_here_keeps_its_words(small, fajar):
    def elsewhere(said):
        for version in said["pages"][1]["versions"].values():
            version["body"][0]["value"] = (
                '<p>Ke <a linktype="page" id="9b0d2f9e-0000-4000-8000-000000000000">sana</a></p>'
            )

    file = rewritten(packed(small, with_films=False), elsewhere)
    made, looked = brought(file, fajar, slug="salinan")

    lesson = LessonPage.objects.child_of(made).get().get_latest_revision_as_object()
    assert lesson.body.raw_data[0]["value"] == "<p>Ke sana</p>"
    assert len(looked.left) == 2


def test_an_unpublished_change_stays_here_and_an_unpublished_page_goes_as_its_draft(small):
    lesson = LessonPage.objects.child_of(small).get()
    lesson.introduction = "Belum terbit."
    lesson.save_revision()
    assert manifest_of(packed(small))["pages"][1]["versions"]["id"]["introduction"] == (
        "Tentang ini."
    )
    lesson.unpublish()
    assert manifest_of(packed(small))["pages"][1]["versions"]["id"]["introduction"] == (
        "Belum terbit."
    )


def test_only_films_that_have_to_be_taken_in_count_against_the_limit(small, fajar, monkeypatch):
    monkeypatch.setattr("courses.parcel.looking.MOST_UNFINISHED", 0)
    file = packed(small)
    assert manifest_of(file)["films"]["films/1"]["file"] == "films/1.mp4"
    made, _looked = brought(file, fajar, slug="salinan")
    lesson = LessonPage.objects.child_of(made).get().get_latest_revision_as_object()
    assert lesson.body[3].value["video"] == CourseVideo.objects.get(locale=made.locale)

    forgotten(small)
    with pytest.raises(ParcelRefused) as refused:
        brought(file, fajar)
    assert [problem.place for problem in refused.value.problems] == ["course.json"]


def test_a_course_too_large_for_one_file_is_refused_with_what_to_do(small, settings):
    settings.MAX_UPLOAD_BYTES = 10
    with pytest.raises(ParcelRefused, match="film"):
        packed(small)
    assert io.BytesIO().getvalue() == b""


def test_an_unfinished_draft_comes_back_unfinished(small, fajar):
    lesson = LessonPage.objects.child_of(small).get()
    lesson.unpublish()
    lesson.introduction, lesson.completion_rule = "", CompletionRule.CHECKLIST
    lesson.save_revision(clean=False)
    made, _looked = brought(packed(small, with_films=False), fajar, slug="salinan")
    copied = LessonPage.objects.child_of(made).get().get_latest_revision_as_object()
    assert (copied.introduction, copied.completion_rule) == ("", CompletionRule.CHECKLIST)

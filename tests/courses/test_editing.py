"""What an editor does in Wagtail."""

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.models import Locale, Page

from courses.forms import CourseVideoForm
from courses.models import (
    ArticlePage,
    AssignmentPage,
    CataloguePage,
    CourseVideo,
    HomePage,
    LessonPage,
)
from courses.wagtail_hooks import CourseVideoViewSet, PlatformProfileViewSet
from media_tools.models import Video
from tests.courses.lesson_form import lesson_words
from tests.factories import (
    give_second_factor,
    make_course,
    make_home,
    make_profile,
    make_quiz,
    make_video,
)

PAGE_MODELS = [
    model for model in apps.get_app_config("courses").get_models() if issubclass(model, Page)
]
# Wagtail's own, which say by their place in the form what they are.
NEED_NO_WORDS = {"show_in_menus", "go_live_at", "expire_at", "comment_notifications"}


@pytest.fixture
def fajar(ayu, client):
    ayu.is_superuser = ayu.is_staff = True
    ayu.save()
    give_second_factor(ayu)
    client.force_login(ayu)
    return ayu


@pytest.mark.parametrize(
    "model", [HomePage, CataloguePage, AssignmentPage, LessonPage, ArticlePage]
)
def test_a_draft_is_previewed_with_its_unpublished_words(rf, fajar, model):
    course = make_course()
    if model is ArticlePage:
        make_home().add_child(instance=ArticlePage(title="Privasi", slug="privasi", body=[]))
    page = model.objects.first()
    page.title = "Judul yang belum terbit"
    if model is HomePage:
        page.promise = page.title
    draft = page.save_revision().as_object()

    response = draft.make_preview_request(rf.get("/"))

    assert response.status_code == 200
    assert "Judul yang belum terbit" in response.content.decode()
    assert course.live


def test_a_lesson_that_was_never_saved_is_previewed(client, fajar):
    course = make_course()
    words = lesson_words(title="Cahaya senja", slug="cahaya-senja")
    address = reverse(
        "wagtailadmin_pages:preview_on_add", args=["courses", "lessonpage", course.pk]
    )

    stored = client.post(address, words)
    shown = client.get(address)

    assert stored.json()["is_valid"], stored.json()
    assert "Pukul lima sore." in shown.content.decode()


def film_form(data, film, user, instance=None):
    form_class = CourseVideoViewSet.edit_handler.bind_to_model(CourseVideo).get_form_class()
    assert issubclass(form_class, CourseVideoForm)
    return form_class(
        data,
        {"film": film} if film else {},
        instance=instance or CourseVideo(locale=Locale.get_default()),
        for_user=user,
    )


def test_a_course_video_needs_a_film(fajar):
    form = film_form({"title": "Dekat dan jauh"}, None, fajar)

    assert list(form.errors) == ["film"]


def test_a_film_that_is_no_video_is_refused_with_the_reason(fajar, transactional_db):
    # A test with real transactions starts without what the migrations wrote.
    Locale.objects.get_or_create(language_code="id")
    text = SimpleUploadedFile("dekat.mp4", b"ffconcat version 1.0\nfile /etc/passwd\n")

    form = film_form({"title": "Dekat dan jauh"}, text, fajar)

    assert list(form.errors) == ["film"]
    assert not CourseVideo.objects.exists()
    assert not Video.objects.filter(state="received").exists()


def test_words_are_edited_without_sending_the_film_again(fajar):
    known = CourseVideo.objects.create(
        title="Dekat", video=make_video(fajar), locale=Locale.get_default()
    )

    form = film_form({"title": "Dekat dan jauh"}, None, fajar, instance=known)

    assert form.is_valid(), form.errors
    assert form.save().video == known.video


@pytest.mark.parametrize("viewset", [CourseVideoViewSet, PlatformProfileViewSet])
def test_the_editor_finds_videos_and_profiles_in_the_menu(client, fajar, viewset):
    make_profile()
    label = f"{viewset.model._meta.app_label}_{viewset.model._meta.model_name}"

    for page in ("list", "add"):
        assert client.get(reverse(f"wagtailsnippets_{label}:{page}")).status_code == 200


@pytest.mark.parametrize("model", PAGE_MODELS, ids=lambda model: model.__name__)
def test_every_field_says_what_it_is_for(model):
    form = model.get_edit_handler().get_form_class()
    silent = [name for name, field in form.base_fields.items() if not field.help_text]
    assert set(silent) - NEED_NO_WORDS == set()


@pytest.mark.parametrize("rule", ["watched", "checklist"])
def test_a_rule_that_nothing_can_meet_is_refused_with_what_to_do(db, rule):
    lesson = LessonPage.objects.child_of(make_course()).first()
    lesson.completion_rule = rule

    with pytest.raises(ValidationError) as refused:
        lesson.full_clean()
    assert list(refused.value.message_dict) == ["completion_rule"]


def test_a_lesson_that_would_wait_for_itself_is_refused(db):
    first, second = LessonPage.objects.child_of(make_course()).order_by("path")
    second.requires = [("page", first)]
    second.save()
    first.requires = [("page", second)]

    with pytest.raises(ValidationError) as refused:
        first.full_clean()
    assert list(refused.value.message_dict) == ["requires"]


def test_a_pool_that_a_quiz_does_not_have_is_named(db):
    quiz = make_quiz(make_course())
    raw = list(quiz.questions.raw_data)
    quiz.questions = [{**raw[0], "value": {**raw[0]["value"], "pool": "cahaya"}}, raw[1]]

    with pytest.raises(ValidationError, match="cahaya") as refused:
        quiz.full_clean()
    assert list(refused.value.message_dict) == ["questions"]


def test_a_draft_may_choose_the_rule_before_the_film_is_there(client, fajar):
    lesson = LessonPage.objects.child_of(make_course()).first()
    words = lesson_words(title="Belum selesai", completion_rule="watched")
    edit = reverse("wagtailadmin_pages:edit", args=[lesson.pk])

    kept = client.post(edit, words)
    lesson.refresh_from_db()
    shown = client.post(edit, words | {"action-publish": "1"})

    assert (kept.status_code, lesson.draft_title) == (302, "Belum selesai")
    assert "Belum ada video kelas untuk ditonton." in shown.content.decode()
    lesson.refresh_from_db()
    assert lesson.title == "Materi 1"

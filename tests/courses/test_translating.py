"""Courses in two languages, as translators keep them in step."""

import pytest
from django.apps import apps
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import Locale, Page
from wagtail_localize.fields import get_translatable_fields
from wagtail_localize.models import (
    LocaleSynchronization,
    StringTranslation,
    Translation,
    TranslationSource,
)
from wagtail_localize.operations import translate_object
from wagtail_localize.synctree import create_aliases_for_new_page

from courses.curriculum import load_curriculum
from courses.languages import fetch_languages
from courses.models import CataloguePage, CoursePage, CourseVideo, LessonPage, QuizPage
from courses.synchronizing import synchronize_languages
from courses.tying import tie_translation, what_ties
from courses.tying_pages import tie_button
from lms.people.roles import give_role
from tests.factories import make_course, make_profile, make_quiz, make_video

PAGE_MODELS = [
    model for model in apps.get_app_config("courses").get_models() if issubclass(model, Page)
]
# Of each language its own, or none of an editor's business.
NOBODY_TRANSLATES = {
    "id", "path", "depth", "numchild", "translation_key", "locale", "draft_title", "owner",
    "content_type", "url_path", "live", "has_unpublished_changes", "go_live_at", "expire_at",
    "expired", "locked", "locked_at", "locked_by", "first_published_at", "last_published_at",
    "latest_revision_created_at", "live_revision", "latest_revision", "alias_of", "page_ptr",
}  # fmt: skip


@pytest.fixture
def written(fajar):
    make_profile()
    load_curriculum(owner=fajar)


@pytest.mark.parametrize("model", PAGE_MODELS, ids=lambda model: model.__name__)
def test_of_every_field_somebody_decided_whether_it_is_translated(model):
    decided = {field.field_name for field in get_translatable_fields(model)}
    own = {"slug"} if model.__name__ == "HomePage" else set()
    there = {field.name for field in model._meta.concrete_fields}

    assert decided | NOBODY_TRANSLATES | own == there | NOBODY_TRANSLATES


def test_the_written_pages_are_tied_without_losing_a_word(written, fajar):
    """What localize would publish of a tied page is the page as it stands."""
    english = Locale.objects.get(language_code="en")
    shown = Page.objects.filter(locale=english, depth__gt=1).specific()
    seen = set()
    for page in shown:
        if type(page) in seen and not isinstance(page, QuizPage):
            continue
        seen.add(type(page))
        found = what_ties(page=page)
        tied = tie_translation(page=page, user=fajar)
        made = tied.source.get_ephemeral_translated_instance(english, fallback=True)
        made.clean()
        assert (found.unknown, found.left_over) == (0, ()), page
        assert words_of(made) == words_of(page), page
    assert seen == set(PAGE_MODELS)


def words_of(page):
    """What stands in every field of a page; accepted answers are one line and have no ids."""
    said = {}
    for field in get_translatable_fields(type(page)):
        value = getattr(page, field.field_name)
        said[field.field_name] = stored = (
            value.get_prep_value() if hasattr(value, "get_prep_value") else value
        )
        for block in stored if field.field_name == "questions" else ():
            for answer in block["value"].get("answers", ()):
                answer.pop("id")
    return said


@pytest.fixture
def lesson(fajar, english):
    """A lesson in Indonesian that shows a film, waits for another and gives something to tick."""
    course = make_course(with_assignment=False)
    first, lesson = LessonPage.objects.child_of(course).order_by("path")
    film = CourseVideo.objects.create(
        title="Dekat dan jauh",
        video=make_video(fajar),
        transcript="Kamera mendekat.",
        locale=course.locale,
    )
    lesson.requires = [("page", first)]
    lesson.body = [
        {"type": "text", "id": "teks", "value": "<p>Dekat <b>sekali</b>.</p><p>Lalu jauh.</p>"},
        {"type": "video", "id": "film", "value": {"video": film.pk, "note": "Lihat jaraknya."}},
        {
            "type": "fact",
            "id": "fakta",
            "value": {
                "statement": "Paling lama tiga menit.",
                "source": "Bantuan YouTube",
                "checked": "2026-01-02",
                "valid_months": 6,
            },
        },
    ]
    lesson.minutes = 7
    lesson.save_revision().publish()
    return lesson


def say(page, said):
    """The translator writes: the words of the source and their translation."""
    source = TranslationSource.objects.get_for_instance(page)
    for segment in source.stringsegment_set.select_related("string", "context"):
        if segment.string.data in said:
            StringTranslation.objects.update_or_create(
                translation_of=segment.string,
                locale=Locale.objects.get(language_code="en"),
                context=segment.context,
                defaults={"data": said[segment.string.data], "translation_type": "manual"},
            )
    return source.translations.get()


WORDS = {
    "Materi 2": "Lesson 2",
    "Dekat <b>sekali</b>.": "Very <b>close</b>.",
    "Lihat jaraknya.": "Watch the distance.",
    "Paling lama tiga menit.": "Three minutes at most.",
}


def test_a_translation_begins_as_a_draft_and_half_of_it_is_never_shown(lesson, fajar, english):
    translate_object(lesson, [english], user=fajar)

    twin = lesson.get_translation(english)
    assert (twin.live, twin.title) == (False, "Materi 2")


def test_words_are_translated_and_rules_come_from_the_source(
    lesson, fajar, english, django_capture_on_commit_callbacks
):
    translate_object(lesson, [english], user=fajar)
    with django_capture_on_commit_callbacks(execute=True):
        say(lesson, WORDS).save_target(user=fajar, publish=True)

    twin = lesson.get_translation(english)
    text, film, fact = twin.body
    assert (twin.live, twin.title, twin.slug, twin.minutes) == (True, "Lesson 2", "materi-2", 7)
    assert str(text.value.source) == "<p>Very <b>close</b>.</p><p>Lalu jauh.</p>"
    assert film.value["note"] == "Watch the distance."
    assert fact.value["statement"] == "Three minutes at most."
    assert fact.value["checked"] == lesson.body[2].value["checked"]
    assert [child.id for child in twin.body] == ["teks", "film", "fakta"]


def test_a_translation_shows_the_film_and_names_the_lesson_of_its_own_language(
    lesson, fajar, english
):
    """Submitting a page leaves the entry that somebody wrote for the film as it is."""
    film = CourseVideo.objects.get()
    entry = film.copy_for_translation(english)
    entry.title = "Close and far"
    entry.save()
    first = lesson.get_prev_sibling().specific
    translate_object(first, [english], user=fajar)
    translate_object(lesson, [english], user=fajar)

    twin = lesson.get_translation(english).get_latest_revision_as_object()
    assert twin.body[1].value["video"] == entry
    assert [child.value.pk for child in twin.requires] == [first.get_translation(english).pk]
    entry.refresh_from_db()
    assert (entry.title, entry.transcript, entry.video) == ("Close and far", "", film.video)


def test_what_has_no_entry_in_the_other_language_stays_with_the_sources(lesson, fajar, english):
    translate_object(lesson, [english], user=fajar)

    twin = lesson.get_translation(english)
    assert twin.body[1].value["video"] == CourseVideo.objects.get()
    assert [child.value.pk for child in twin.requires] == [lesson.get_prev_sibling().pk]


def test_a_changed_source_shows_what_is_new_and_keeps_what_was_said(
    lesson, fajar, english, client, django_capture_on_commit_callbacks
):
    translate_object(lesson, [english], user=fajar)
    say(lesson, WORDS).save_target(user=fajar, publish=False)
    lesson.refresh_from_db()
    lesson.minutes = 9
    lesson.body[2].value["statement"] = "Paling lama empat menit."
    lesson.save_revision().publish()
    translation = Translation.objects.get()
    client.force_login(give_rights(fajar))

    answer = client.post(f"/cms/localize/update/{translation.source_id}/", {})
    with django_capture_on_commit_callbacks(execute=True):
        translation.refresh_from_db()
        translation.save_target(user=fajar, publish=True)

    twin = lesson.get_translation(english)
    assert answer.status_code == 302
    assert translation.get_progress()[0] - translation.get_progress()[1] > 0
    assert (twin.minutes, twin.title) == (9, "Lesson 2")
    assert twin.body[2].value["statement"] == "Paling lama empat menit."


def test_right_answers_and_pools_of_a_quiz_come_from_the_source(lesson, fajar, english):
    pool = {"name": "cahaya", "draw": 1}
    quiz = make_quiz(lesson.get_parent(), questions=1, pools=[pool], pass_mark=80)
    quiz.questions = [
        *quiz.questions.raw_data,
        {
            "type": "short",
            "id": "pendek",
            "value": {
                "prompt": "Apa lawan terang?",
                "explanation": "",
                "pool": "",
                "answers": [{"type": "item", "id": "satu", "value": "gelap"}],
            },
        },
    ]
    quiz.save()
    translate_object(quiz, [english], user=fajar)
    say(quiz, {"Ya": "Yes", "Tidak": "No", "gelap": "dark; darkness"}).save_target(publish=False)

    twin = quiz.get_translation(english).get_latest_revision_as_object()
    single, short = twin.questions
    assert [(each["text"], each["right"]) for each in single.value["choices"]] == [
        ("Yes", True),
        ("No", False),
    ]
    assert [each.id for each in single.value["choices"].bound_blocks] == ["ya-1", "tidak-1"]
    assert (single.value["pool"], twin.pass_mark) == ("cahaya", 80)
    assert list(short.value["answers"]) == ["dark", "darkness"]
    assert twin.pools.get_prep_value() == quiz.pools.get_prep_value()


def give_rights(person):
    give_role(person=person, role="editor")
    return person


def test_an_editor_ties_what_was_written_beside_its_source(lesson, fajar, english, client):
    twin = lesson.copy_for_translation(english, copy_parents=True)
    twin.title = "Lesson 2"
    twin.body = [*twin.body.raw_data, {"type": "text", "id": "lebih", "value": "<p>More.</p>"}]
    twin.save_revision().publish()
    client.force_login(give_rights(fajar))
    address = reverse("course_translations:tie", args=[twin.pk])

    asked = client.get(address)
    done = [client.post(address), client.post(address)]

    assert "More." in asked.content.decode()
    assert not Translation.objects.filter(target_locale=lesson.locale).exists()
    assert Translation.objects.count() == 1
    edit = reverse("wagtailadmin_pages:edit", args=[twin.pk])
    assert [answer["Location"] for answer in done] == [edit, edit]
    assert client.get(address)["Location"] == edit
    assert "wagtail-localize" in client.get(edit).content.decode()
    twin.refresh_from_db()
    assert len(twin.body) == 4, "nothing is taken from the page before it is published"


def test_tying_is_offered_above_the_page_and_not_in_every_row(lesson, fajar, english, client):
    twin = lesson.copy_for_translation(english, copy_parents=True)
    course = CoursePage.objects.get(locale=english)
    CoursePage.objects.filter(pk=course.pk).update(alias_of=None)
    client.force_login(give_rights(fajar))

    def offered(view, page):
        shown = client.get(reverse(view, args=[page.pk])).content.decode()
        return [
            each
            for each in (course, twin)
            if reverse("course_translations:tie", args=[each.pk]) in shown
        ]

    assert offered("wagtailadmin_pages:edit", twin) == [twin]
    assert offered("wagtailadmin_explore", course) == [course]


@pytest.mark.parametrize("rows", [1, 3])
def test_an_alias_costs_no_query_to_say_that_nothing_ties_it(
    rows, english, fajar, django_assert_num_queries
):
    course = make_course(lessons=rows)
    course.copy_for_translation(english, copy_parents=True, alias=True)
    for lesson in LessonPage.objects.child_of(course):
        lesson.copy_for_translation(english, alias=True)
    pages = list(LessonPage.objects.filter(locale=english))
    with django_assert_num_queries(0):
        assert [list(tie_button(page, fajar)) for page in pages] == [[]] * rows


def test_tying_twice_keeps_what_translators_wrote_since(lesson, fajar, english):
    twin = lesson.copy_for_translation(english, copy_parents=True)
    twin.save_revision().publish()
    tie_translation(page=twin, user=fajar)
    say(lesson, {"Materi 2": "The second lesson"})

    tied = tie_translation(page=twin, user=fajar)

    said = StringTranslation.objects.get(context__path="title").data
    assert (said, tied) == ("The second lesson", Translation.objects.get())


def test_a_stranger_to_editing_ties_nothing(lesson, english, client, endah, citra):
    twin = lesson.copy_for_translation(english, copy_parents=True)
    for person in (endah, citra):
        client.force_login(person)
        client.post(reverse("course_translations:tie", args=[twin.pk]))
    assert not Translation.objects.exists()
    assert not TranslationSource.objects.exists()


def test_a_source_has_nothing_to_be_tied_to(lesson, fajar, client):
    client.force_login(give_rights(fajar))
    assert client.get(reverse("course_translations:tie", args=[lesson.pk])).status_code == 404


def in_english():
    return sorted(
        CoursePage.objects.filter(locale__language_code="en").values_list("slug", "alias_of__slug")
    )


def test_english_follows_from_the_first_deployment_with_a_home_page(db, fajar, client):
    call_command("allow_roles")
    assert not LocaleSynchronization.objects.exists()
    make_course("dasar")
    assert synchronize_languages() == ["en"]
    call_command("allow_roles")
    assert synchronize_languages() == []
    assert in_english() == [("dasar", "dasar")]

    catalogue = CataloguePage.objects.get(locale=Locale.get_default())
    new = CoursePage(title="Suara", slug="suara", summary="-", level="beginner", minutes=1)
    create_aliases_for_new_page(catalogue.add_child(instance=new))
    assert in_english() == [("dasar", "dasar"), ("suara", "suara")]


def test_a_language_that_the_office_set_free_stays_free(db, admin, client):
    make_course()
    call_command("allow_roles")
    english = Locale.objects.get(language_code="en")
    client.force_login(admin)
    edit = reverse("wagtaillocales:edit", args=[english.pk])
    field = "component-wagtail_localize_localesynchronization"
    assert f"{field}-enabled" in client.get(edit).content.decode()
    assert client.post(edit, {"language_code": "en"}).status_code == 302
    call_command("allow_roles")
    assert not LocaleSynchronization.objects.exists()


def test_an_alias_is_not_called_a_language_of_the_course(english):
    course = make_course()
    course.copy_for_translation(english, copy_parents=True, alias=True)
    fetch_languages([course])
    assert course.languages == ["Bahasa Indonesia"]

"""The written course as it stands on the shelf."""

import re

import pytest
from wagtail.images.models import Image
from wagtail.models import Locale, Page, Site

from courses.curriculum import load_curriculum
from courses.curriculum_files import courses, merged, read_in, read_unit, units_of
from courses.marking import mark, question_of
from courses.models import (
    AssignmentPage,
    CoursePage,
    CourseVideo,
    HomePage,
    Hotspot,
    HotspotsPage,
    LessonPage,
    ModulePage,
    QuizPage,
    ShowcasePage,
)
from courses.rubrics import rubric_of
from tests.factories import make_profile, make_video


@pytest.fixture
def fajar(ayu):
    make_profile()
    return ayu


UNITS = [unit for slug in courses() for unit in units_of(slug)]
QUIZZES = [unit for unit in UNITS if read_unit(unit, "id").get("kind") == "quiz"]
LESSONS = [unit for unit in UNITS if read_unit(unit, "id").get("kind", "lesson") == "lesson"]
BRIEFS = [unit for unit in UNITS if read_unit(unit, "id").get("kind") == "assignment"]


@pytest.fixture
def course(fajar):
    return load_curriculum(owner=fajar)


@pytest.fixture
def filmed(fajar):
    """The curriculum with a film for each clip that is asked for."""
    made = {}

    def films(clip):
        if clip not in made:
            made[clip] = CourseVideo.objects.create(
                title=clip, video=make_video(fajar), locale=Locale.get_default()
            )
        return made[clip].pk

    return load_curriculum(owner=fajar, films=films)


def test_every_page_stands_in_both_languages_under_the_same_addresses(course, client):
    addresses = {
        language: [
            page.get_url()
            for model in (CoursePage, ModulePage, LessonPage, QuizPage, AssignmentPage)
            for page in model.objects.live().filter(locale__language_code=language)
        ]
        for language in ("id", "en")
    }

    assert len(addresses["id"]) == len(set(addresses["id"])) > len(UNITS)
    assert [f"/en{address}" for address in addresses["id"]] == addresses["en"]
    for path in (*addresses["id"], *addresses["en"], "/"):
        assert client.get(path).status_code == 200, path


def test_loading_twice_is_loading_once(course, fajar):
    before = (Page.objects.count(), Image.objects.count())

    again = load_curriculum(owner=fajar)

    assert (again, Page.objects.count(), Image.objects.count()) == (course, *before)


def test_loading_again_keeps_what_an_editor_changed(course, fajar):
    lesson = LessonPage.objects.get(slug="suara-yang-jelas", locale=Locale.get_default())
    lesson.title = "Suara"
    lesson.save_revision().publish()

    load_curriculum(owner=fajar)

    lesson.refresh_from_db()
    assert lesson.title == "Suara"


def test_the_home_page_takes_the_place_of_the_first_one(course):
    site = Site.objects.get(is_default_site=True)

    assert isinstance(site.root_page.specific, HomePage)
    assert not Page.objects.filter(title__startswith="Welcome").exists()


def test_both_languages_of_a_rubric_share_keys_weights_and_points(course):
    def rules(brief):
        return [
            (each["key"], each["weight"], [(lv["key"], lv["points"]) for lv in each["levels"]])
            for each in rubric_of(brief)["criteria"]
        ]

    briefs = AssignmentPage.objects.filter(locale=Locale.get_default())
    assert briefs.count() == len(BRIEFS)
    for brief in briefs:
        english = brief.get_translation(Locale.objects.get(language_code="en"))
        assert rules(brief) == rules(english)
        assert sum(weight for _, weight, _ in rules(brief)) == 100


def test_a_translation_with_another_shape_is_refused():
    ruled = {"steps": [{"title": "a"}, {"title": "b"}]}

    with pytest.raises(ValueError, match="unit/steps: 2 parts"):
        merged(ruled, {"steps": [{"title": "a"}]}, "unit")


def test_a_translation_keeps_the_structure_and_brings_the_words():
    ruled = {"minutes": 5, "choices": [{"text": "ya", "right": True}, {"text": "tidak"}]}
    said = {"choices": [{"text": "yes"}, {"text": "no"}]}

    assert merged(ruled, said, "unit") == {
        "minutes": 5,
        "choices": [{"text": "yes", "right": True}, {"text": "no"}],
    }


@pytest.mark.parametrize("unit", LESSONS)
def test_a_lesson_says_the_same_in_both_languages(unit):
    shapes = [
        [
            (block["type"], *(len(value) for value in block.values() if isinstance(value, list)))
            for block in read_in(unit, language)["body"]
        ]
        for language in ("id", "en")
    ]

    assert shapes[0] == shapes[1]


@pytest.mark.parametrize("unit", LESSONS)
def test_a_lesson_has_something_to_see_and_something_to_do(unit):
    kinds = {block["type"] for block in read_unit(unit, "id")["body"]}

    assert "text" in kinds
    assert kinds & {"picture", "video"}
    assert kinds & {"steps", "checklist", "script", "storyboard", "do_dont"}


@pytest.mark.parametrize("unit", UNITS)
def test_the_reader_is_addressed_as_anda(unit):
    words = str(read_unit(unit, "id")).lower()

    assert re.findall(r"\b(kamu|kalian|aku|gue)\b", words) == []


def test_every_quiz_is_passed_by_the_right_answers(filmed):
    """The answer that the editor marked as right earns the whole question, in each language."""
    quizzes = list(QuizPage.objects.live())

    assert len(quizzes) == 2 * len(QUIZZES)
    for quiz in quizzes:
        quiz.full_clean(exclude=["slug"])
        for child in quiz.questions:
            question = question_of(child)
            assert mark(question, right_answer(question)).is_right, (quiz, question)


def right_answer(question):
    right = [each["key"] for each in question.get("choices", []) if each["right"]]
    return {
        "single": lambda: right[0],
        "multiple": lambda: right,
        "order": lambda: [each["key"] for each in question["items"]],
        "match": lambda: {each["key"]: each["key"] for each in question["pairs"]},
        "short": lambda: question["answers"][0],
        "hotspot": lambda: next(each["key"] for each in question["regions"] if each["right"]),
        "fault": lambda: {"choice": right[0], "at": (question["span"] or [None])[0]},
    }[question["kind"]]()


def test_a_film_stands_in_its_lesson_in_both_languages(filmed):
    with_film = [unit for unit in LESSONS if "clip" in str(read_unit(unit, "id"))]
    for unit in with_film:
        for page in LessonPage.objects.filter(slug=read_unit(unit, "id")["slug"]):
            assert any(child.block_type == "video" for child in page.body), page


def test_the_course_declares_what_it_holds(course):
    assert (course.level, course.platforms, course.minutes) == (
        "beginner",
        ["YouTube", "TikTok"],
        240,
    )
    assert CoursePage.objects.live().count() == 2 * len(courses())


def test_the_wifi_spots_and_the_works_have_their_pages_in_both_languages(course, client):
    addresses = {
        model: sorted(page.get_url() for page in model.objects.live())
        for model in (HotspotsPage, ShowcasePage)
    }

    assert addresses == {
        HotspotsPage: ["/en/wifi/", "/wifi/"],
        ShowcasePage: ["/en/karya/", "/karya/"],
    }
    assert Hotspot.objects.filter(is_example=True).count() == Hotspot.objects.count() == 20
    assert "Night watch post" in client.get("/en/wifi/").content.decode()
    for path in ("/wifi/", "/karya/", "/en/karya/"):
        assert client.get(path).status_code == 200


def test_spots_that_an_office_took_away_do_not_come_back(course, fajar):
    Hotspot.objects.exclude(kecamatan="35.73.02").delete()

    load_curriculum(owner=fajar)

    assert Hotspot.objects.count() == 4

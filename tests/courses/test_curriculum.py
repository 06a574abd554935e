"""The written course as it stands on the shelf."""

import re

import pytest
from wagtail.images.models import Image
from wagtail.models import Locale, Page, Site

from courses.curriculum import COURSE, attach_video, load_curriculum
from courses.curriculum_files import read_unit, units_of
from courses.models import AssignmentPage, CoursePage, CourseVideo, HomePage, LessonPage
from courses.rubrics import rubric_of
from tests.factories import make_profile, make_video


@pytest.fixture
def fajar(ayu):
    make_profile()
    return ayu


@pytest.fixture
def course(fajar):
    return load_curriculum(owner=fajar)


def test_the_course_stands_in_both_languages_under_the_same_addresses(course, client):
    addresses = {
        language: [
            lesson.get_url()
            for lesson in LessonPage.objects.live().filter(locale__language_code=language)
        ]
        for language in ("id", "en")
    }

    assert len(addresses["id"]) == 7
    assert [f"/en{address}" for address in addresses["id"]] == addresses["en"]
    for path in (*addresses["id"], *addresses["en"], f"/kelas/{COURSE}/cerita-60-detik/", "/"):
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


def test_both_languages_of_the_rubric_share_keys_weights_and_points(course):
    briefs = AssignmentPage.objects.order_by("locale__language_code")

    def rules(brief):
        return [
            (each["key"], each["weight"], [(lv["key"], lv["points"]) for lv in each["levels"]])
            for each in rubric_of(brief)["criteria"]
        ]

    english, indonesian = (rules(brief) for brief in briefs)
    assert english == indonesian
    assert [len(levels) for _, _, levels in indonesian] == [4, 4, 4, 4]
    assert sum(weight for _, weight, _ in indonesian) == 100


@pytest.mark.parametrize("unit", units_of(COURSE))
def test_a_lesson_says_the_same_in_both_languages(unit):
    shapes = [
        [
            (block["type"], *(len(value) for value in block.values() if isinstance(value, list)))
            for block in read_unit(unit, language)["body"]
        ]
        for language in ("id", "en")
    ]

    assert shapes[0] == shapes[1]


@pytest.mark.parametrize("unit", units_of(COURSE))
def test_a_lesson_has_things_to_do_and_a_checklist_at_its_end(unit):
    kinds = [block["type"] for block in read_unit(unit, "id")["body"]]

    assert {"text", "picture", "steps", "do_dont"} <= set(kinds)
    assert kinds[-1] == "checklist"


@pytest.mark.parametrize("unit", units_of(COURSE))
def test_the_reader_is_addressed_as_anda(unit):
    words = str(read_unit(unit, "id")).lower()

    assert re.findall(r"\b(kamu|kalian|aku|gue)\b", words) == []


def test_a_video_is_attached_once_and_in_each_language(course, fajar):
    film = CourseVideo.objects.create(
        title="Dekat dan jauh", video=make_video(fajar), locale=Locale.get_default()
    )

    for _ in range(2):
        attach_video("suara-yang-jelas", film, note="Dengarkan bedanya.")

    lessons = LessonPage.objects.filter(slug="suara-yang-jelas")
    assert [
        [child.value["video"] for child in lesson.body if child.block_type == "video"]
        for lesson in lessons
    ] == [[film], [film]]


def test_the_course_declares_what_it_holds(course):
    assert (course.level, course.platforms, course.minutes) == (
        "beginner",
        ["YouTube", "TikTok"],
        240,
    )
    assert CoursePage.objects.live().count() == 2

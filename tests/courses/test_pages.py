"""Pages as visitors get them, and what they cost."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from courses.curriculum_blocks import draw
from courses.models import AssignmentPage, CataloguePage, CoursePage, LessonPage
from courses.shelf import outline_of
from tests.factories import make_course, make_home, make_profile, make_quiz

pytestmark = pytest.mark.usefixtures("empty_slots")


def queries_of(client, path):
    client.get(path)  # the first visit draws renditions and fills caches
    with CaptureQueriesContext(connection) as captured:
        response = client.get(path)
    assert response.status_code == 200
    return len(captured)


def course_with_cover(slug):
    course = make_course(slug)
    course.cover = draw("cover", title=f"Atap {slug}", labels={}, owner=None)
    course.save()


@pytest.mark.parametrize("path", ["/", "/kelas/"])
def test_a_list_of_courses_costs_the_same_for_one_and_for_three(client, db, path):
    course_with_cover("satu")
    one = queries_of(client, path)
    course_with_cover("dua")
    course_with_cover("tiga")

    assert queries_of(client, path) == one


def with_pictures(course, number):
    """Give the first lesson `number` pictures."""
    lesson = LessonPage.objects.child_of(course).first()
    pictures = [
        draw(
            "shapes",
            title=f"Bentuk {each}",
            labels={"tall": "a", "square": "b", "wide": "c"},
            owner=None,
        )
        for each in range(number)
    ]
    lesson.body = [
        {
            "type": "picture",
            "value": {
                "picture": {"image": picture.pk, "decorative": False, "alt_text": "Bentuk"},
                "caption": "",
            },
        }
        for picture in pictures
    ]
    lesson.save()


def test_a_lesson_costs_the_same_with_one_and_with_three_lessons_and_pictures(client, db):
    with_pictures(make_course("satu", lessons=1), 1)
    with_pictures(make_course("tiga", lessons=3), 3)

    one = queries_of(client, "/kelas/satu/materi-1/")

    assert queries_of(client, "/kelas/tiga/materi-1/") == one


def test_a_course_and_its_assignment_cost_the_same_with_one_and_with_three_lessons(client, db):
    make_course("satu", lessons=1)
    make_course("tiga", lessons=3)

    for page in ("", "tugas/"):
        one = queries_of(client, f"/kelas/satu/{page}")
        assert queries_of(client, f"/kelas/tiga/{page}") == one


def test_lessons_are_open_to_everyone_and_know_their_neighbours(client, db):
    course = make_course(lessons=3)
    first, second, third = LessonPage.objects.child_of(course)

    context = client.get("/kelas/dasar/materi-2/").context

    assert {
        "place": context["place"],
        "previous": context["previous"],
        "next": context["next"],
        "lessons": context["lessons"],
    } == {"place": 2, "previous": first, "next": third, "lessons": [first, second, third]}


def test_a_lesson_in_draft_is_absent(client, db):
    LessonPage.objects.child_of(make_course()).first().unpublish()

    assert client.get("/kelas/dasar/materi-1/").status_code == 404


def test_the_assignment_shows_its_rubric_and_rules(client, db):
    make_course()

    page = client.get("/kelas/dasar/tugas/").content.decode()

    wanted = ("Cerita", "Setiap kata terdengar.", "70%", make_profile().name)
    assert [word for word in wanted if word not in page] == []


@pytest.mark.parametrize(
    ("parent", "child", "may"),
    [
        (CataloguePage, CoursePage, True),
        (CoursePage, LessonPage, True),
        (CoursePage, AssignmentPage, True),
        (LessonPage, LessonPage, False),
        (CataloguePage, LessonPage, False),
        (CoursePage, CoursePage, False),
    ],
)
def test_pages_live_where_they_belong(parent, child, may):
    assert (child in parent.allowed_subpage_models()) is may


def test_a_second_catalogue_is_refused(db):
    assert not CataloguePage.can_create_at(make_home())


def test_the_outline_says_what_comes_first_and_costs_the_same_for_forty_units(client, db):
    few = make_course("satu", lessons=1)
    make_quiz(few)
    course = make_course("empat-puluh", lessons=38)
    quiz = make_quiz(course)
    last = LessonPage.objects.child_of(course).last()
    last.requires = [{"type": "page", "value": quiz.pk}]
    last.save()

    outline_of(course)  # what is asked once and kept

    with CaptureQueriesContext(connection) as captured:
        line = outline_of(course)["line"]
    with CaptureQueriesContext(connection) as of_few:
        outline_of(few)

    assert len(captured) == len(of_few)
    assert {unit.title: unit.comes_after for unit in line if unit.comes_after} == {
        "Materi 38": ["Kuis"]
    }
    assert "Setelah: Kuis" in client.get("/kelas/empat-puluh/").content.decode()


def test_the_front_door_shows_the_first_six_courses_and_the_way_to_the_others(client, db):
    for number in range(7):
        make_course(f"kursus-{number}", lessons=0, with_assignment=False)

    context = client.get("/").context

    assert ([each.slug for each in context["courses"]], context["has_more"]) == (
        [f"kursus-{number}" for number in range(6)],
        True,
    )

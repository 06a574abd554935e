import pytest
from django.template import Context, Template

from courses.models import CoursePage
from courses.slots import prepare_slots, register_slot, render_slot

pytestmark = pytest.mark.usefixtures("empty_slots")


def test_a_slot_that_nobody_fills_draws_nothing(rf):
    assert render_slot("course_seats", request=rf.get("/"), page=CoursePage(pk=1)) == ""


def test_whoever_registers_draws_in_the_template(rf):
    register_slot("course_seats", lambda request, page: f"{page.title}: {request.path}")
    template = Template('{% load course_slots %}{% course_slot "course_seats" page=course %}')

    drawn = template.render(
        Context({"request": rf.get("/kelas/"), "course": CoursePage(pk=1, title="Dasar")})
    )

    assert drawn == "Dasar: /kelas/"


def test_a_list_is_prepared_once_for_all_its_pages(rf):
    asked = []
    register_slot("course_seats", str, prepare=lambda request, pages: asked.append(pages))
    courses = [CoursePage(pk=1), CoursePage(pk=2)]

    prepare_slots(["course_seats", "course_progress"], request=rf.get("/"), pages=courses)

    assert asked == [courses]


def test_a_page_that_was_never_saved_asks_nobody(rf):
    register_slot("course_seats", lambda request, page: "asked")

    assert render_slot("course_seats", request=rf.get("/"), page=CoursePage()) == ""


def test_a_slot_of_another_name_is_a_mistake(rf):
    with pytest.raises(LookupError):
        register_slot("seats", str)
    with pytest.raises(LookupError):
        render_slot("seats", request=rf.get("/"), page=CoursePage(pk=1))

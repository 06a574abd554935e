"""A course that goes out and comes in again is the same course."""

import pytest
from wagtail.images.models import Image
from wagtail.models import Locale, Page

from courses.curriculum_files import courses
from courses.models import CoursePage, LessonPage
from courses.parcel.shape import KINDS

from .conftest import brought, manifest_of, packed, take_away


@pytest.mark.parametrize("slug", courses())
def test_a_course_comes_in_as_it_went_out(shelf, fajar, slug):
    course = CoursePage.objects.child_of(shelf).get(slug=slug)
    file = packed(course, with_films=False)
    before = manifest_of(file)
    for page in course.get_translations(inclusive=True):
        page.delete()
    Image.objects.all().delete()

    made, looked = brought(file, fajar)

    assert manifest_of(packed(made, with_films=False)) == before
    assert {tuple(page["versions"]) for page in before["pages"]} == {("id", "en")}
    assert (looked.problems, looked.missing, looked.left) == ([], [], [])

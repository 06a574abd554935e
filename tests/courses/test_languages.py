import pytest
from django.utils import translation

from courses.languages import (
    canonical,
    canonical_id,
    in_language,
    in_language_many,
    with_canonical_ids,
)
from courses.models import CoursePage, LessonPage
from tests.factories import make_course


@pytest.fixture
def course(db):
    return make_course()


@pytest.fixture
def twin(course, english):
    twin = course.copy_for_translation(english, copy_parents=True)
    twin.save_revision().publish()
    return twin


def test_the_canonical_page_is_the_indonesian_one(course, twin):
    assert (canonical(twin), canonical(course)) == (course, course)


def test_a_page_without_an_indonesian_version_is_its_own(course, twin):
    course.delete()

    assert canonical(twin) == twin


def test_a_list_in_english_knows_its_canonical_ids_in_one_query(
    course, twin, django_assert_num_queries
):
    queryset = with_canonical_ids(CoursePage.objects.filter(locale=twin.locale))

    with django_assert_num_queries(1):
        ids = [canonical_id(page) for page in queryset]

    assert ids == [course.pk]


def test_a_page_is_found_in_the_language_that_is_read(course, twin):
    with translation.override("en"):
        assert in_language(course) == twin
    with translation.override("id"):
        assert in_language(twin) == course


def test_a_translation_in_draft_is_not_shown(course, english):
    course.copy_for_translation(english, copy_parents=True)

    assert in_language(course, "en") == course


@pytest.mark.parametrize("lessons", [1, 3])
def test_many_pages_are_found_in_one_query(english, django_assert_num_queries, lessons):
    pages = list(LessonPage.objects.child_of(make_course(lessons=lessons)))

    with django_assert_num_queries(1):
        assert in_language_many(pages, "en") == pages

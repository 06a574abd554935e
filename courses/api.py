"""The catalogue, for everybody."""

from collections.abc import Sequence

from django.db.models import prefetch_related_objects
from django.shortcuts import get_object_or_404
from ninja import Query, Router
from ninja.errors import ValidationError
from ninja.pagination import paginate
from wagtail.models import Locale

from courses.finding import find
from courses.finding_form import FindForm
from courses.gather import gather_media
from courses.languages import in_language_many
from courses.models import CoursePage, LessonPage
from courses.schemas import CourseDetailOut, CourseOut, LessonOut, asked_schema
from courses.shelf import outline_of
from courses.words import places_of
from media_tools.access import ANYONE, access

router = Router()
# Every room has registered its filters by now.
Asked = asked_schema()


@router.get("/courses", response=list[CourseOut], operation_id="list_courses")
@access(ANYONE)
@paginate(max_limit=100)
def list_courses(request, asked: Query[Asked]):
    """All courses, or those that fit everything asked; in Indonesian where there is no
    translation. Words are found in every language."""
    form = FindForm(asked.model_dump())
    if not form.is_valid():
        raise ValidationError(
            [
                {"loc": ("query", name), "type": "value_error", "msg": " ".join(messages)}
                for name, messages in form.errors.items()
            ]
        )
    places = places_of(form.asked.get("q", ""))
    found = find(published(CoursePage), form.asked, places=places, in_any_language=True)
    return Translated(found.defer_streamfields())


@router.get("/courses/{int:course_id}", response=CourseDetailOut, operation_id="get_course")
@access(ANYONE)
def get_course(request, course_id: int):
    """One course with its lessons and assignments, in the order of teaching."""
    (course,) = in_readers_language([get_object_or_404(published(CoursePage), pk=course_id)])
    outline = outline_of(course)
    course.lessons, course.assignments = outline["lessons"], outline["assignments"]
    for pages in (course.lessons, course.assignments):
        prefetch_related_objects(pages, "locale")
    return course


@router.get("/lessons/{int:lesson_id}", response=LessonOut, operation_id="get_lesson")
@access(ANYONE)
def get_lesson(request, lesson_id: int):
    """One lesson with its text. Reading is free and needs no seat."""
    (lesson,) = in_readers_language([get_object_or_404(published(LessonPage), pk=lesson_id)])
    gather_media(lesson.body)
    lesson.html = str(lesson.body)
    return lesson


def published(model):
    """Live pages in the default language, whose ids are the ids of the API."""
    return model.objects.live().public().filter(locale=Locale.get_default())


class Translated(Sequence):
    """Courses in the reader's language, translated a page of the answer at a time."""

    def __init__(self, courses):
        self.courses = courses

    def __len__(self):
        return self.courses.count()

    def __getitem__(self, part):
        return in_readers_language(self.courses[part])


def in_readers_language(pages):
    """The pages as the reader reads them, keeping the ids by which the API knows them."""
    pages = list(pages)
    shown = in_language_many(pages)
    prefetch_related_objects(shown, "locale")
    for page, variant in zip(pages, shown, strict=True):
        variant.canonical_pk = page.pk
    return shown

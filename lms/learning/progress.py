"""How far a resident is with the lessons of courses: the same number of queries for any number
of courses and lessons."""

from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Q, prefetch_related_objects
from wagtail.models import Page

from courses.languages import in_language_many
from courses.models import AssignmentPage, CoursePage, LessonPage

from .models import LessonProgress


@dataclass(frozen=True)
class LessonState:
    """`page` is in the reader's language; `opened` and `read` count in every language."""

    page: LessonPage
    number: int
    opened: bool = False
    read: bool = False
    # The one to go on with: the first that is not read.
    next: bool = False

    @property
    def state(self) -> str:
        """As the list of lessons draws it."""
        return "done" if self.read else "now" if self.next else "open"


@dataclass(frozen=True)
class CourseProgress:
    course: CoursePage
    lessons: tuple[LessonState, ...] = ()
    assignments: tuple[AssignmentPage, ...] = ()

    @property
    def total(self) -> int:
        return len(self.lessons)

    @property
    def read(self) -> int:
        return sum(lesson.read for lesson in self.lessons)

    @property
    def next_lesson(self) -> LessonState | None:
        return next((lesson for lesson in self.lessons if lesson.next), None)

    @property
    def is_read(self) -> bool:
        return self.next_lesson is None


def progress_of(*, resident, courses) -> dict[int, CourseProgress]:
    """Progress by id of the canonical course. `courses` are canonical course pages."""
    courses = list({course.pk: course for course in courses}.values())
    if not courses:
        return {}
    lessons = children_by_course(LessonPage, courses)
    assignments = children_by_course(AssignmentPage, courses)
    known = dict(
        LessonProgress.objects.filter(
            resident=resident, lesson__in=[pk for line in lessons.values() for pk, _ in line]
        ).values_list("lesson", "completed_at")
    )
    return {
        course.pk: CourseProgress(
            course=shown,
            lessons=tuple(states_of(lessons[course.pk], known)),
            assignments=tuple(page for _, page in assignments[course.pk]),
        )
        for course, shown in zip(courses, in_readers_language(courses), strict=True)
    }


def states_of(lessons, known):
    """A state for each lesson; `known` maps canonical ids of opened lessons to when they were
    read, None for not yet."""
    unread = [pk for pk, _ in lessons if known.get(pk) is None]
    for number, (pk, page) in enumerate(lessons, start=1):
        yield LessonState(
            page=page,
            number=number,
            opened=pk in known,
            read=pk not in unread,
            next=pk in unread[:1],
        )


def children_by_course(model, courses) -> dict[int, list[tuple[int, Page]]]:
    """Live pages of a kind in canonical courses, in the editor's order: their canonical id, and
    the page in the reader's language."""
    under = reduce(or_, (Q(path__startswith=course.path) for course in courses))
    children = list(model.objects.live().filter(under).order_by("path").defer_streamfields())
    by_path: dict[str, list] = {course.path: [] for course in courses}
    shelf = len(courses[0].path)
    for child, shown in zip(children, in_readers_language(children), strict=True):
        by_path[child.path[:shelf]].append((child.pk, shown))
    return {course.pk: by_path[course.path] for course in courses}


def in_readers_language(pages):
    """As `in_language_many`, ready to be linked to: an address needs the page's locale."""
    shown = in_language_many(pages)
    prefetch_related_objects(shown, "locale")
    return shown

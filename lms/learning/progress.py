"""How far a resident is with the units of courses: the same number of queries for any number of
courses and units."""

from dataclasses import dataclass, replace
from functools import reduce
from operator import or_

from django.db.models import Q, prefetch_related_objects
from wagtail.models import Page

from courses.enums import CompletionRule
from courses.languages import in_language_many
from courses.models import AssignmentPage, CoursePage, LessonPage, QuizPage

from .completion import Explanation, Rule, explain_lesson, explain_quiz
from .models import LessonProgress, QuizAttempt
from .recount import rules_of
from .requirements import done_units

# Long fields that a list does not show.
LONG = ("body", "questions", "rubric")
JUST_READ = Rule(CompletionRule.READ)


@dataclass(frozen=True)
class UnitState:
    """`page` is in the reader's language; what was done counts in every language."""

    page: Page
    # "lesson" or "quiz"
    kind: str
    # Id of the canonical page.
    pk: int
    # Among the lessons, or among the quizzes, of the course.
    number: int
    opened: bool = False
    done: bool = False
    # Cannot be done by the resident alone: other units come first, or no attempt is left.
    held_up: bool = False
    # The one to go on with: the first that is not done.
    next: bool = False
    # Why it is where it is; None where nothing was begun and there is nothing to explain.
    why: Explanation | None = None

    @property
    def state(self) -> str:
        """As the list of units draws it."""
        return "done" if self.done else "now" if self.next else "open"


@dataclass(frozen=True)
class CourseProgress:
    course: CoursePage
    # Lessons and quizzes in the order of teaching.
    units: tuple[UnitState, ...] = ()
    assignments: tuple[AssignmentPage, ...] = ()

    @property
    def lessons(self) -> list[UnitState]:
        return [unit for unit in self.units if unit.kind == "lesson"]

    @property
    def total(self) -> int:
        return len(self.units)

    @property
    def done(self) -> int:
        return sum(unit.done for unit in self.units)

    @property
    def next_unit(self) -> UnitState | None:
        return next((unit for unit in self.units if unit.next), None)

    @property
    def is_done(self) -> bool:
        return self.done == self.total


def progress_of(*, resident, courses) -> dict[int, CourseProgress]:
    """Progress by id of the canonical course. `courses` are canonical course pages."""
    courses = list({course.pk: course for course in courses}.values())
    if not courses:
        return {}
    lessons = children_by_course(LessonPage, courses)
    quizzes = children_by_course(QuizPage, courses)
    assignments = children_by_course(AssignmentPage, courses)
    known = Known.of(resident, flat(lessons), flat(quizzes))
    return {
        course.pk: CourseProgress(
            course=shown,
            units=tuple(in_turn(known, lessons[course.pk], quizzes[course.pk])),
            assignments=tuple(page for _, page in assignments[course.pk]),
        )
        for course, shown in zip(courses, in_readers_language(courses), strict=True)
    }


@dataclass(frozen=True)
class Known:
    """What is on record of one resident, for all units that are asked about."""

    rows: dict[int, LessonProgress]
    attempts: dict[int, list[QuizAttempt]]
    done: set[int]
    shown: dict[int, Page]
    rules: dict

    @classmethod
    def of(cls, resident, lessons, quizzes):
        pages = [page for page, _ in (*lessons, *quizzes)]
        rows = {
            row.lesson_id: row
            for row in LessonProgress.objects.filter(
                resident=resident, lesson__in=[page.pk for page, _ in lessons]
            )
        }
        attempts: dict[int, list[QuizAttempt]] = {}
        sat = QuizAttempt.objects.filter(
            resident=resident, quiz__in=[page.pk for page, _ in quizzes]
        )
        for attempt in sat.defer("questions", "answers"):
            attempts.setdefault(attempt.quiz_id, []).append(attempt)
        done = {pk for pk, row in rows.items() if row.completed_at is not None}
        done |= {pk for pk, sat in attempts.items() if any(each.passed for each in sat)}
        # What comes first lies nearly always in the same course; elsewhere it is asked for.
        here = {page.pk for page in pages}
        elsewhere = {pk for page in pages for pk in page.required_ids} - here
        begun = [pk for pk, row in rows.items() if row.completed_at is None]
        return cls(
            rows=rows,
            attempts=attempts,
            done=done | done_units(resident, elsewhere),
            shown={page.pk: shown for page, shown in (*lessons, *quizzes)},
            rules=rules_of(
                LessonPage.objects.filter(pk__in=begun).exclude(
                    completion_rule=CompletionRule.READ
                )
            ),
        )

    def first(self, page) -> list[Page]:
        """What comes before a canonical unit and is open; what is not on this shelf holds up
        nobody."""
        return [
            self.shown[pk] for pk in page.required_ids if pk not in self.done and pk in self.shown
        ]


def in_turn(known: Known, lessons, quizzes):
    """A state for each unit in the order of teaching; the first that can be done is next."""
    units = [
        *(lesson_state(known, place, *pair) for place, pair in enumerate(lessons, start=1)),
        *(quiz_state(known, place, *pair) for place, pair in enumerate(quizzes, start=1)),
    ]
    paths = {page.pk: page.path for page, _ in (*lessons, *quizzes)}
    found = False
    for unit in sorted(units, key=lambda unit: paths[unit.pk]):
        is_next = not (found or unit.done or unit.held_up)
        found = found or is_next
        yield replace(unit, next=is_next)


def lesson_state(known, number, page, shown) -> UnitState:
    row, first = known.rows.get(page.pk), known.first(page)
    rule = known.rules.get(page.pk)
    done = page.pk in known.done
    return UnitState(
        page=shown,
        kind="lesson",
        pk=page.pk,
        number=number,
        opened=row is not None,
        done=done,
        held_up=bool(first),
        why=explain_lesson(rule or JUST_READ, row, first=first)
        if not done and (rule or first)
        else None,
    )


def quiz_state(known, number, page, shown) -> UnitState:
    attempts = known.attempts.get(page.pk, [])
    first = known.first(page)
    handed_in = [each for each in attempts if not each.is_open]
    allowed = page.attempts_allowed
    return UnitState(
        page=shown,
        kind="quiz",
        pk=page.pk,
        number=number,
        opened=bool(attempts),
        done=page.pk in known.done,
        held_up=bool(first) or bool(allowed and len(handed_in) >= allowed),
        why=explain_quiz(page, handed_in, first=first) if attempts else None,
    )


def flat(by_course) -> list[tuple[Page, Page]]:
    return [pair for pairs in by_course.values() for pair in pairs]


def children_by_course(model, courses) -> dict[int, list[tuple[Page, Page]]]:
    """Live pages of a kind in canonical courses, in the editor's order: the canonical page, and
    the one in the reader's language."""
    under = reduce(or_, (Q(path__startswith=course.path) for course in courses))
    long = [name for name in LONG if hasattr(model, name)]
    children = list(model.objects.live().filter(under).order_by("path").defer(*long))
    by_path: dict[str, list] = {course.path: [] for course in courses}
    shelf = len(courses[0].path)
    for child, shown in zip(children, in_readers_language(children), strict=True):
        by_path[child.path[:shelf]].append((child, shown))
    return {course.pk: by_path[course.path] for course in courses}


def in_readers_language(pages):
    """As `in_language_many`, ready to be linked to: an address needs the page's locale."""
    shown = in_language_many(pages)
    prefetch_related_objects(shown, "locale")
    return shown

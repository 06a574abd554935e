"""The columns of a gradebook: the assignments of a class and the quizzes of its course."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.utils import timezone

from courses.languages import in_language_many
from courses.models import QuizPage
from lms.enrolment.enums import TAKES_PART
from lms.learning.models import QuizAttempt

from .models import Assignment, ColumnWeight
from .weighing import RULE

ASSIGNMENT_WEIGHT, QUIZ_WEIGHT = 1, 0


@dataclass(frozen=True)
class Column:
    # "tugas-12" or "kuis-5"
    key: str
    title: str
    weight: int
    # From then on what was not handed in counts 0.
    closes_at: datetime
    assignment: Assignment | None = None
    quiz_id: int | None = None
    # Who set the weight, when and why; None where nobody did.
    weighed: ColumnWeight | None = None

    @property
    def is_quiz(self) -> bool:
        return self.quiz_id is not None


def columns_of(cohorts, *, with_idle_quizzes=True) -> dict[int, list[Column]]:
    """The columns by cohort id: assignments by due time, then quizzes in the order of the course.

    A quiz has a column where a participant took it or a weight was given; without
    `with_idle_quizzes` only where it counts. As many queries for many cohorts as for one.
    """
    cohorts = {cohort.pk: cohort for cohort in cohorts}
    weights = list(ColumnWeight.objects.filter(cohort__in=cohorts).select_related("set_by"))
    of_assignment = {row.assignment_id: row for row in weights if row.assignment_id}
    of_quiz = {(row.cohort_id, row.quiz_id): row for row in weights if row.quiz_id}
    columns: dict[int, list[Column]] = {pk: [] for pk in cohorts}
    for assignment, title in assignments_of(cohorts):
        row = of_assignment.get(assignment.pk)
        columns[assignment.cohort_id].append(
            Column(
                key=f"tugas-{assignment.pk}",
                title=title,
                weight=row.weight if row else ASSIGNMENT_WEIGHT,
                closes_at=closes_at(assignment),
                assignment=assignment,
                weighed=row,
            )
        )
    wanted = {key for key, row in of_quiz.items() if row.weight or with_idle_quizzes}
    if with_idle_quizzes:
        wanted |= taken_quizzes(cohorts)
    for quiz, title in quizzes_in(cohorts, {quiz for _cohort, quiz in wanted}):
        for pk, cohort in cohorts.items():
            if (pk, quiz.pk) in wanted and quiz.path.startswith(cohort.course.path):
                row = of_quiz.get((pk, quiz.pk))
                columns[pk].append(
                    Column(
                        key=f"kuis-{quiz.pk}",
                        title=title,
                        weight=row.weight if row else QUIZ_WEIGHT,
                        closes_at=end_of(cohort),
                        quiz_id=quiz.pk,
                        weighed=row,
                    )
                )
    return columns


def closes_at(assignment) -> datetime:
    """When what was not handed in begins to count 0."""
    return assignment.due_at


def end_of(cohort) -> datetime:
    """Midnight after the last day: quizzes have no due time of their own."""
    return timezone.make_aware(datetime.combine(cohort.ends_on + timedelta(days=1), time.min))


def assignments_of(cohorts) -> list[tuple[Assignment, str]]:
    assignments = list(
        Assignment.objects.filter(cohort__in=cohorts)
        .select_related("brief")
        .defer("brief__body", "brief__rubric")
        .order_by("due_at", "pk")
    )
    shown = in_language_many([assignment.brief for assignment in assignments])
    return [(assignment, page.title) for assignment, page in zip(assignments, shown, strict=True)]


def taken_quizzes(cohorts) -> set[tuple[int, int]]:
    """(cohort id, quiz id) of what participants have handed in."""
    taken = QuizAttempt.objects.filter(
        submitted_at__isnull=False,
        resident__enrolments__cohort__in=cohorts,
        resident__enrolments__state__in=TAKES_PART,
    )
    pairs = taken.order_by().values_list("resident__enrolments__cohort", "quiz").distinct()
    return set(pairs)


def quizzes_in(cohorts, ids) -> list[tuple[QuizPage, str]]:
    if not ids:
        return []
    quizzes = list(
        QuizPage.objects.filter(pk__in=ids).defer("questions", "pools").order_by("path")
    )
    shown = in_language_many(quizzes)
    return [(quiz, page.title) for quiz, page in zip(quizzes, shown, strict=True)]


def shares(columns) -> list[float | None]:
    """What each column makes of all weights, in percent; None where nothing counts."""
    weights = sum(column.weight for column in columns)
    return [100 * column.weight / weights if weights else None for column in columns]


def rule() -> str:
    """The rule of the total in words."""
    return " ".join(str(sentence) for sentence in RULE)

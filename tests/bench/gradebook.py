"""The gradebook of a big class: its page, and its workbook with the memory that it takes."""

import tracemalloc
from datetime import timedelta
from io import BytesIO

from django.db import connection
from django.urls import reverse
from django.utils import timezone
from openpyxl import Workbook

from courses.models import AssignmentPage
from courses.rubrics import content_hash, rubric_of
from lms.assessment.enums import AttemptState
from lms.assessment.gradebook import book_of
from lms.assessment.gradebook_sheet import write_xlsx
from lms.assessment.models import Assignment, Attempt, Review
from tests.bench.pages import page_row, signed_in
from tests.bench.rows import Row, alternated, wall_seconds
from tests.bench.seats import on_postgresql
from tests.bench.worlds import handed_in, residents, seated
from tests.factories import RUBRIC, PersonFactory, make_cohort, make_profile

LEARNERS, ASSIGNMENTS = 1000, 20
STATES = (AttemptState.RELEASED, AttemptState.REVIEWED, AttemptState.SUBMITTED)
MOST_MB = 200


def rows() -> list[Row]:
    """On the database of the settings and, from SQLite, the page once more on PostgreSQL."""
    trainer, cohort = full_class()
    page = page_row(
        name=f"assessment.gradebook_page_ms.{connection.vendor}",
        addresses=[
            f"{reverse('assessment:gradebook', args=[cohort.slug])}?page={number}"
            for number in (1, 20, 40)
        ],
        client=signed_in(trainer),
        holding=f"{LEARNERS} learners x {ASSIGNMENTS} assignments, p95 of first to last page",
    )
    if connection.vendor != "sqlite":
        return [page]
    return [
        page,
        xlsx_row(book_of(cohort, user=trainer, parameters={})),
        *on_postgresql("gradebook"),
    ]


def full_class():
    trainer = PersonFactory(name="Citra", roles=["trainer"])
    cohort = make_cohort(public=LEARNERS, trainers=[trainer])
    seats = seated(cohort, residents(LEARNERS))
    for number in range(1, ASSIGNMENTS + 1):
        given = assignment(cohort, number)
        attempts = handed_in(given, seats, states=STATES)
        judge(attempts, given, trainer)
    return trainer, cohort


def assignment(cohort, number) -> Assignment:
    brief = AssignmentPage(
        title=f"Tugas {number}: cerita kampung",
        slug=f"tugas-{number}-cerita",
        introduction="Ceritakan kampung Anda.",
        body=[{"type": "text", "value": "<p>Enam puluh detik.</p>"}],
        profile=make_profile(),
        rubric=RUBRIC,
        pass_mark=70,
        locale=cohort.course.locale,
    )
    cohort.course.add_child(instance=brief)
    rubric = rubric_of(brief)
    return Assignment.objects.create(
        cohort=cohort,
        brief=brief,
        profile=brief.profile,
        due_at=timezone.now() - timedelta(days=ASSIGNMENTS - number),
        rubric=rubric,
        rubric_hash=content_hash(rubric),
        pass_mark=brief.pass_mark,
    )


def judge(attempts: list[Attempt], given, trainer) -> None:
    """A review of each that is judged, its levels dealt out in turn."""
    criteria = given.rubric["criteria"]
    Review.objects.bulk_create(
        Review(
            attempt=attempt,
            trainer=trainer,
            decision="pass",
            marks={
                criterion["key"]: criterion["levels"][(number + place) % 3]["key"]
                for place, criterion in enumerate(criteria)
            },
        )
        for number, attempt in enumerate(attempts)
        if attempt.state != AttemptState.SUBMITTED
    )


def xlsx_row(book) -> Row:
    """Against a bare workbook of as many numbers, made by the same library."""
    written = []

    def workbook() -> float:
        file = BytesIO()
        seconds = wall_seconds(lambda: write_xlsx(book, file))
        written.append(file.tell())
        return seconds

    tracemalloc.start()
    workbook()
    peak = tracemalloc.get_traced_memory()[1] / 1e6
    tracemalloc.stop()
    if peak > MOST_MB:
        raise RuntimeError(f"the workbook took {peak:.0f} MB")
    made, bare = alternated(workbook, lambda: wall_seconds(bare_workbook))
    return Row(
        "assessment.gradebook_xlsx_s",
        round(made, 2),
        "s",
        f"bare workbook of as many cells {bare:.2f} s; {LEARNERS} learners x {ASSIGNMENTS} "
        f"assignments, {peak:.0f} MB at most, {written[-1] // 1000} kB",
        round(made / bare, 1),
    )


def bare_workbook() -> None:
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for _ in range(LEARNERS):
        sheet.append(list(range(3 + 4 * ASSIGNMENTS)))
    book.save(BytesIO())

"""How many events a second are kept and counted, many learners at once."""

from itertools import count
from uuid import uuid4

from django.db import connection
from django.utils import timezone

from courses.enums import CompletionRule
from courses.models import CourseVideo, LessonPage
from lms.learning.events import keep
from lms.learning.models import LearningEvent
from tests.bench.rows import Row, alternated
from tests.bench.seats import in_threads, on_postgresql
from tests.bench.worlds import residents, seated
from tests.factories import make_cohort, make_course, make_video

LEARNERS, A_SENDING, THREADS = 200, 10, 8


def rows() -> list[Row]:
    """On the database of the settings and, from SQLite, once more on PostgreSQL."""
    return [row()] + (on_postgresql("learning") if connection.vendor == "sqlite" else [])


def row() -> Row:
    course, people = make_course(lessons=1), residents(LEARNERS)
    seated(make_cohort(course, public=LEARNERS), people)
    film = make_video(people[0], measurements={"duration_s": 3600})
    lesson = LessonPage.objects.child_of(course).get()
    shown = CourseVideo.objects.create(title="Pagi", video=film, locale=lesson.locale)
    lesson.body = [{"type": "video", "value": {"video": shown.pk}}]
    lesson.completion_rule = CompletionRule.WATCHED
    lesson.save()
    rounds = count()

    def watch() -> float:
        start = 15 * A_SENDING * next(rounds)

        def send(person):
            keep(
                resident=person,
                events=[played(lesson, film, start + 15 * n) for n in range(A_SENDING)],
            )

        return LEARNERS * A_SENDING / in_threads(send, people)

    (rate,) = alternated(watch)
    kept = LearningEvent.objects.count()
    if kept != LEARNERS * A_SENDING * next(rounds):
        raise RuntimeError(f"{kept} events are kept")
    return Row(
        f"learning.events_per_s.{connection.vendor}",
        round(rate, 1),
        "events/s",
        f"{LEARNERS} learners, {A_SENDING} events a sending, {THREADS} threads",
        None,
    )


def played(lesson, film, second) -> dict:
    return {
        "key": uuid4(),
        "lesson": lesson.pk,
        "kind": "watched",
        "data": {"film": str(film.pk), "from": second, "to": second + 15},
        "happened_at": timezone.now(),
    }

"""A class with two assignments and a quiz, and people who stand in it in different ways."""

from datetime import timedelta

from django.utils import timezone

from courses.models import AssignmentPage
from courses.rubrics import content_hash, rubric_of
from lms.assessment.enums import AttemptState, Decision, Lateness
from lms.assessment.models import Assignment, Attempt, Review
from lms.learning.models import QuizAttempt
from lms.people.models import User
from tests import factories

STORY, SOUND = (
    "0d6c2e1e-0000-4000-8000-000000000001",
    "0d6c2e1e-0000-4000-8000-000000000002",
)
# 60 % of the score and 40 %; levels 0, 1, 2 are 0, 50, 100 % of each.
MARKS = {
    100: {STORY: "cerita-2", SOUND: "suara-2"},
    80: {STORY: "cerita-2", SOUND: "suara-1"},
    50: {STORY: "cerita-1", SOUND: "suara-1"},
    None: {STORY: "cerita-1"},
}


def second_assignment(
    cohort, *, title="Tugas kedua", slug="tugas-kedua", due_in=timedelta(days=9)
):
    brief = AssignmentPage(
        title=title,
        slug=slug,
        introduction="Ceritakan lagi.",
        body=[{"type": "text", "value": "<p>Sembilan puluh detik.</p>"}],
        profile=factories.make_profile(),
        rubric=factories.RUBRIC,
        pass_mark=70,
        locale=cohort.course.locale,
    )
    cohort.course.add_child(instance=brief)
    rubric = rubric_of(brief)
    return Assignment.objects.create(
        cohort=cohort,
        brief=brief,
        profile=brief.profile,
        due_at=timezone.now() + due_in,
        rubric=rubric,
        rubric_hash=content_hash(rubric),
        pass_mark=brief.pass_mark,
    )


def seat_of(cohort, name):
    person = User.objects.filter(name=name).first() or factories.PersonFactory(
        name=name, email=f"{name.encode().hex()}@demo.test"
    )
    return factories.make_enrolment(cohort, person)


def tried(
    seat, assignment, trainer, *, percent=None, state=AttemptState.RELEASED, number=1, **more
):
    """An attempt in `state`; where that says so, with a review whose levels give `percent`."""
    is_open = state in (AttemptState.RELEASED, AttemptState.NEEDS_REVISION)
    attempt = Attempt.objects.create(
        assignment=assignment,
        enrolment=seat,
        number=number,
        video=factories.make_video(seat.resident),
        state=state,
        lateness=more.pop("lateness", Lateness.ON_TIME),
        submitted_at=timezone.now(),
        released_at=timezone.now() if is_open else None,
    )
    if is_open or state == AttemptState.REVIEWED:
        revise = state == AttemptState.NEEDS_REVISION
        Review.objects.create(
            attempt=attempt,
            trainer=trainer,
            marks=MARKS[percent],
            decision=Decision.REVISE if revise else Decision.PASS,
            comment="RAHASIA",
            version=1,
        )
    return attempt


def took_quiz(seat, quiz, score):
    return QuizAttempt.objects.create(
        resident=seat.resident,
        quiz=quiz,
        number=QuizAttempt.objects.filter(resident=seat.resident, quiz=quiz).count() + 1,
        questions=[],
        pass_mark=70,
        submitted_at=timezone.now(),
        score=score,
    )

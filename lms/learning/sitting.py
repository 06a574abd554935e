"""Taking a quiz: beginning, answering, handing in."""

import secrets

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courses.languages import canonical
from courses.marking import mark, question_of
from courses.shelf import course_of
from lms.enrolment.enrol import start
from lms.enrolment.enums import EnrolmentState
from lms.enrolment.queries import taking_part_in
from lms.people.models import User
from lms.people.trail import record

from .drawing import drawn
from .models import QuizAttempt
from .recount import recount_waiting
from .requirements import missing_for


class QuizRefused(Exception):
    """Why the quiz cannot be begun; the message is for the resident."""


@transaction.atomic
def begin(*, quiz, resident) -> QuizAttempt:
    """The open attempt of this quiz, or a new one. `quiz` is a page in the reader's language,
    whose words are asked. Raises QuizRefused."""
    User.objects.select_for_update().get(pk=resident.pk)
    page = canonical(quiz)
    attempts = QuizAttempt.objects.filter(resident=resident, quiz=page)
    opened = attempts.filter(submitted_at=None).first()
    if opened is not None:
        return opened
    enrolments = list(taking_part_in(course_of(page), resident))
    if not enrolments:
        raise QuizRefused(_("You need a seat in a class of this course to take its quizzes."))
    if missing_for(page, resident):
        raise QuizRefused(_("Something else comes first; see what on the page of the quiz."))
    number = attempts.count() + 1
    if page.attempts_allowed and number > page.attempts_allowed:
        raise QuizRefused(_("You have used all attempts of this quiz."))
    attempt = QuizAttempt.objects.create(
        resident=resident,
        quiz=page,
        number=number,
        pass_mark=page.pass_mark,
        questions=drawn(
            [question_of(child) for child in quiz.questions],
            draws={child.value["name"]: child.value["draw"] for child in page.pools},
            shuffle=page.shuffle,
            seed=secrets.randbits(64),
        ),
    )
    for enrolment in enrolments:
        if enrolment.state == EnrolmentState.ENROLLED:
            start(enrolment=enrolment, actor=resident)
    return attempt


@transaction.atomic
def answer(*, attempt, key: str, given) -> dict:
    """Keep the answer to one question and say how right it is. The first answer to a question
    stands: asking twice gives the same result. Raises BadAnswer, LookupError."""
    attempt = QuizAttempt.objects.select_for_update().get(pk=attempt.pk)
    question = next((each for each in attempt.questions if each["key"] == key), None)
    if question is None:
        raise LookupError(key)
    if key in attempt.answers:
        return attempt.answers[key]
    if not attempt.is_open:
        raise LookupError(key)
    marked = mark(question, given)
    attempt.answers[key] = {
        "answer": given,
        "share": round(marked.share, 4),
        "feedback": marked.feedback,
    }
    attempt.save(update_fields=["answers"])
    return attempt.answers[key]


@transaction.atomic
def submit(*, attempt) -> QuizAttempt:
    """Count the attempt; what was not answered earns nothing. Twice is once."""
    attempt = QuizAttempt.objects.select_for_update().get(pk=attempt.pk)
    if not attempt.is_open:
        return attempt
    earned = sum(each["share"] for each in attempt.answers.values())
    # A hair is added: a third three times is a whole.
    attempt.score = int(100 * earned / len(attempt.questions) + 1e-3)
    attempt.submitted_at = timezone.now()
    attempt.save(update_fields=["score", "submitted_at"])
    record(verb="quiz.submitted", subject=attempt, actor=attempt.resident, score=attempt.score)
    if attempt.passed:
        recount_waiting(attempt.resident, attempt.quiz_id)
    return attempt

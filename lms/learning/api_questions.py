"""Questions under lessons: read, ask, answer, change, delete, report. The same verbs and the same
door as the pages."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from ninja import Router, Status
from ninja.pagination import paginate

from courses.models import LessonPage
from lms.people.access import RESIDENT, access
from lms.people.limits import spend_or_refuse

from .asking import (
    answer_question,
    ask,
    change_answer,
    change_question,
    take_back_answer,
    take_back_question,
)
from .moderating import report
from .question_doors import Reader, find_answer, find_question, questions_under, reader_under
from .schemas_questions import ObjectionIn, QuestionOut, ReportOut, WordsIn
from .threads import Thread, threads_of

router = Router()


@dataclass(frozen=True)
class Threads(Sequence):
    """The questions of a lesson as threads, looked up for the part that is asked for only."""

    questions: QuerySet
    reader: Reader

    def __len__(self):
        return self.questions.count()

    def __getitem__(self, part):
        if isinstance(part, slice):
            return threads_of(self.questions[part], self.reader)
        return threads_of([self.questions[part]], self.reader)[0]


@router.get(
    "/lessons/{int:lesson_id}/questions", response=list[QuestionOut], operation_id="list_questions"
)
@access(RESIDENT)
@paginate(max_limit=100)
def list_questions(request, lesson_id: int):
    """What was asked under a lesson of a course in which the caller takes part or teaches:
    pinned ones first, then the newest."""
    lesson = find_lesson(lesson_id)
    reader = reader_under(lesson, request.user)
    return Threads(questions_under(lesson, reader).select_related("author", "cohort"), reader)


@router.post(
    "/lessons/{int:lesson_id}/questions", response=QuestionOut, operation_id="ask_question"
)
@access(RESIDENT)
def ask_one(request, lesson_id: int, words: WordsIn):
    """Ask under a lesson; needs a seat in a class of its course. The same words are the same
    question."""
    lesson = find_lesson(lesson_id)
    reader_under(lesson, request.user)
    spend(request)
    asked = ask(lesson=lesson, resident=request.user, body=words.body)
    return thread(asked.pk, request.user)


@router.get("/questions/{int:question_id}", response=QuestionOut, operation_id="get_question")
@access(RESIDENT)
def get_question(request, question_id: int):
    return thread(question_id, request.user)


@router.patch("/questions/{int:question_id}", response=QuestionOut, operation_id="change_question")
@access(RESIDENT)
def change_one(request, question_id: int, words: WordsIn):
    """One's own, as long as nobody answered it."""
    found, _reader = find_question(question_id, request.user)
    spend(request)
    change_question(question=found, actor=request.user, body=words.body)
    return thread(question_id, request.user)


@router.delete(
    "/questions/{int:question_id}", response={204: None}, operation_id="delete_question"
)
@access(RESIDENT)
def delete_one(request, question_id: int):
    """One's own, as long as nobody answered it."""
    found, _reader = find_question(question_id, request.user)
    take_back_question(question=found, actor=request.user)
    return Status(204, None)


@router.post(
    "/questions/{int:question_id}/answers", response=QuestionOut, operation_id="answer_question"
)
@access(RESIDENT)
def answer_one(request, question_id: int, words: WordsIn):
    """Answer as a classmate or as a trainer. The same words are the same answer. Returns the
    question with all its answers."""
    found, _reader = find_question(question_id, request.user)
    spend(request)
    answer_question(question=found, author=request.user, body=words.body)
    return thread(question_id, request.user)


@router.patch("/answers/{int:answer_id}", response=QuestionOut, operation_id="change_answer")
@access(RESIDENT)
def change_an_answer(request, answer_id: int, words: WordsIn):
    """One's own, until a trainer said that it is the answer."""
    found, _reader = find_answer(answer_id, request.user)
    spend(request)
    change_answer(answer=found, actor=request.user, body=words.body)
    return thread(found.question_id, request.user)


@router.delete("/answers/{int:answer_id}", response={204: None}, operation_id="delete_answer")
@access(RESIDENT)
def delete_an_answer(request, answer_id: int):
    """One's own, until a trainer said that it is the answer."""
    found, _reader = find_answer(answer_id, request.user)
    take_back_answer(answer=found, actor=request.user)
    return Status(204, None)


@router.post(
    "/questions/{int:question_id}/report", response=ReportOut, operation_id="report_question"
)
@access(RESIDENT)
def report_one(request, question_id: int, objection: ObjectionIn):
    """Say that it should not stand there; a trainer looks. Twice is once."""
    found, _reader = find_question(question_id, request.user)
    return report(post=found, reporter=request.user, reason=objection.reason)


@router.post("/answers/{int:answer_id}/report", response=ReportOut, operation_id="report_answer")
@access(RESIDENT)
def report_an_answer(request, answer_id: int, objection: ObjectionIn):
    """Say that it should not stand there; a trainer looks. Twice is once."""
    found, _reader = find_answer(answer_id, request.user)
    return report(post=found, reporter=request.user, reason=objection.reason)


def find_lesson(pk: int) -> LessonPage:
    return get_object_or_404(LessonPage.objects.live(), pk=pk)


def thread(question_id: int, user) -> Thread:
    """As it stands now, for this reader."""
    found, reader = find_question(question_id, user)
    return threads_of([found], reader)[0]


def spend(request) -> None:
    """As the pages count it: words of one person within an hour. Raises TooOften."""
    spend_or_refuse(request, "words_written", key=str(request.user.pk))

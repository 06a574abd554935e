"""Taking a quiz: one question a page, each with its feedback, then the result."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from courses.languages import in_language
from courses.marking import BadAnswer
from courses.models import QuizPage
from lms.people.access import RESIDENT, access

from ..answering import question_context, read_answer
from ..models import QuizAttempt
from ..results import result_of
from ..sitting import QuizRefused, answer, begin, submit


def attempt_of(request, pk) -> QuizAttempt:
    """The caller's own; absent for everybody else."""
    mine = QuizAttempt.objects.filter(resident=request.user).select_related("quiz")
    return get_object_or_404(mine, pk=pk)


def to_question(attempt, number):
    return redirect(f"{reverse('learning:quiz_attempt', args=[attempt.pk])}?soal={number}")


@access(RESIDENT)
@require_POST
def quiz_begin(request, quiz_pk):
    """Begin, or go on where it stopped."""
    quiz = get_object_or_404(QuizPage.objects.live(), pk=quiz_pk)
    try:
        attempt = begin(quiz=quiz, resident=request.user)
    except QuizRefused as refused:
        messages.error(request, str(refused))
        return redirect(quiz.get_url(request))
    return redirect("learning:quiz_attempt", attempt.pk)


@access(RESIDENT)
@never_cache
@require_GET
def quiz_attempt(request, pk):
    """The question that is asked for, else the first without an answer; handed in, the result."""
    attempt = attempt_of(request, pk)
    quiz = in_language(attempt.quiz)
    if not attempt.is_open:
        context = {"attempt": attempt, "quiz": quiz, "result": result_of(attempt)}
        return render(request, "pages/learning/quiz_result.html", context)
    return show(request, attempt, quiz, asked_number(request, attempt))


def asked_number(request, attempt) -> int:
    """From 1; one past the last when everything is answered."""
    asked = request.GET.get("soal", "")
    if asked.isdecimal() and 1 <= int(asked) <= len(attempt.questions):
        return int(asked)
    keys = [each["key"] for each in attempt.questions]
    return next((n for n, key in enumerate(keys, 1) if key not in attempt.answers), len(keys) + 1)


def show(request, attempt, quiz, number, *, wrong=False):
    total = len(attempt.questions)
    context = {
        "attempt": attempt,
        "quiz": quiz,
        "number": number,
        "total": total,
        "answered": len(attempt.answers),
        "is_last": len(attempt.answers) == total,
        "wrong": wrong,
    }
    if number <= total:
        context |= question_context(attempt, attempt.questions[number - 1])
        context["next"] = number + 1 if number < total else None
    return render(request, "pages/learning/quiz_question.html", context)


@access(RESIDENT)
@never_cache
@require_POST
def quiz_answer(request, pk, number):
    attempt = attempt_of(request, pk)
    if not attempt.is_open:
        return redirect("learning:quiz_attempt", pk)
    if not 1 <= number <= len(attempt.questions):
        return redirect("learning:quiz_attempt", pk)
    question = attempt.questions[number - 1]
    try:
        answer(attempt=attempt, key=question["key"], given=read_answer(question, request.POST))
    except BadAnswer:
        return show(request, attempt, in_language(attempt.quiz), number, wrong=True)
    return to_question(attempt, number)


@access(RESIDENT)
@require_POST
def quiz_submit(request, pk):
    attempt = submit(attempt=attempt_of(request, pk))
    if attempt.passed:
        messages.success(request, _("Passed. Well done."))
    return redirect("learning:quiz_attempt", pk)

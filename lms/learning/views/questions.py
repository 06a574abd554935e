"""Questions under a lesson: the list, one with its answers, and what people write there."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from courses.languages import in_language
from courses.models import LessonPage
from lms.people.access import RESIDENT, access
from lms.people.limits import TooOften, spend_or_refuse

from ..asking import (
    PostRefused,
    answer_question,
    ask,
    change_answer,
    change_question,
    may_change_answer,
    may_change_question,
    take_back_answer,
    take_back_question,
)
from ..forms_questions import ObjectionForm, PostForm, answer_form, ask_form
from ..moderating import report
from ..question_doors import find_answer, find_question, questions_under, reader_under
from ..threads import threads_of

A_PAGE = 20
WRITTEN_TOO_OFTEN = gettext_lazy(
    "You wrote a lot within an hour. Wait a little, then send it again: your words are kept here."
)


@access(RESIDENT)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def questions(request, lesson_pk):
    """All that was asked under a lesson; by POST one question more."""
    lesson = get_object_or_404(LessonPage.objects.live(), pk=lesson_pk)
    reader = reader_under(lesson, request.user)
    form = ask_form(request.user, sent(request))
    if request.method == "POST" and form.is_valid():
        asked = written(
            request, form, lambda body: ask(lesson=lesson, resident=request.user, body=body)
        )
        if asked is not None:
            messages.success(
                request, _("Your question is there. We tell you when somebody answers.")
            )
            return redirect("learning:question", asked.pk)
    found = questions_under(lesson, reader).select_related("author", "cohort")
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    context = {
        "lesson": lesson,
        "reader": reader,
        "page": page,
        "threads": threads_of(page.object_list, reader),
        "form": form,
        "trail": [{"label": lesson.title, "href": lesson.get_url(request)}],
    }
    return render(request, "pages/learning/questions.html", context, status=status_of(form))


@access(RESIDENT)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def question(request, pk):
    """One question with its answers; by POST one answer more."""
    found, reader = find_question(pk, request.user)
    form = answer_form(request.user, sent(request))
    if request.method == "POST" and form.is_valid():
        answer = written(
            request,
            form,
            lambda body: answer_question(question=found, author=request.user, body=body),
        )
        if answer is not None:
            messages.success(request, _("Your answer is there."))
            return redirect(to_answer(answer))
    return question_page(request, found, reader, form=form)


def question_page(request, found, reader, *, form=None, objection=None, about=None):
    """`objection` is a form that was not chosen right, about the post with the key `about`."""
    (thread,) = threads_of([found], reader)
    lesson = in_language(found.lesson)
    form = form or answer_form(request.user)
    context = {
        "thread": thread,
        "reader": reader,
        "lesson": lesson,
        "form": form,
        "objection": objection or ObjectionForm(),
        "objection_about": about,
        "trail": [
            {"label": lesson.title, "href": lesson.get_url(request)},
            {"label": _("Questions"), "href": reverse("learning:questions", args=[lesson.pk])},
        ],
    }
    status = 422 if objection else status_of(form)
    return render(request, "pages/learning/question.html", context, status=status)


@access(RESIDENT)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def edit_question(request, pk):
    found, _reader = find_question(pk, request.user)
    return edit(request, found, found, may=may_change_question, act=change_question)


@access(RESIDENT)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def edit_answer(request, pk):
    found, _reader = find_answer(pk, request.user)
    return edit(request, found, found.question, may=may_change_answer, act=change_answer)


def edit(request, post, found, *, may, act):
    """One's own words again, as long as they may be changed."""
    if not may(post, request.user):
        messages.error(request, _("This cannot be changed any more."))
        return redirect("learning:question", found.pk)
    form = PostForm(
        sent(request),
        initial={"body": post.body},
        writer=request.user,
        label=_("Your words"),
    )
    if request.method == "POST" and form.is_valid():
        name = post._meta.model_name
        if written(request, form, lambda body: act(**{name: post}, actor=request.user, body=body)):
            messages.success(request, _("It is changed."))
            return redirect("learning:question", found.pk)
    context = {"form": form, "question": found, "post": post}
    return render(request, "pages/learning/edit_post.html", context, status=status_of(form))


@access(RESIDENT)
@require_POST
def delete_question(request, pk):
    found, _reader = find_question(pk, request.user)
    try:
        take_back_question(question=found, actor=request.user)
    except PostRefused as refused:
        messages.error(request, str(refused))
        return redirect("learning:question", found.pk)
    messages.success(request, _("Your question is deleted."))
    return redirect("learning:questions", in_language(found.lesson).pk)


@access(RESIDENT)
@require_POST
def delete_answer(request, pk):
    found, _reader = find_answer(pk, request.user)
    try:
        take_back_answer(answer=found, actor=request.user)
        messages.success(request, _("Your answer is deleted."))
    except PostRefused as refused:
        messages.error(request, str(refused))
    return redirect("learning:question", found.question_id)


@access(RESIDENT)
@require_POST
def report_question(request, pk):
    found, reader = find_question(pk, request.user)
    return report_post(request, found, found, reader)


@access(RESIDENT)
@require_POST
def report_answer(request, pk):
    found, reader = find_answer(pk, request.user)
    return report_post(request, found, found.question, reader)


def report_post(request, post, found, reader):
    form = ObjectionForm(request.POST)
    if not form.is_valid():
        about = f"{post._meta.model_name}-{post.pk}"
        return question_page(request, found, reader, objection=form, about=about)
    report(post=post, reporter=request.user, reason=form.cleaned_data["reason"])
    messages.success(request, _("Thank you. A trainer looks at it."))
    return redirect("learning:question", found.pk)


def written(request, form, act):
    """What `act` made of the words of a form that is right; None where the form now says why not.
    Nothing that was typed is lost."""
    try:
        spend_or_refuse(request, "words_written", key=str(request.user.pk))
        return act(form.cleaned_data["body"])
    except TooOften:
        form.add_error("body", WRITTEN_TOO_OFTEN)
    except PostRefused as refused:
        form.add_error("body", str(refused))
    return None


def sent(request):
    return request.POST if request.method == "POST" else None


def status_of(form) -> int:
    return 422 if form.errors else 200


def to_answer(answer) -> str:
    page = reverse("learning:question", args=[answer.question_id])
    return f"{page}#jawaban-{answer.pk}"

"""Asking under a lesson and answering: what may be written, and until when it may be changed."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from courses.languages import canonical
from courses.shelf import course_of
from lms.enrolment.models import Enrolment
from lms.people.social_media import link_refusal
from lms.people.uploading import stopped

from .models import Answer, Question
from .models.question import LONGEST_POST
from .question_doors import reader_of
from .question_news import tell_asker, tell_trainers


class PostRefused(Exception):
    """Says why, for the person who wrote."""


@transaction.atomic
def ask(*, lesson, resident, body) -> Question:
    """Ask under a lesson (in any language). The same words again are the same question.

    Raises PostRefused.
    """
    lesson = canonical(lesson)
    reader = reader_of(course_of(lesson), resident)
    if not reader.may_ask:
        raise PostRefused(_("Only who has a seat in a class of this course asks here."))
    body = fit_to_stand(body, writer=resident)
    # Pressed twice at once: the second waits here, and finds the first.
    seat = Enrolment.objects.select_for_update().get(pk=reader.enrolment.pk)
    mine = Question.objects.filter(author=resident, lesson=lesson, body=body)
    if (known := mine.first()) is not None:
        return known
    question = Question.objects.create(
        lesson=lesson, cohort_id=seat.cohort_id, author=resident, body=body
    )
    tell_trainers(question, code="question_asked", about=question)
    return question


@transaction.atomic
def answer_question(*, question, author, body) -> Answer:
    """Answer as a classmate, or as a trainer of the course. The same words again are the same
    answer. Raises PostRefused."""
    question = Question.objects.select_for_update().get(pk=question.pk)
    reader = reader_of(question.cohort.course, author)
    if not reader.may_answer or not question.is_shown:
        raise PostRefused(_("This question takes no answers."))
    body = fit_to_stand(body, writer=author)
    if (known := question.answers.filter(author=author, body=body).first()) is not None:
        return known
    answer = Answer.objects.create(
        question=question, author=author, body=body, by_trainer=reader.is_trainer
    )
    tell_asker(answer)
    return answer


def fit_to_stand(body: str, *, writer) -> str:
    """The words as they are kept, or PostRefused with what to change."""
    if why := stopped(writer):
        raise PostRefused(why)
    body = "\n".join(line.rstrip() for line in (body or "").strip().splitlines())
    if not body:
        raise PostRefused(_("Write something first."))
    if len(body) > LONGEST_POST:
        raise PostRefused(
            ngettext(
                "That is %(over)s letter too long. Shorten it, please.",
                "That is %(over)s letters too long. Shorten it, please.",
                len(body) - LONGEST_POST,
            )
            % {"over": len(body) - LONGEST_POST}
        )
    if why := link_refusal(writer, body):
        raise PostRefused(why)
    return body


def may_change_question(question, person) -> bool:
    """One's own, as long as nobody answered it: an answer must keep its question."""
    is_own = question.author_id == person.pk and question.is_shown
    return is_own and not question.answers.exists()


def may_change_answer(answer, person) -> bool:
    """One's own, until a trainer said that it is the answer."""
    return answer.author_id == person.pk and answer.is_shown and not answer.is_the_answer


@transaction.atomic
def change_question(*, question, actor, body) -> Question:
    return change(hold(question), actor, body, may=may_change_question)


@transaction.atomic
def change_answer(*, answer, actor, body) -> Answer:
    return change(hold(answer), actor, body, may=may_change_answer)


def change(post, actor, body, *, may):
    if not may(post, actor):
        raise PostRefused(_("This cannot be changed any more."))
    body = fit_to_stand(body, writer=actor)
    if body != post.body:
        post.body, post.edited_at = body, timezone.now()
        post.save(update_fields=["body", "edited_at"])
    return post


@transaction.atomic
def take_back_question(*, question, actor) -> None:
    """Gone, with what was said about it. Raises PostRefused where it was answered meanwhile."""
    take_back(question, actor, may=may_change_question)


@transaction.atomic
def take_back_answer(*, answer, actor) -> None:
    take_back(answer, actor, may=may_change_answer)


def take_back(post, actor, *, may) -> None:
    now = type(post).objects.select_for_update().filter(pk=post.pk).first()
    if now is None:
        return
    if not may(now, actor):
        raise PostRefused(_("This cannot be deleted any more."))
    now.delete()


def hold(post):
    return type(post).objects.select_for_update().get(pk=post.pk)

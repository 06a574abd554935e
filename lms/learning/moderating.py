"""Looking after what stands under lessons: pin, hide, show again, choose the answer, reports.

Doing anything twice is doing it once. The trail keeps who did it and the chosen reason, never
words.
"""

from django.db import transaction
from django.utils import timezone

from lms.people.trail import record

from .models import Answer, Question, Report
from .post_states import MOVES, REPORT_MOVES, Objection, PostState, ReportState
from .question_news import tell_hidden, tell_trainers


class IllegalPostMove(ValueError):
    """A state that cannot follow the present one."""


@transaction.atomic
def hide(*, post, actor, reason: Objection):
    """Take a question or an answer out of sight, and tell who wrote it. Open reports of it are
    settled with that."""
    post = move(post, PostState.HIDDEN, actor, reason=reason)
    settle(post, ReportState.UPHELD)
    return post


@transaction.atomic
def show_again(*, post, actor):
    return move(post, PostState.SHOWN, actor)


def move(post, to: PostState, actor, *, reason=""):
    post = type(post).objects.select_for_update(of=("self",)).get(pk=post.pk)
    if post.state == to:
        return post
    if to not in MOVES[post.state]:
        raise IllegalPostMove(f"{post.state} -> {to}")
    post.state, post.hidden_for = to, reason
    post.hidden_at = timezone.now() if to == PostState.HIDDEN else None
    if isinstance(post, Answer):
        post.is_the_answer = False
    post.save()
    verb, why = f"{post._meta.model_name}.{to}", {"reason": reason} if reason else {}
    record(verb=verb, subject=post, actor=actor, **why)
    if to == PostState.HIDDEN:
        tell_hidden(post, question_of(post))
    return post


@transaction.atomic
def pin(*, question, actor, pinned: bool = True) -> Question:
    """Above the others of its lesson, or back among them."""
    question = Question.objects.select_for_update().get(pk=question.pk)
    if question.is_pinned != pinned:
        question.pinned_at = timezone.now() if pinned else None
        question.save(update_fields=["pinned_at"])
        verb = "question.pinned" if pinned else "question.unpinned"
        record(verb=verb, subject=question, actor=actor)
    return question


@transaction.atomic
def choose(*, answer, actor, chosen: bool = True) -> Answer:
    """Say that this is the answer, in the place of another that was; or take that back."""
    Question.objects.select_for_update().get(pk=answer.question_id)
    answer = Answer.objects.get(pk=answer.pk)
    if answer.is_the_answer == chosen:
        return answer
    if chosen and not answer.is_shown:
        raise IllegalPostMove("a hidden answer is not the answer")
    Answer.objects.filter(question=answer.question_id).update(is_the_answer=False)
    answer.is_the_answer = chosen
    answer.save(update_fields=["is_the_answer"])
    verb = "answer.chosen" if chosen else "answer.unchosen"
    record(verb=verb, subject=answer, actor=actor)
    return answer


@transaction.atomic
def report(*, post, reporter, reason: Objection) -> Report:
    """Say that something should not stand there. One open report a person; the trainers of the
    class are told of the first."""
    about = {post._meta.model_name: post}
    made, is_new = Report.objects.get_or_create(
        reporter=reporter, state=ReportState.OPEN, **about, defaults={"reason": reason}
    )
    if is_new:
        record(verb="report.made", subject=made, actor=reporter, reason=reason)
        if not post.reports.filter(state=ReportState.OPEN).exclude(pk=made.pk).exists():
            tell_trainers(question_of(post), code="post_reported", about=made)
    return made


@transaction.atomic
def leave(*, post, actor) -> int:
    """It stays: its open reports are settled. Returns how many there were."""
    settled = settle(post, ReportState.DISMISSED)
    if settled:
        verb = f"{post._meta.model_name}.left"
        record(verb=verb, subject=post, actor=actor, reports=settled)
    return settled


def settle(post, to: ReportState) -> int:
    open_to_it = [state for state, moves in REPORT_MOVES.items() if to in moves]
    waiting = post.reports.filter(state__in=open_to_it)
    return waiting.update(state=to, settled_at=timezone.now())


def question_of(post) -> Question:
    return post.question if isinstance(post, Answer) else post

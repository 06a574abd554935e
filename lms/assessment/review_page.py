"""The page on which one attempt is judged."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from media_tools.queries import state_of
from media_tools.shown import facts_of

from . import scoring
from .enums import AttemptState, Decision
from .forms import CommentForm, NewCommentForm, ReviewForm
from .judging import what_is_missing
from .models import Review
from .my_work import watch
from .resemblance import resembled
from .shown import levels_of


def context_of(*, attempt, trainer, review_form=None, comment_form=None, conflict=None) -> dict:
    """`conflict` is what is stored where somebody saved in between; `review_form` holds what was
    written here, so that both are on the page."""
    review = Review.objects.filter(attempt=attempt).select_related("trainer").first()
    rubric = attempt.assignment.rubric
    stored = review.marks if review else {}
    comments = list(attempt.timed_comments.select_related("author"))
    form = review_form or form_of(attempt, review)
    written = form.written() if review_form is not None and form.is_valid() else None
    return lease_of(attempt=attempt, trainer=trainer) | {
        "assignment": attempt.assignment,
        "resident": attempt.enrolment.resident,
        "review": review,
        "form": form,
        "pickers": form.pickers(written["marks"] if written else stored),
        "decisions": Decision.choices,
        "score": scoring.score(rubric, stored),
        "levels": levels_of(rubric, stored),
        "written": written,
        "written_levels": levels_of(rubric, written["marks"]) if written else [],
        "written_decision": dict(Decision.choices).get(written["decision"]) if written else "",
        "comments": with_forms(comments, trainer, refused=comment_form),
        "new_comment": comment_form
        if isinstance(comment_form, NewCommentForm)
        else NewCommentForm(),
        "watch": watch(state_of(attempt.video), comments),
        "facts": facts_of(attempt.video),
        "resembled": resembled(attempt=attempt, trainer=trainer),
        "conflict": conflict,
        "trail": [{"label": _("Trainer's desk"), "href": reverse("assessment:desk")}],
        "earlier": attempt.enrolment.attempts.handed_in()
        .filter(assignment=attempt.assignment_id, number__lt=attempt.number)
        .order_by("-number"),
    }


def missing_of(attempt) -> list[dict]:
    """What the review lacks before it can be finished, each with the anchor of its field."""
    review = Review.objects.filter(attempt=attempt).first()
    has_comments = attempt.timed_comments.exists()
    reasons = what_is_missing(
        assignment=attempt.assignment, review=review, has_comments=has_comments
    )
    if review is None or not review.decision:
        anchor = "putusan"
    elif review.decision == Decision.REVISE:
        anchor = "id_comment"
    else:
        anchor = "kriteria"
    return [{"says": reason, "anchor": anchor} for reason in reasons]


def lease_of(*, attempt, trainer) -> dict:
    held = attempt.state == AttemptState.IN_REVIEW
    ran_out = attempt.held_until is None or attempt.held_until <= timezone.now()
    return {
        "attempt": attempt,
        "is_mine": held and attempt.held_by_id == trainer.pk,
        "is_free": attempt.state == AttemptState.SUBMITTED or (held and ran_out),
        "is_in_turn": held or attempt.state == AttemptState.SUBMITTED,
    }


def form_of(attempt, review):
    return ReviewForm(
        rubric=attempt.assignment.rubric,
        initial={
            "version": review.version if review else 0,
            "comment": review.comment if review else "",
            "decision": review.decision if review else "",
        },
    )


def seconds_of(video) -> float | None:
    """How long the video was measured to be; comments lie within."""
    return (video.measurements or {}).get("duration_s")


def prefix_of(comment) -> str:
    return f"c{comment.pk}"


def with_forms(comments, trainer, *, refused=None) -> list[dict]:
    """Each comment in its order, with a form where it is the trainer's own; `refused` is a form
    that came back with errors."""
    rows = []
    for comment in comments:
        form = None
        if refused is not None and refused.prefix == prefix_of(comment):
            form = refused
        elif comment.author_id == trainer.pk:
            form = CommentForm(
                prefix=prefix_of(comment),
                initial={
                    "start": clock(comment.start),
                    "end": clock(comment.end),
                    "body": comment.body,
                },
            )
        rows.append({"comment": comment, "form": form})
    return rows


def clock(seconds) -> str:
    """72.5 -> "1:12.5": as the form reads it back, no tenth lost."""
    if seconds is None:
        return ""
    minutes, rest = divmod(seconds, 60)
    return f"{int(minutes)}:{int(rest):02}" + (f"{rest % 1:.2f}".rstrip("0").rstrip(".")[1:])

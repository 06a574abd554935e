"""What a trainer writes about an attempt while holding it."""

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from . import scoring
from .enums import AttemptState, Decision
from .leases import keep
from .models import Review, TimedComment
from .moves import move


class VersionConflict(Exception):
    """The review was saved elsewhere since this page was opened. Carries what is stored."""

    def __init__(self, stored):
        super().__init__(f"review {stored.pk} is at version {stored.version}")
        self.stored = stored


class Unfinished(Exception):
    """What is missing before the review is finished, as sentences for the trainer."""

    def __init__(self, reasons):
        super().__init__("; ".join(reasons))
        self.reasons = reasons


@transaction.atomic
def save_review(*, attempt, trainer, version, marks, comment, decision) -> Review:
    """Keep the marks, words and decision if nobody saved since `version`.

    The same save sent again, after an answer that never arrived, is no conflict.
    Raises HeldByAnother, VersionConflict.
    """
    keep(attempt=attempt, trainer=trainer)
    written = {"marks": marks, "comment": comment, "decision": decision}
    review, _created = Review.objects.get_or_create(attempt=attempt, defaults={"trainer": trainer})
    if all(getattr(review, name) == value for name, value in written.items()):
        return review
    saved = Review.objects.filter(pk=review.pk, version=version).update(
        **written, trainer=trainer, version=F("version") + 1, changed_at=timezone.now()
    )
    review.refresh_from_db()
    if not saved:
        raise VersionConflict(review)
    return review


@transaction.atomic
def comment_at(*, attempt, trainer, start, body, end=None) -> TimedComment:
    """Say something about one second, or the stretch up to `end` (seconds)."""
    keep(attempt=attempt, trainer=trainer)
    # A tap sent twice over a bad line is one comment.
    said, _created = TimedComment.objects.get_or_create(
        attempt=attempt, author=trainer, start=start, end=end, body=body
    )
    return said


@transaction.atomic
def change_comment(*, comment, trainer, start, body, end=None) -> TimedComment:
    keep(attempt=comment.attempt, trainer=trainer)
    comment.start, comment.end, comment.body = start, end, body
    comment.save(update_fields=["start", "end", "body"])
    return comment


@transaction.atomic
def remove_comment(*, comment, trainer):
    keep(attempt=comment.attempt, trainer=trainer)
    comment.delete()


@transaction.atomic
def finish(*, attempt, trainer):
    """Close the review, still unseen by the resident. Raises HeldByAnother, Unfinished."""
    held = keep(attempt=attempt, trainer=trainer)
    review = Review.objects.filter(attempt=held).first()
    reasons = what_is_missing(
        assignment=held.assignment, review=review, has_comments=held.timed_comments.exists()
    )
    if reasons:
        raise Unfinished(reasons)
    return move(
        attempt=held, to=AttemptState.REVIEWED, actor=trainer, held_by=None, held_until=None
    )


def what_is_missing(*, assignment, review, has_comments) -> list[str]:
    """Why a review cannot be finished; empty when it can."""
    if review is None or not review.decision:
        return [_("Choose a decision: passed, or please revise.")]
    if review.decision == Decision.REVISE:
        if review.comment.strip() or has_comments:
            return []
        return [_("Say in a comment what is to be revised.")]
    left = scoring.unmarked(assignment.rubric, review.marks)
    if left:
        return [_("Choose a level for: %(names)s.") % {"names": ", ".join(left)}]
    percent = scoring.score(assignment.rubric, review.marks)
    if percent < assignment.pass_mark:
        return [
            _("The levels add up to %(score)s%%, below the pass mark of %(mark)s%%.")
            % {"score": percent, "mark": assignment.pass_mark}
        ]
    return []

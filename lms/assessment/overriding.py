"""Setting another score than the levels of a review add up to, and taking that back.

It says nothing about the decision: who passed has passed. The levels stay as they were marked.
"""

from django.db import transaction

from lms.people.trail import record

from . import scoring
from .enums import OPEN_TO_RESIDENT, AttemptState
from .models import Review, ScoreOverride
from .moves import lock
from .telling import tell_of_changed_score

# Before that the review itself is still open to be marked.
MAY_CHANGE = (AttemptState.REVIEWED, *OPEN_TO_RESIDENT)


class OwnScore(Exception):
    """Nobody decides about their own score."""


class NotJudged(Exception):
    """There is no finished review whose score could be changed."""


class ChangedMeanwhile(Exception):
    """Somebody else changed this score since the page was opened."""


def changes_of(review) -> list[ScoreOverride]:
    """Every change of the score of this review as it is now, the oldest first."""
    found = ScoreOverride.objects.filter(attempt=review.attempt_id, of_version=review.version)
    return list(found.select_related("by").order_by("pk"))


def standing_change(review) -> ScoreOverride | None:
    """The change that holds, or None where the score is what the levels add up to."""
    last = changes_of(review)[-1:]
    return last[0] if last and last[0].score is not None else None


def score_of(review, change) -> int | None:
    """Percent: as it was set in `change` (`standing_change`), else what the levels add up to."""
    if change is not None:
        return change.score
    return scoring.score(review.attempt.assignment.rubric, review.marks)


@transaction.atomic
def set_score(*, attempt, score, reason, builds_on, actor) -> ScoreOverride | None:
    """Let the finished review of `attempt` count `score` percent; None: what its levels add up to.

    `builds_on`: key of the last change that the page showed, 0 for none. The same change sent
    again gives the first; None where there is nothing to change. A resident who sees the result
    already is told. Raises OwnScore, NotJudged, ChangedMeanwhile.
    """
    locked = lock(attempt)
    if locked.enrolment.resident_id == actor.pk:
        raise OwnScore
    review = Review.objects.filter(attempt=locked).first()
    if review is None or locked.state not in MAY_CHANGE:
        raise NotJudged
    review.attempt = locked
    changes = changes_of(review)
    last = changes[-1] if changes else None
    if last is not None and (last.score, last.reason, last.by_id) == (score, reason, actor.pk):
        return last
    if builds_on != (last.pk if last else 0):
        raise ChangedMeanwhile
    held = last if last is not None and last.score is not None else None
    was = score_of(review, held)
    if score == (held.score if held else None) or (held is None and score == was):
        return None
    made = ScoreOverride.objects.create(
        attempt=locked,
        of_version=review.version,
        was=was,
        score=score,
        reason=reason,
        by=actor,
    )
    verb = "score.changed" if score is not None else "score.restored"
    record(verb=verb, subject=locked, actor=actor, **{"from": was, "to": score})
    if locked.state in OPEN_TO_RESIDENT:
        tell_of_changed_score(locked)
    return made

"""Where one resident stands with one assignment, and what they should do next."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils import timezone
from django.utils.translation import gettext as _

from lms.enrolment.models import Enrolment
from lms.people.resting import rest_refusal
from lms.people.uploading import stopped
from media_tools.access import upload_refusals
from media_tools.enums import VideoState
from media_tools.queries import state_of
from media_tools.shown import facts_of, found_of, player_of
from media_tools.work.failures import KILLED_THREE_TIMES

from . import queries
from .enums import OPEN_TO_RESIDENT, AttemptState
from .hand_in import MAY_HAND_IN, why_not_yet
from .models import Assignment, Attempt
from .shown import result_of, said_of

# A draft with one of these needs another video.
UNUSABLE = (VideoState.REFUSED, VideoState.FAILED, VideoState.DELETED)


class Stage(StrEnum):
    PICK = "pick"
    CHECKING = "checking"
    READY = "ready"
    WAITING = "waiting"
    TAKEN_BACK = "taken_back"
    PASSED = "passed"
    CLOSED = "closed"


@dataclass(frozen=True)
class MyWork:
    assignment: Assignment
    enrolment: Enrolment
    # By number, the oldest first.
    attempts: list[Attempt]

    @property
    def last(self) -> Attempt | None:
        return self.attempts[-1] if self.attempts else None

    @property
    def draft(self) -> Attempt | None:
        return self.last if self.last and self.last.state == AttemptState.DRAFT else None

    @property
    def handed_in(self) -> list[Attempt]:
        return [attempt for attempt in self.attempts if attempt.state != AttemptState.DRAFT]

    @property
    def answered(self) -> Attempt | None:
        """The last attempt whose result is open."""
        done = [attempt for attempt in self.attempts if attempt.state in OPEN_TO_RESIDENT]
        return done[-1] if done else None

    @property
    def is_revision(self) -> bool:
        return self.answered is not None and self.answered.state == AttemptState.NEEDS_REVISION

    @property
    def stage(self) -> Stage:
        if self.last and self.last.state == AttemptState.RELEASED:
            return Stage.PASSED
        if self.last and self.last.state == AttemptState.TAKEN_BACK:
            return Stage.TAKEN_BACK
        if self.last and self.last.state not in (AttemptState.DRAFT, *OPEN_TO_RESIDENT):
            return Stage.WAITING
        if self.enrolment.state not in MAY_HAND_IN:
            return Stage.CLOSED
        if self.draft is None or self.draft.video is None or self.draft.video.state in UNUSABLE:
            return Stage.PICK
        return Stage.READY if self.draft.video.state == VideoState.READY else Stage.CHECKING

    @property
    def shown(self) -> Attempt | None:
        """The handed-in attempt that the page is about: the one that waits, or the answered."""
        waits = self.stage in (Stage.WAITING, Stage.TAKEN_BACK)
        return self.last if waits else self.answered

    @property
    def earlier(self) -> list[Attempt]:
        return [attempt for attempt in reversed(self.handed_in) if attempt != self.shown]


def my_work(*, assignment, resident) -> MyWork:
    enrolment = Enrolment.objects.select_related("cohort").get(
        cohort=assignment.cohort_id, resident=resident
    )
    attempts = queries.own_attempts(resident).filter(assignment=assignment)
    return MyWork(assignment, enrolment, list(attempts.select_related("video").order_by("number")))


def context_of(work, resident) -> dict:
    """What the page shows of it; the number of queries does not grow with the history."""
    draft_video = work.draft.video if work.draft else None
    # Of a work that is passed or closed nothing more is asked.
    rests = None if work.stage in (Stage.PASSED, Stage.CLOSED) else rest_refusal(resident)
    is_picking = work.stage in (Stage.PICK, Stage.READY)
    state = state_of(draft_video) if draft_video else None
    return {
        "work": work,
        "assignment": work.assignment,
        "stage": work.stage,
        "rests": rests,
        "state": state,
        # What a first look has shown, while the rest is still being read.
        "first_found": found_of(state.findings) if state and state.is_first_look else [],
        # What was set aside ended its worker three times; then another file is the way on.
        "may_retry": draft_video is not None
        and draft_video.state == VideoState.FAILED
        and draft_video.reason != KILLED_THREE_TIMES,
        "blocked_by": why_not_yet(assignment=work.assignment, video=draft_video),
        "is_late": timezone.now() > work.assignment.due_at,
        "upload_refused": upload_refusals.first(resident) if is_picking else None,
        "stopped": why_not_again(work, resident) if work.stage == Stage.TAKEN_BACK else None,
        "watched": watched(work.shown, resident) if work.shown else None,
    }


def why_not_again(work, resident):
    """What stands between a work that was taken back and handing it in again, or None."""
    if work.enrolment.state not in MAY_HAND_IN:
        return _("Only those with a seat in this class can hand in.")
    return stopped(resident)


def watched(attempt, user) -> dict:
    """One attempt with its video, and its comments and result as far as `user` may see them."""
    review = (
        queries.reviews_seen_by(user).filter(attempt=attempt).select_related("trainer").first()
    )
    seen = queries.comments_seen_by(user).filter(attempt=attempt)
    comments = list(seen.select_related("author"))
    return {
        "attempt": attempt,
        "comments": comments,
        "watch": watch(state_of(attempt.video), comments),
        "facts": facts_of(attempt.video),
        "result": result_of(attempt, review, comments) if review else None,
    }


def watch(state, comments=()) -> dict:
    """Player, timeline and verdict of one video."""
    found = found_of(state.findings)
    return {
        "state": state,
        "player": player_of(state),
        "found": found,
        # Findings and comments on one timeline.
        "marks": found + said_of(comments),
    }

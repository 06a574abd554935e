"""Handing in and reading the result; the trainer's queue and the facts of one attempt."""

from typing import Literal
from uuid import UUID

from django.db import transaction
from django.shortcuts import get_object_or_404
from ninja import Router
from ninja.pagination import LimitOffsetPagination, paginate

from lms.people.access import RESIDENT, TRAINER, access
from lms.people.trail import saw, saw_list
from media_tools.queries import state_of, visible_videos

from . import queries
from .enums import WAITS_FOR_A_TRAINER
from .hand_in import attach_video, hand_in, open_draft
from .schemas import (
    AssignmentDetailOut,
    AssignmentOut,
    AttemptFactsOut,
    HandInIn,
    OwnAttemptOut,
    QueuedOut,
    ResultOut,
)

router = Router()

SHOWN_WITH_ASSIGNMENT = ("brief", "cohort", "profile")
SHOWN_WITH_ATTEMPT = (
    "assignment__brief",
    "assignment__cohort",
    "enrolment__resident",
    "held_by",
    "video__profile",
)


class SeenPage(LimitOffsetPagination):
    """A page of other people's works: whom the caller saw is recorded, in one row."""

    def paginate_queryset(self, queryset, pagination, request, **params):
        page = super().paginate_queryset(queryset, pagination, request, **params)
        page[self.items_attribute] = works = list(page[self.items_attribute])
        people = [work.enrolment.resident_id for work in works]
        saw_list(actor=request.user, people=people, page="api_queue")
        return page


@router.get("/me/assignments", response=list[AssignmentOut], operation_id="list_my_assignments")
@access(RESIDENT)
@paginate(max_limit=100)
def list_my_assignments(request):
    """The assignments of the classes in which the caller takes part, the next due first."""
    return queries.assignments_seen_by(request.user).select_related(*SHOWN_WITH_ASSIGNMENT)


@router.get(
    "/assignments/{int:assignment_id}",
    response=AssignmentDetailOut,
    operation_id="get_assignment",
)
@access(RESIDENT)
def get_assignment(request, assignment_id: int):
    """One assignment with its frozen rubric and the caller's attempts."""
    assignment = own_assignment(request.user, assignment_id)
    assignment.own_attempts = (
        queries.own_attempts(request.user).filter(assignment=assignment).order_by("number")
    )
    return assignment


@router.post(
    "/assignments/{int:assignment_id}/hand-in", response=OwnAttemptOut, operation_id="hand_in"
)
@access(RESIDENT)
@transaction.atomic
def hand_in_video(request, assignment_id: int, work: HandInIn):
    """Hand in a checked video of one's own. The same video sent again gives the first receipt."""
    assignment = own_assignment(request.user, assignment_id)
    video = get_object_or_404(visible_videos(request.user), pk=work.video)
    known = (
        queries.own_attempts(request.user).handed_in().filter(assignment=assignment, video=video)
    )
    attempt = known.last() or open_draft(assignment=assignment, resident=request.user)
    attempt = attach_video(attempt=attempt, video=video, actor=request.user)
    return hand_in(attempt=attempt, actor=request.user, note=work.note)


@router.get("/attempts/{uuid:attempt_id}/result", response=ResultOut, operation_id="get_result")
@access(RESIDENT)
def get_result(request, attempt_id: UUID):
    """What the trainer found: for the resident from the moment it is released."""
    review = get_object_or_404(
        queries.reviews_seen_by(request.user).select_related("attempt__assignment", "trainer"),
        attempt__public_id=attempt_id,
    )
    comments = queries.comments_seen_by(request.user).filter(attempt=review.attempt)
    review.attempt.open_comments = comments.select_related("author")
    return review


@router.get("/queue", response=list[QueuedOut], operation_id="list_queue")
@access(TRAINER)
@paginate(SeenPage, max_limit=100)
def list_queue(
    request,
    state: Literal["submitted", "in_review", "reviewed", "released", "needs_revision"]
    | None = None,
):
    """What was handed in to the caller's classes and waits for a trainer, the oldest first;
    with `state`, what is in that state."""
    states = (state,) if state else WAITS_FOR_A_TRAINER
    return (
        queries.attempts_taught_by(request.user)
        .filter(state__in=states)
        .select_related(*SHOWN_WITH_ATTEMPT)
    )


@router.get("/attempts/{uuid:attempt_id}", response=AttemptFactsOut, operation_id="get_attempt")
@access(TRAINER)
def get_attempt(request, attempt_id: UUID):
    """One attempt with the measured facts of its video, for a trainer of the class."""
    attempt = get_object_or_404(
        queries.attempts_taught_by(request.user).select_related(*SHOWN_WITH_ATTEMPT),
        public_id=attempt_id,
    )
    saw(actor=request.user, subject=attempt, page="api_attempt")
    return {
        "attempt": attempt,
        "note": attempt.note,
        "rubric": attempt.assignment.rubric,
        "video": state_of(attempt.video),
    }


def own_assignment(user, assignment_id):
    seen = queries.assignments_seen_by(user).select_related(*SHOWN_WITH_ASSIGNMENT)
    return get_object_or_404(seen, pk=assignment_id)

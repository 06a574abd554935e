"""Assignments, hand-ins and results as the API tells them."""

from datetime import datetime
from typing import Any
from uuid import UUID

from ninja import Schema
from pydantic import Field

from media_tools.schemas import VideoDetailOut

from .enums import OPEN_TO_RESIDENT
from .overriding import score_of, standing_change


class HandInIn(Schema):
    video: UUID
    note: str = Field(default="", max_length=2000, description="For the trainer")


class OwnAttemptOut(Schema):
    id: UUID
    number: int
    state: str
    state_text: str
    video: UUID | None
    note: str
    submitted_at: datetime | None
    lateness: str
    receipt_sha256: str = Field(description="Of the bytes that were handed in")
    has_result: bool

    @staticmethod
    def resolve_id(attempt) -> UUID:
        return attempt.public_id

    @staticmethod
    def resolve_state(attempt) -> str:
        return str(attempt.state_for_resident)

    @staticmethod
    def resolve_state_text(attempt) -> str:
        return attempt.word_for_resident

    @staticmethod
    def resolve_video(attempt) -> UUID | None:
        return attempt.video_id

    @staticmethod
    def resolve_has_result(attempt) -> bool:
        return attempt.state in OPEN_TO_RESIDENT


class AssignmentOut(Schema):
    id: int
    title: str
    cohort: str
    due_at: datetime
    profile: str
    pass_mark: int = Field(description="Percent")

    @staticmethod
    def resolve_title(assignment) -> str:
        return assignment.brief.title

    @staticmethod
    def resolve_cohort(assignment) -> str:
        return assignment.cohort.slug

    @staticmethod
    def resolve_profile(assignment) -> str:
        return assignment.profile.slug


class AssignmentDetailOut(AssignmentOut):
    introduction: str
    blocks_hand_in: str
    rubric: dict[str, Any]
    attempts: list[OwnAttemptOut]

    @staticmethod
    def resolve_introduction(assignment) -> str:
        return assignment.brief.introduction

    @staticmethod
    def resolve_attempts(assignment):
        return assignment.own_attempts


class TimedCommentOut(Schema):
    start: float = Field(description="Seconds from the start of the video")
    end: float | None
    body: str
    author: str

    @staticmethod
    def resolve_author(comment) -> str:
        return comment.author.name


class ResultOut(Schema):
    attempt: UUID
    decision: str
    decision_text: str
    score: int | None = Field(description="Percent; none where a level was left open")
    score_changed_because: str = Field(
        description="Why a trainer set another score than the levels add up to; empty: nobody did"
    )
    pass_mark: int
    marks: dict[str, str] = Field(description="Key of the criterion: key of the level")
    rubric: dict[str, Any]
    comment: str
    trainer: str
    released_at: datetime | None
    comments: list[TimedCommentOut]

    @staticmethod
    def resolve_attempt(review) -> UUID:
        return review.attempt.public_id

    @staticmethod
    def resolve_decision_text(review) -> str:
        return review.get_decision_display()

    @staticmethod
    def resolve_score(review) -> int | None:
        return score_of(review, standing_change(review))

    @staticmethod
    def resolve_score_changed_because(review) -> str:
        change = standing_change(review)
        return change.reason if change else ""

    @staticmethod
    def resolve_pass_mark(review) -> int:
        return review.attempt.assignment.pass_mark

    @staticmethod
    def resolve_rubric(review) -> dict:
        return review.attempt.assignment.rubric

    @staticmethod
    def resolve_trainer(review) -> str:
        return review.trainer.name

    @staticmethod
    def resolve_released_at(review) -> datetime | None:
        return review.attempt.released_at

    @staticmethod
    def resolve_comments(review):
        return review.attempt.open_comments


class QueuedOut(Schema):
    id: UUID
    resident: str
    assignment: int
    assignment_title: str
    cohort: str
    number: int
    state: str
    state_text: str
    submitted_at: datetime
    lateness: str
    held_by: str | None
    held_until: datetime | None
    video: UUID
    verdict: str

    @staticmethod
    def resolve_id(attempt) -> UUID:
        return attempt.public_id

    @staticmethod
    def resolve_resident(attempt) -> str:
        return attempt.enrolment.resident.name

    @staticmethod
    def resolve_assignment(attempt) -> int:
        return attempt.assignment_id

    @staticmethod
    def resolve_assignment_title(attempt) -> str:
        return attempt.assignment.brief.title

    @staticmethod
    def resolve_cohort(attempt) -> str:
        return attempt.assignment.cohort.slug

    @staticmethod
    def resolve_state_text(attempt) -> str:
        return attempt.get_state_display()

    @staticmethod
    def resolve_held_by(attempt) -> str | None:
        return attempt.held_by.name if attempt.held_by else None

    @staticmethod
    def resolve_video(attempt) -> UUID:
        return attempt.video_id

    @staticmethod
    def resolve_verdict(attempt) -> str:
        return attempt.video.verdict


class AttemptFactsOut(Schema):
    attempt: QueuedOut
    note: str
    rubric: dict[str, Any]
    video: VideoDetailOut

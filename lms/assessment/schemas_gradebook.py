"""The gradebook of a class as the API tells it."""

from datetime import datetime
from uuid import UUID

from ninja import Schema
from pydantic import Field


class GradeColumnOut(Schema):
    key: str = Field(description="Names the column in `cells`: assignments first, then quizzes")
    kind: str = Field(description="assignment or quiz")
    assignment: int | None
    title: str
    weight: int = Field(description="How often it counts; 0 does not count")
    share: float | None = Field(description="Percent of all weights")
    closes_at: datetime = Field(description="From then on what was not handed in counts 0")
    weight_reason: str


class GradeCellOut(Schema):
    column: str
    state: str
    state_text: str
    score: int | None = Field(description="Percent, released")
    unreleased: int | None = Field(
        description="Percent of a newer review that is not released; for trainers of the class"
    )
    counts: int | None = Field(description="Percent in the total; null is left out")
    lateness: str
    is_changed: bool = Field(description="A trainer set another score than the levels add up to")


class GradeLineOut(Schema):
    enrolment: int
    resident: UUID
    name: str
    total: float | None = Field(description="Percent with one decimal; null where nothing counts")
    cells: list[GradeCellOut]


class GradebookOut(Schema):
    cohort: str
    course: str
    rule: str
    columns: list[GradeColumnOut]
    count: int = Field(description="People in all")
    items: list[GradeLineOut]

"""Progress as the API tells it."""

from datetime import datetime

from ninja import Schema
from pydantic import Field

from .events import Kept


class ExplanationOut(Schema):
    """Why a unit counts as done, or not yet."""

    rule: str = Field(description="read, watched, checklist or quiz")
    is_done: bool
    completed_at: datetime | None
    asks: str = Field(description="The rule in a sentence")
    missing: list[str] = Field(description="What is still missing, in sentences with figures")
    first: list[str] = Field(description="Titles of the units that come first")

    @staticmethod
    def resolve_first(why) -> list[str]:
        return [page.title for page in why.first]


class UnitStateOut(Schema):
    id: int
    number: int
    title: str
    opened: bool

    @staticmethod
    def resolve_id(unit) -> int:
        return unit.pk

    @staticmethod
    def resolve_title(unit) -> str:
        return unit.page.title


class LessonStateOut(UnitStateOut):
    read: bool = Field(description="Done, by the rule of the lesson")

    @staticmethod
    def resolve_read(lesson) -> bool:
        return lesson.done


class AnyUnitOut(UnitStateOut):
    kind: str = Field(description="lesson or quiz")
    done: bool
    why: ExplanationOut | None = Field(description="Once it was begun and is not done by reading")


class StepOut(Schema):
    title: str
    text: str
    url: str
    action: str


class ProgressOut(Schema):
    cohort: str
    course: int
    course_title: str
    read: int = Field(description="Lessons done")
    total: int = Field(description="Lessons there are")
    lessons: list[LessonStateOut]
    done_units: int = Field(description="Lessons and quizzes done")
    units: list[AnyUnitOut] = Field(description="Lessons and quizzes in the order of teaching")
    next_step: StepOut

    @staticmethod
    def resolve_cohort(mine) -> str:
        return mine.enrolment.cohort.slug

    @staticmethod
    def resolve_course(mine) -> int:
        return mine.enrolment.cohort.course_id

    @staticmethod
    def resolve_course_title(mine) -> str:
        return mine.progress.course.title

    @staticmethod
    def resolve_read(mine) -> int:
        return sum(lesson.done for lesson in mine.progress.lessons)

    @staticmethod
    def resolve_total(mine) -> int:
        return len(mine.progress.lessons)

    @staticmethod
    def resolve_lessons(mine):
        return mine.progress.lessons

    @staticmethod
    def resolve_done_units(mine) -> int:
        return mine.progress.done

    @staticmethod
    def resolve_units(mine):
        return mine.progress.units

    @staticmethod
    def resolve_next_step(mine):
        return mine.step


class ReadOut(Schema):
    lesson: int
    completed_at: datetime

    @staticmethod
    def resolve_lesson(progress) -> int:
        return progress.lesson_id


def kept_out(result: Kept) -> dict:
    """What became of events, as both doors tell it (`event_forms.KeptOut`)."""
    return {
        "kept": [*result.kept, *result.already],
        "already": result.already,
        "refused": [
            {"key": key, "reason": why.value, "detail": str(why.label)}
            for key, why in result.refused
        ],
    }

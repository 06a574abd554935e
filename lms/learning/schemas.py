"""Progress as the API tells it."""

from datetime import datetime

from ninja import Schema
from pydantic import Field

from courses.languages import canonical_id


class LessonStateOut(Schema):
    id: int
    number: int
    title: str
    opened: bool
    read: bool

    @staticmethod
    def resolve_id(lesson) -> int:
        return canonical_id(lesson.page)

    @staticmethod
    def resolve_title(lesson) -> str:
        return lesson.page.title


class StepOut(Schema):
    title: str
    text: str
    url: str
    action: str


class ProgressOut(Schema):
    cohort: str
    course: int
    course_title: str
    read: int = Field(description="Lessons read")
    total: int = Field(description="Lessons there are")
    lessons: list[LessonStateOut]
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
        return mine.progress.read

    @staticmethod
    def resolve_total(mine) -> int:
        return mine.progress.total

    @staticmethod
    def resolve_lessons(mine):
        return mine.progress.lessons

    @staticmethod
    def resolve_next_step(mine):
        return mine.step


class ReadOut(Schema):
    lesson: int
    completed_at: datetime

    @staticmethod
    def resolve_lesson(progress) -> int:
        return progress.lesson_id

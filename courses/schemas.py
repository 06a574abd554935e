"""Courses and lessons as the API tells them, in the reader's language."""

from ninja import Schema
from pydantic import Field

from courses.languages import canonical_id


class Taught(Schema):
    id: int = Field(description="The same in every language")
    title: str
    language: str
    url: str

    @staticmethod
    def resolve_id(page) -> int:
        return canonical_id(page)

    @staticmethod
    def resolve_language(page) -> str:
        return page.locale.language_code

    @staticmethod
    def resolve_url(page, context) -> str:
        return page.get_url(context["request"]) or ""


class CourseOut(Taught):
    summary: str
    level: str
    platforms: list[str]
    minutes: int = Field(description="Reading and practice together")


class LessonSummaryOut(Taught):
    introduction: str
    minutes: int


class BriefSummaryOut(Taught):
    introduction: str


class CourseDetailOut(CourseOut):
    outcomes: list[str]
    lessons: list[LessonSummaryOut]
    assignments: list[BriefSummaryOut]

    @staticmethod
    def resolve_outcomes(course) -> list[str]:
        return [block.value for block in course.outcomes]


class LessonOut(LessonSummaryOut):
    html: str = Field(description="The lesson as it stands on its page, safe to show")

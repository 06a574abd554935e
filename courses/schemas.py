"""Courses and lessons as the API tells them, in the reader's language."""

from ninja import Schema
from pydantic import Field, create_model

from courses.finding import filters, orders
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


def asked_schema() -> type[Schema]:
    """The parameters of a search for courses, from the filters that are registered."""
    helps = {
        "q": "Words, each of which stands in the course or in one of its lessons",
        **{one.name: one.help for one in filters()},
        "sort": f"{', '.join(one.name for one in orders())}; else as the editors arranged them",
    }
    fields = {name: (str, Field(default="", description=help)) for name, help in helps.items()}
    return create_model("CoursesAskedFor", __base__=Schema, **fields)


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

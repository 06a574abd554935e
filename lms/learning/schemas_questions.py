"""Questions under lessons as the API tells and takes them."""

from datetime import datetime

from ninja import Schema
from pydantic import Field

from .models.question import LONGEST_POST
from .post_states import Objection


class WordsIn(Schema):
    body: str = Field(
        max_length=LONGEST_POST, description="Plain text; under 16 without links to social media"
    )


class ObjectionIn(Schema):
    reason: Objection = Field(description="Why it should not stand there")


class PostOut(Schema):
    id: int
    body: str
    author: str = Field(description="A single name; empty once it is no longer kept")
    is_mine: bool
    may_change: bool = Field(description="Whether the caller may change or delete it now")
    is_hidden: bool = Field(description="Seen only by its writer and by who looks after it")
    hidden_for: str = Field(description="Why it was hidden, in words")
    written_at: datetime
    edited_at: datetime | None

    @staticmethod
    def resolve_id(shown) -> int:
        return shown.post.pk

    @staticmethod
    def resolve_body(shown) -> str:
        return shown.post.body

    @staticmethod
    def resolve_author(shown) -> str:
        return shown.who

    @staticmethod
    def resolve_hidden_for(shown) -> str:
        return shown.post.get_hidden_for_display() if shown.is_hidden else ""

    @staticmethod
    def resolve_written_at(shown) -> datetime:
        return shown.post.written_at

    @staticmethod
    def resolve_edited_at(shown) -> datetime | None:
        return shown.post.edited_at


class AnswerOut(PostOut):
    by_trainer: bool
    is_the_answer: bool = Field(description="Said by a trainer")

    @staticmethod
    def resolve_by_trainer(shown) -> bool:
        return shown.post.by_trainer

    @staticmethod
    def resolve_is_the_answer(shown) -> bool:
        return shown.post.is_the_answer


class QuestionOut(PostOut):
    lesson: int = Field(description="The lesson in the language in which it was written first")
    is_pinned: bool
    answers: list[AnswerOut] = Field(description="The answer first, then trainers' answers")

    @staticmethod
    def resolve_lesson(shown) -> int:
        return shown.post.lesson_id

    @staticmethod
    def resolve_is_pinned(shown) -> bool:
        return shown.post.is_pinned


class ReportOut(Schema):
    reason: str
    made_at: datetime

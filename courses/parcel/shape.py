"""What the file is made of: its format, its kinds of pages, which of their fields it carries."""

from dataclasses import dataclass

from django.db import models
from wagtail.fields import StreamField

from courses.models import AssignmentPage, CoursePage, LessonPage, ModulePage, QuizPage

FORMAT = "ngalam-kreator/course"
VERSION = 1
ENDING = ".ngalam.zip"
MANIFEST = "course.json"

KINDS = {
    "course": CoursePage,
    "module": ModulePage,
    "lesson": LessonPage,
    "quiz": QuizPage,
    "assignment": AssignmentPage,
}
KIND_OF = {model: kind for kind, model in KINDS.items()}
# What every page of Wagtail has and an editor writes; the tree and the state of publication are
# the place's own.
OF_EVERY_PAGE = ("title", "slug", "seo_title", "search_description", "show_in_menus")
# Middle and size of what must stay in sight of a picture, in pixels.
FOCUS = ("x", "y", "width", "height")
# Without these nothing can be made, not even a draft.
NEEDED = ("title", "slug")


@dataclass(frozen=True)
class Problem:
    """Why a file cannot be taken over: where in it, and what to do, in the reader's words."""

    place: str
    message: str

    def __str__(self):
        return f"{self.place}: {self.message}"


class ParcelRefused(Exception):
    """The file is not taken over, and nothing was. `problems` say why."""

    def __init__(self, *problems: Problem):
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


def fields_of(model) -> list[models.Field]:
    """The fields of a kind of page that the file carries: a new one is carried by being there."""
    own = [field for field in model._meta.local_fields if not field.primary_key]
    return [*(model._meta.get_field(name) for name in OF_EVERY_PAGE), *own]


def is_needed(field) -> bool:
    """Whether a row cannot be made without a value: no draft leaves it open."""
    words = isinstance(field, StreamField | models.CharField | models.TextField)
    return field.name in NEEDED or not (words or field.null or field.has_default())

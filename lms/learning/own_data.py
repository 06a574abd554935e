"""What this room holds of a person."""

from django.utils.translation import gettext_lazy as _

from lms.people.erasing import holds
from lms.people.personal import Part, Room, as_rows, register

from .models import LessonProgress

PARTS = {
    "lessons": Part(
        _("Lessons that you opened"),
        _("To show you how far you are, and to know who completed the course."),
        {
            "lesson__title": _("Lesson"),
            "opened_at": _("Opened on"),
            "completed_at": _("Completed on"),
        },
    )
}


def rows(person) -> dict[str, list[dict]]:
    read = LessonProgress.objects.filter(resident=person).order_by("-opened_at", "-pk")
    return {"lessons": as_rows(read, "lesson__title", "opened_at", "completed_at")}


def erase(person, tombstone) -> None:
    LessonProgress.objects.filter(resident=person).update(resident=tombstone)


def register_room() -> None:
    register(
        Room(
            "learning",
            rows=rows,
            erase=erase,
            parts=PARTS,
            holds=(holds(LessonProgress, "resident"),),
        )
    )

"""What this room holds of a person."""

from lms.people.personal import Room, as_rows, register

from .models import LessonProgress


def rows(person) -> dict[str, list[dict]]:
    read = LessonProgress.objects.filter(resident=person)
    return {"lessons": as_rows(read, "lesson__title", "opened_at", "completed_at")}


def erase(person, tombstone) -> None:
    LessonProgress.objects.filter(resident=person).update(resident=tombstone)


def register_room() -> None:
    register(Room("learning", rows=rows, erase=erase))

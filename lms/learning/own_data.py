"""What this room holds of a person."""

from lms.people.personal import Room, as_rows, register

from .models import LearningEvent, LessonProgress, QuizAttempt


def rows(person) -> dict[str, list[dict]]:
    read = LessonProgress.objects.filter(resident=person)
    did = LearningEvent.objects.filter(resident=person)
    took = QuizAttempt.objects.filter(resident=person)
    return {
        "lessons": as_rows(
            read, "lesson__title", "opened_at", "completed_at", "watched", "ticked", "written"
        ),
        "what_you_did_in_lessons": as_rows(did, "lesson__title", "kind", "data", "happened_at"),
        "quizzes": as_rows(
            took, "quiz__title", "number", "started_at", "submitted_at", "score", "answers"
        ),
    }


def erase(person, tombstone) -> None:
    """Progress stays as numbers; what somebody wrote or answered goes."""
    LearningEvent.objects.filter(resident=person).delete()
    LessonProgress.objects.filter(resident=person).update(
        resident=tombstone, watched={}, ticked=[], written={}
    )
    QuizAttempt.objects.filter(resident=person, submitted_at=None).delete()
    QuizAttempt.objects.filter(resident=person).update(resident=tombstone, answers={})


def register_room() -> None:
    register(Room("learning", rows=rows, erase=erase))

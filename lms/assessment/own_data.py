"""What this room holds of a person."""

from lms.people.own_data import keep_video_rows
from lms.people.personal import Room, as_rows, register

from .models import Attempt, Review, TimedComment


def rows(person) -> dict[str, list[dict]]:
    mine = Attempt.objects.filter(enrolment__resident=person)
    about = {"attempt__enrolment__resident": person}
    return {
        "hand_ins": as_rows(
            mine,
            "assignment__brief__title",
            "number",
            "video",
            "note",
            "state",
            "lateness",
            "submitted_at",
            "receipt_sha256",
        ),
        # Marks and words are the resident's only once they are released.
        "results": as_rows(
            Review.objects.filter(**about, attempt__released_at__isnull=False),
            "attempt__number",
            "marks",
            "comment",
            "decision",
        ),
        "comments": as_rows(
            TimedComment.objects.filter(**about, attempt__released_at__isnull=False),
            "attempt__number",
            "start",
            "end",
            "body",
        ),
    }


def erase(person, tombstone) -> None:
    """Hand-ins and marks stay as numbers; words go, both the person's and those about them. What
    a trainer wrote to others belongs to those: only the name goes."""
    mine = Attempt.objects.filter(enrolment__resident=person)
    TimedComment.objects.filter(attempt__in=mine).delete()
    Review.objects.filter(attempt__in=mine).update(comment="")
    mine.update(note="", receipt_sha256="")
    Review.objects.filter(trainer=person).update(trainer=tombstone)
    TimedComment.objects.filter(author=person).update(author=tombstone)


def videos_of_hand_ins(person):
    return Attempt.objects.filter(video__owner=person).values_list("video", flat=True)


def register_room() -> None:
    register(Room("assessment", rows=rows, erase=erase))
    keep_video_rows.append(videos_of_hand_ins)

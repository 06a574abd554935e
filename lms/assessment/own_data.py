"""What this room holds of a person."""

from lms.people.erasing import holds
from lms.people.own_data import keep_video_rows
from lms.people.personal import Room, Told, as_rows, register

from . import own_scores
from .models import Attempt, Review, TimedComment
from .own_parts import PARTS, WORDS
from .shown import levels_of


def rows(person) -> dict[str, list[dict]]:
    mine = Attempt.objects.filter(enrolment__resident=person)
    # Marks and words are the resident's only once they are released.
    about = {"attempt__enrolment__resident": person, "attempt__released_at__isnull": False}
    brief = "attempt__assignment__brief__title"
    reviews = Review.objects.filter(**about).select_related("attempt__assignment__brief")
    written = Review.objects.filter(trainer=person).order_by("-changed_at", "-pk")
    said = TimedComment.objects.filter(author=person).order_by("-created_at", "-pk")
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
        "results": Told(reviews.order_by("-changed_at", "-pk"), told_result),
        "comments": as_rows(
            TimedComment.objects.filter(**about),
            brief,
            "attempt__number",
            "start",
            "end",
            "body",
        ),
        "reviews_written": as_rows(written, brief, "decision", "comment", "changed_at"),
        "comments_written": as_rows(said, brief, "start", "body", "created_at"),
        **own_scores.rows(person),
    }


def told_result(review) -> dict:
    """A review with the words of its rubric: its keys say nothing outside of this house."""
    levels = levels_of(review.attempt.assignment.rubric, review.marks)
    return {
        "assignment": review.attempt.assignment.brief.title,
        "attempt": review.attempt.number,
        "decision": review.decision,
        "comment": review.comment,
        "marks": [{"criterion": row["criterion"], "level": row["label"]} for row in levels],
    }


def records(person) -> dict[str, list]:
    mine = Attempt.objects.filter(enrolment__resident=person)
    return {"assessment.attempt": list(mine.values_list("pk", flat=True))}


def erase(person, tombstone) -> None:
    """Hand-ins and marks stay as numbers; words go, both the person's and those about them. What
    a trainer wrote to others belongs to those: only the name goes."""
    mine = Attempt.objects.filter(enrolment__resident=person)
    TimedComment.objects.filter(attempt__in=mine).delete()
    Review.objects.filter(attempt__in=mine).update(comment="")
    mine.update(note="", receipt_sha256="")
    Review.objects.filter(trainer=person).update(trainer=tombstone)
    TimedComment.objects.filter(author=person).update(author=tombstone)
    own_scores.erase(person, tombstone)


def videos_of_hand_ins(person):
    return Attempt.objects.filter(video__owner=person).values_list("video", flat=True)


def register_room() -> None:
    register(
        Room(
            "assessment",
            rows=rows,
            erase=erase,
            parts=PARTS | own_scores.PARTS,
            records=records,
            words=WORDS | own_scores.WORDS,
            holds=(
                holds(Review, "trainer"),
                holds(TimedComment, "author"),
                *own_scores.HOLDS,
            ),
        )
    )
    keep_video_rows.append(videos_of_hand_ins)

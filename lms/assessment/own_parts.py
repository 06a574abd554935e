"""The parts of this room, as people read them."""

from django.utils.translation import gettext_lazy as _

from lms.people.personal import Part
from lms.people.reading import choice

from .enums import AttemptState, Decision, Lateness

JUDGE = _("To judge your works and to tell you what to do better.")
WRITTEN = _("Words that you wrote as a trainer belong to the works of others.")

PARTS = {
    "hand_ins": Part(
        _("Works that you handed in"),
        _("To judge them, and to show that they came in time."),
        {
            "assignment__brief__title": _("Assignment"),
            "number": _("Attempt"),
            "state": _("State"),
            "submitted_at": _("Handed in on"),
            "lateness": _("In time"),
            "note": _("Your note"),
            "receipt_sha256": _("Receipt: fingerprint of the file"),
            "video": _("Number of the video"),
        },
        {"state": choice(AttemptState), "lateness": choice(Lateness)},
    ),
    "results": Part(
        _("Results"),
        JUDGE,
        {
            "assignment": _("Assignment"),
            "attempt": _("Attempt"),
            "decision": _("Decision"),
            "comment": _("Comment"),
            "marks": _("Marks"),
            "criterion": _("Criterion"),
            "level": _("Level"),
        },
        {"decision": choice(Decision)},
    ),
    "comments": Part(
        _("Comments on your videos"),
        JUDGE,
        {
            "attempt__assignment__brief__title": _("Assignment"),
            "attempt__number": _("Attempt"),
            "start": _("From second"),
            "end": _("To second"),
            "body": _("Words"),
        },
    ),
    "reviews_written": Part(
        _("Reviews that you wrote as a trainer"),
        WRITTEN,
        {
            "attempt__assignment__brief__title": _("Assignment"),
            "decision": _("Decision"),
            "comment": _("Comment"),
            "changed_at": _("Changed on"),
        },
        {"decision": choice(Decision)},
    ),
    "comments_written": Part(
        _("Comments that you wrote as a trainer"),
        WRITTEN,
        {
            "attempt__assignment__brief__title": _("Assignment"),
            "start": _("From second"),
            "body": _("Words"),
            "created_at": _("Written on"),
        },
    ),
}

WORDS = {
    "assignment.given": _("Assignment given to a class"),
    "attempt.taken": _("Work taken for judging"),
    "attempt.video_attached": _("Video laid into the draft"),
    "attempt.draft": _("Draft"),
    "attempt.taken_back": _("Work taken back with a consent"),
    "attempt.submitted": _("Work handed in, or given back to the queue"),
    "attempt.in_review": _("Work opened for judging"),
    "attempt.reviewed": _("Work judged"),
    "attempt.released": _("Result released"),
    "attempt.needs_revision": _("Better version asked for"),
    "assessment.attempt": _("Work"),
    "assessment.assignment": _("Assignment"),
    "page:desk": _("A trainer's queue"),
    "page:review": _("Your work, to judge it"),
    "page:resemblance": _("Your work, beside another that resembles it"),
    "page:api_queue": _("A trainer's queue, by a program"),
    "page:api_attempt": _("Your work, by a program"),
}

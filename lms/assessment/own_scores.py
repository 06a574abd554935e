"""What the gradebook holds of a person: changed scores and excuses, their own and those that they
gave as a trainer."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lms.people.erasing import holds
from lms.people.personal import Part, as_rows

from .models import ColumnWeight, Excuse, ScoreOverride

BRIEF = "attempt__assignment__brief__title"
TRAINING = _("So that it can be seen later why the total is what it is.")

PARTS = {
    "changed_scores": Part(
        _("Scores that a trainer changed"),
        TRAINING,
        {
            BRIEF: _("Assignment"),
            "attempt__number": _("Attempt"),
            "was": _("Before, in percent"),
            "score": _("After, in percent"),
            "reason": _("Reason"),
            "at": _("When"),
        },
    ),
    "excuses": Part(
        _("Assignments that you need not hand in"),
        TRAINING,
        {
            "assignment__brief__title": _("Assignment"),
            "reason": _("Reason"),
            "given_at": _("From"),
            "ended_at": _("Taken back on"),
        },
    ),
    "scores_you_changed": Part(
        _("Scores that you changed as a trainer"),
        TRAINING,
        {
            BRIEF: _("Assignment"),
            "was": _("Before, in percent"),
            "score": _("After, in percent"),
            "reason": _("Reason"),
            "at": _("When"),
        },
    ),
    "excuses_you_gave": Part(
        _("Excuses that you gave or took back as a trainer"),
        TRAINING,
        {
            "assignment__brief__title": _("Assignment"),
            "reason": _("Reason"),
            "given_at": _("From"),
            "ended_at": _("Taken back on"),
        },
    ),
    "weights_you_set": Part(
        _("Weights that you set as a trainer"),
        TRAINING,
        {
            "cohort__name": _("Class"),
            "weight": _("Weight"),
            "reason": _("Reason"),
            "set_at": _("When"),
        },
    ),
}

WORDS = {
    "gradebook.weighted": _("Weight of an assignment or quiz set"),
    "excuse.given": _("Excused from an assignment"),
    "excuse.ended": _("Excuse taken back"),
    "score.changed": _("Score changed"),
    "score.restored": _("Changed score taken back"),
    "assessment.excuse": _("Excuse"),
    "page:gradebook": _("Gradebook of a class"),
    "page:gradebook_file": _("Gradebook of a class, taken away as a file"),
    "page:gradebook_cell": _("Your score for one assignment"),
    "page:api_gradebook": _("Gradebook of a class, by a program"),
}

HOLDS = (
    holds(ColumnWeight, "set_by"),
    holds(Excuse, "given_by"),
    holds(Excuse, "ended_by"),
    holds(ScoreOverride, "by"),
)


def rows(person) -> dict:
    # As with marks: the resident's only once they are released.
    changed = ScoreOverride.objects.filter(
        attempt__enrolment__resident=person, attempt__released_at__isnull=False
    )
    excused = Excuse.objects.filter(enrolment__resident=person)
    gave = Excuse.objects.filter(Q(given_by=person) | Q(ended_by=person))
    excuse = ("assignment__brief__title", "reason", "given_at", "ended_at")
    change = ("was", "score", "reason", "at")
    return {
        "changed_scores": as_rows(changed.order_by("-pk"), BRIEF, "attempt__number", *change),
        "excuses": as_rows(excused.order_by("-pk"), *excuse),
        "scores_you_changed": as_rows(
            ScoreOverride.objects.filter(by=person).order_by("-pk"), BRIEF, *change
        ),
        "excuses_you_gave": as_rows(gave.order_by("-pk"), *excuse),
        "weights_you_set": as_rows(
            ColumnWeight.objects.filter(set_by=person).order_by("-pk"),
            "cohort__name",
            "weight",
            "reason",
            "set_at",
        ),
    }


def erase(person, tombstone) -> None:
    """Numbers stay; the reasons, which speak of the person, go. What a trainer wrote about others
    belongs to those: only the name goes."""
    ScoreOverride.objects.filter(attempt__enrolment__resident=person).update(reason="")
    Excuse.objects.filter(enrolment__resident=person).update(reason="")
    ScoreOverride.objects.filter(by=person).update(by=tombstone)
    Excuse.objects.filter(given_by=person).update(given_by=tombstone)
    Excuse.objects.filter(ended_by=person).update(ended_by=tombstone)
    ColumnWeight.objects.filter(set_by=person).update(set_by=tombstone)

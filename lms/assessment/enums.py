"""States of an attempt, their groups and their legal moves."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AttemptState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Handed in")
    IN_REVIEW = "in_review", _("Being reviewed")
    REVIEWED = "reviewed", _("Reviewed, not yet released")
    RELEASED = "released", _("Released")
    NEEDS_REVISION = "needs_revision", _("Needs revision")


class Lateness(models.TextChoices):
    ON_TIME = "on_time", _("On time")
    LATE = "late", _("Late")


class Decision(models.TextChoices):
    PASS = "pass", _("Passed")
    REVISE = "revise", _("Please revise and hand in again")


A = AttemptState
HANDED_IN = (A.SUBMITTED, A.IN_REVIEW, A.REVIEWED, A.RELEASED, A.NEEDS_REVISION)
WAITS_FOR_A_TRAINER = (A.SUBMITTED, A.IN_REVIEW, A.REVIEWED)
# Only in these does the resident see marks and comments.
OPEN_TO_RESIDENT = (A.RELEASED, A.NEEDS_REVISION)

MOVES = {
    A.DRAFT: {A.SUBMITTED},
    A.SUBMITTED: {A.IN_REVIEW},
    A.IN_REVIEW: {A.SUBMITTED, A.REVIEWED},
    A.REVIEWED: {A.IN_REVIEW, A.RELEASED, A.NEEDS_REVISION},
    A.RELEASED: set(),
    A.NEEDS_REVISION: set(),
}

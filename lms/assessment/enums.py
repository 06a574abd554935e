"""States of an attempt, their groups and their legal moves."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class AttemptState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Handed in")
    IN_REVIEW = "in_review", _("Being reviewed")
    REVIEWED = "reviewed", _("Reviewed, not yet released")
    RELEASED = "released", _("Released")
    NEEDS_REVISION = "needs_revision", _("Needs revision")
    # The consent was taken back before anybody had judged it: no trainer sees it any more.
    TAKEN_BACK = "taken_back", pgettext_lazy("work", "Taken back")


class Lateness(models.TextChoices):
    ON_TIME = "on_time", _("On time")
    LATE = "late", _("Late")


class Decision(models.TextChoices):
    PASS = "pass", _("Passed")
    REVISE = "revise", _("Please revise and hand in again")


A = AttemptState
SEEN_BY_TRAINERS = (A.SUBMITTED, A.IN_REVIEW, A.REVIEWED, A.RELEASED, A.NEEDS_REVISION)
# What was taken back stays what it was: counted, with its receipt, and its video used up.
HANDED_IN = (*SEEN_BY_TRAINERS, A.TAKEN_BACK)
NOT_JUDGED_YET = (A.SUBMITTED, A.IN_REVIEW)
WAITS_FOR_A_TRAINER = (A.SUBMITTED, A.IN_REVIEW, A.REVIEWED)
# Only in these does the resident see marks and comments.
OPEN_TO_RESIDENT = (A.RELEASED, A.NEEDS_REVISION)

MOVES = {
    A.DRAFT: {A.SUBMITTED},
    A.SUBMITTED: {A.IN_REVIEW, A.TAKEN_BACK},
    A.IN_REVIEW: {A.SUBMITTED, A.REVIEWED, A.TAKEN_BACK},
    A.REVIEWED: {A.IN_REVIEW, A.RELEASED, A.NEEDS_REVISION},
    A.RELEASED: set(),
    A.NEEDS_REVISION: set(),
    A.TAKEN_BACK: {A.SUBMITTED},
}

"""Who ended a place, and why, in words: read from the record, never stored a second time."""

from django.db.models import CharField, OuterRef, QuerySet, Subquery
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lms.people.models import TrailEntry

from .enums import EnrolmentState
from .models import Enrolment

# What the trail says of a place that its holder did not give back for the class's sake.
CONSENT = "the consent was taken back"
ERASED = "the account was erased"
CHANGED = "changed to another class"
WAITS_ELSEWHERE = "waits elsewhere"
NOT_ANSWERED = "the offer was not answered in time"

WORDS = {
    CONSENT: _("Given back with the consent"),
    ERASED: _("Given back when the account was erased"),
    CHANGED: _("Changed to another class"),
    WAITS_ELSEWHERE: _("Changed to another class"),
    NOT_ANSWERED: _("The offer was not answered in time"),
}


def with_leaving(enrolments: QuerySet) -> QuerySet:
    """The same enrolments, each with `left_by` (the number of who ended it) and `left_why`."""
    ended = TrailEntry.objects.filter(
        subject_type="enrolment.enrolment",
        subject_id=Cast(OuterRef("pk"), CharField(max_length=40)),
        verb=f"enrolment.{EnrolmentState.WITHDRAWN}",
    ).order_by("-pk")
    return enrolments.annotate(
        left_by=Subquery(ended.values("actor_number")[:1]),
        left_why=Subquery(ended.values(why=KeyTextTransform("reason", "detail"))[:1]),
    )


def state_in_words(enrolment) -> str:
    """The state; of a place that was given up, who ended it. One query where `enrolment` does not
    come from `with_leaving`."""
    if enrolment.state != EnrolmentState.WITHDRAWN:
        return enrolment.get_state_display()
    if not hasattr(enrolment, "left_by"):
        enrolment = with_leaving(Enrolment.objects.filter(pk=enrolment.pk)).get()
    return leaving_in_words(
        by=enrolment.left_by, why=enrolment.left_why, resident=enrolment.resident_id
    )


def leaving_in_words(*, by: int | None, why: str | None, resident: int) -> str:
    """`by` and `resident` are numbers of accounts. What no record explains is told neutrally."""
    if why in WORDS:
        return str(WORDS[why])
    if by is None:
        return str(EnrolmentState.WITHDRAWN.label)
    return gettext("Withdrew") if by == resident else gettext("Taken back by the office")

"""Who hears of an attempt, and the page that the notice leads to."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from lms.notices.tell import tell, tell_all

from .enums import AttemptState
from .models import Attempt

TOLD_TO_THE_RESIDENT = {
    AttemptState.RELEASED: "released",
    AttemptState.NEEDS_REVISION: "needs_revision",
}


def tell_trainers(attempt):
    """Every trainer of the class: whoever is free takes it."""
    # Notices lead to the page in the reader's language, whichever the path was made in.
    with override(settings.LANGUAGE_CODE):
        path = reverse("assessment:review", args=[attempt.public_id])
    tell_all(
        recipients=attempt.assignment.cohort.trainers.all(),
        code="handed_in",
        path=path,
        about=attempt,
        assignment=attempt.assignment.brief.title,
        resident=attempt.enrolment.resident.name,
    )


def tell_resident(attempt):
    """The result is open: passed, or asked to revise."""
    _tell_about_own(attempt, code=TOLD_TO_THE_RESIDENT[attempt.state], about=attempt)


def tell_of_changed_score(attempt):
    """A result that is open already has another score now; the page says why."""
    _tell_about_own(attempt, code="score_changed", about=attempt)


def tell_that_the_check_is_done(*, video, **signal):
    """A resident who closed the page meanwhile hears of it (`media_tools.signals`)."""
    drafts = Attempt.objects.filter(video=video, state=AttemptState.DRAFT)
    for draft in drafts.select_related("assignment__brief", "enrolment__resident"):
        _tell_about_own(draft, code="video_ready", about=video)


def _tell_about_own(attempt, *, code, about):
    resident = attempt.enrolment.resident
    with override(resident.language):
        path = reverse("assessment:assignment", args=[attempt.assignment_id])
    tell(
        recipient=resident,
        code=code,
        path=path,
        about=about,
        assignment=attempt.assignment.brief.title,
    )

"""Who hears of an attempt, and the page that the notice leads to."""

from django.urls import reverse
from django.utils.translation import override

from lms.notices.tell import tell

from .enums import AttemptState
from .models import Attempt

TOLD_TO_THE_RESIDENT = {
    AttemptState.RELEASED: "released",
    AttemptState.NEEDS_REVISION: "needs_revision",
}


def tell_trainers(attempt):
    """Every trainer of the class: whoever is free takes it."""
    for trainer in attempt.assignment.cohort.trainers.all():
        with override(trainer.language):
            path = reverse("assessment:review", args=[attempt.public_id])
        tell(
            recipient=trainer,
            code="handed_in",
            path=path,
            assignment=attempt.assignment.brief.title,
            resident=attempt.enrolment.resident.name,
        )


def tell_resident(attempt):
    """The result is open: passed, or asked to revise."""
    _tell_about_own(attempt, code=TOLD_TO_THE_RESIDENT[attempt.state])


def tell_that_the_check_is_done(*, video, **signal):
    """A resident who closed the page meanwhile hears of it (`media_tools.signals`)."""
    drafts = Attempt.objects.filter(video=video, state=AttemptState.DRAFT)
    for draft in drafts.select_related("assignment__brief", "enrolment__resident"):
        _tell_about_own(draft, code="video_ready")


def _tell_about_own(attempt, *, code):
    resident = attempt.enrolment.resident
    with override(resident.language):
        path = reverse("assessment:assignment", args=[attempt.assignment_id])
    tell(recipient=resident, code=code, path=path, assignment=attempt.assignment.brief.title)

"""What assessment knows of a resident's next step (`lms.learning.next_steps`)."""

from collections import defaultdict

from django.urls import reverse
from django.utils.translation import gettext as _

from courses.languages import in_language_many
from lms.enrolment.enums import EnrolmentState
from lms.learning.next_steps import Step, Urgency
from lms.people.data_requests import is_paused
from media_tools.enums import VideoState

from .enums import WAITS_FOR_A_TRAINER, AttemptState
from .models import Assignment, Attempt


def fetch(enrolments) -> dict:
    """{"works": {enrolment id: [(assignment, title, last attempt or None), ...]}, the next due
    first; "resting": whether the data of their person rests}. All are of one person."""
    cohorts = {enrolment.cohort_id for enrolment in enrolments}
    assignments = list(
        Assignment.objects.filter(cohort__in=cohorts).select_related("brief").defer("rubric")
    )
    briefs = in_language_many([assignment.brief for assignment in assignments])
    last = {}
    for attempt in (
        Attempt.objects.filter(enrolment__in=enrolments).select_related("video").order_by("number")
    ):
        last[attempt.enrolment_id, attempt.assignment_id] = attempt
    by_cohort = defaultdict(list)
    for assignment, brief in zip(assignments, briefs, strict=True):
        by_cohort[assignment.cohort_id].append((assignment, brief.title))
    works = {
        enrolment.pk: [
            (assignment, title, last.get((enrolment.pk, assignment.pk)))
            for assignment, title in by_cohort[enrolment.cohort_id]
        ]
        for enrolment in enrolments
    }
    return {"works": works, "resting": is_paused(enrolments[0].resident_id)}


def step_of(enrolment, fetched) -> Step | None:
    """The most urgent step of the class's assignments."""
    is_over = enrolment.state == EnrolmentState.NOT_PASSED
    steps = [
        step
        for assignment, title, last in fetched["works"][enrolment.pk]
        if (step := _step(assignment, title, last, is_over=is_over, is_resting=fetched["resting"]))
        is not None
    ]
    return min(steps, key=lambda step: step.urgency, default=None)


def _step(assignment, title, last, *, is_over, is_resting) -> Step | None:
    url = reverse("assessment:assignment", args=[assignment.pk])
    if last is not None and last.state == AttemptState.RELEASED:
        said = _("See your trainer's words and the levels you reached.")
        return Step(
            Urgency.WAIT,
            _("You passed: %(title)s") % {"title": title},
            said,
            url,
            _("See my result"),
        )
    waits = last is not None and last.state in WAITS_FOR_A_TRAINER
    if is_over and not waits:
        return None
    if is_resting:
        return Step(
            Urgency.WAIT,
            _("Your data rests, so this waits: %(title)s") % {"title": title},
            _("You asked for it. Take that request back on the page My data, then go on."),
            reverse("people:own_data"),
            _("To the page My data"),
        )
    if waits:
        return Step(
            Urgency.WAIT,
            _("Your trainer is looking at: %(title)s") % {"title": title},
            _("We tell you as soon as the result is there."),
            url,
            _("See what I handed in"),
        )
    if last is not None and last.state == AttemptState.TAKEN_BACK:
        return Step(
            Urgency.ANSWER,
            _("Taken back: %(title)s") % {"title": title},
            _("No trainer sees it. With your consent given again, hand it in as it is."),
            url,
            _("See it and hand in"),
        )
    # A result is there to be read, and its revision to be made.
    urgency = Urgency.ANSWER if last is not None and last.number > 1 else Urgency.HAND_IN
    if last is None or (last.state == AttemptState.DRAFT and last.video is None):
        return Step(
            urgency,
            _("Make your video: %(title)s") % {"title": title},
            _("Send it when it is done; you learn at once what can be better."),
            url,
            _("Send my video"),
        )
    if last.state == AttemptState.NEEDS_REVISION:
        return Step(
            Urgency.ANSWER,
            _("Your trainer answered: %(title)s") % {"title": title},
            _("Read what to change, then send a new version."),
            url,
            _("Read the answer"),
        )
    if last.video.state in (VideoState.RECEIVING, VideoState.RECEIVED, VideoState.CHECKING):
        return Step(
            Urgency.WAIT,
            _("Your video is being checked: %(title)s") % {"title": title},
            _("We tell you when it is done."),
            url,
            _("See how far it is"),
        )
    if last.video.state == VideoState.READY:
        return Step(
            Urgency.ANSWER,
            _("Your video is checked: %(title)s") % {"title": title},
            _("See what the check says, then hand it in."),
            url,
            _("See it and hand in"),
        )
    return Step(
        Urgency.ANSWER,
        _("This video cannot be used: %(title)s") % {"title": title},
        _("Choose another one; the page tells you why."),
        url,
        _("Choose another video"),
    )

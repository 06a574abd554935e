"""The trainer's desk: the queue, the next one, and what is released together."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from lms.enrolment.meeting_doors import todays_meetings
from lms.enrolment.models import Cohort
from lms.enrolment.shown import describe_meeting
from lms.people.access import TRAINER, access
from lms.people.trail import saw_list

from ..leases import take_next
from ..queue import asked_by, attempts_asked, context_of
from ..release import release_all


@access(TRAINER)
@require_GET
def desk(request):
    context = context_of(trainer=request.user, parameters=request.GET)
    saw_list(
        actor=request.user,
        people=[each.enrolment.resident_id for each in context["page"]],
        page="desk",
    )
    context["today"] = todays_meetings(request.user)
    for meeting in context["today"]:
        meeting.described = describe_meeting(meeting, meeting.cohort)
    return render(request, "pages/assessment/desk.html", context)


@access(TRAINER)
@require_GET
def next_one(request):
    """Open the oldest that is free, in the class that was chosen. Like every opening it takes a
    lease that ends by itself."""
    return open_next(request, parameters=request.GET)


@access(TRAINER)
@require_POST
def release_reviewed(request):
    """Open every finished review of a class, or of all classes, to its residents."""
    released = release_all(
        attempts=chosen_attempts(request.user, request.POST), actor=request.user
    )
    messages.success(
        request,
        ngettext("%(count)s result released.", "%(count)s results released.", len(released))
        % {"count": len(released)},
    )
    return redirect("assessment:desk")


def open_next(request, *, parameters):
    attempts = chosen_attempts(request.user, parameters)
    attempt = take_next(attempts=attempts, trainer=request.user)
    if attempt is None:
        messages.success(request, _("Nothing is waiting for you. Well done."))
        return redirect("assessment:desk")
    return redirect("assessment:review", attempt.public_id)


def chosen_attempts(trainer, parameters):
    cohorts = Cohort.objects.taught_by(trainer)
    return attempts_asked(asked_by(cohorts, parameters), trainer)

"""The trainer's page in front of the class: the code that turns, and ticks by hand."""

from datetime import UTC, datetime

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from lms.people.access import ADMINISTRATOR, OFFICER, TRAINER, access
from lms.people.trail import saw_list

from .. import attendance
from ..enums import TakeBackReason
from ..meeting_doors import meetings_run_by
from ..models import Attendance, Enrolment
from ..phases import moment
from ..roll_call import as_data, screen_of
from ..shown import describe_meeting


@access(TRAINER, OFFICER, ADMINISTRATOR)
@never_cache
@require_safe
def roll_call(request, pk):
    meeting = get_object_or_404(meetings_run_by(request.user), pk=pk)
    screen = shown(request, meeting)
    # Once for the page that was opened; what its script asks for every few seconds is the same.
    saw_list(
        actor=request.user,
        subject=meeting,
        people=[each.resident_id for each in screen.people],
        page="roll_call",
    )
    context = {
        "meeting": meeting,
        "cohort": meeting.cohort,
        "described": describe_meeting(meeting, meeting.cohort),
        "screen": screen,
        "opens": moment(attendance.opens_at(meeting)),
        "closes": moment(attendance.closes_at(meeting)),
        "typed_at": f"{request.get_host()}{reverse('enrolment:enter_code')}",
        "reasons": TakeBackReason.choices,
    }
    return render(request, "pages/enrolment/roll_call.html", context)


@access(TRAINER, OFFICER, ADMINISTRATOR)
@never_cache
@require_safe
def now(request, pk):
    """What the page's script asks for every few seconds."""
    meeting = get_object_or_404(meetings_run_by(request.user), pk=pk)
    return JsonResponse(as_data(shown(request, meeting)))


@access(TRAINER, OFFICER, ADMINISTRATOR)
@require_POST
def tick(request, pk, enrolment):
    """Mark by hand. A page whose line was down sends its ticks later, and maybe twice."""
    meeting = get_object_or_404(meetings_run_by(request.user), pk=pk)
    seat = get_object_or_404(Enrolment, pk=enrolment, cohort=meeting.cohort_id)
    try:
        attendance.tick(
            meeting=meeting,
            enrolment=seat,
            actor=request.user,
            ticked_at=time_of(request.POST.get("ticked_at", "")),
        )
    except attendance.PresenceRefused as refusal:
        if wants_data(request):
            return JsonResponse({"refused": str(refusal)}, status=409)
        messages.error(request, str(refusal))
    return answer(request, meeting)


@access(TRAINER, OFFICER, ADMINISTRATOR)
@require_POST
def untick(request, pk, enrolment):
    """Take back, with a reason of the list; without one it was a slip of the hand."""
    meeting = get_object_or_404(meetings_run_by(request.user), pk=pk)
    row = get_object_or_404(Attendance, meeting=meeting, enrolment=enrolment)
    reason = request.POST.get("reason")
    attendance.take_back(
        attendance=row,
        actor=request.user,
        reason=reason if reason in TakeBackReason.values else TakeBackReason.MISTAKE,
    )
    if not wants_data(request):
        messages.success(request, _("Taken back. The record keeps that, and who did it."))
    return answer(request, meeting)


def answer(request, meeting):
    if wants_data(request):
        return JsonResponse(as_data(shown(request, meeting)))
    return redirect("enrolment:roll_call", meeting.pk)


def shown(request, meeting):
    return screen_of(meeting, build_absolute_uri=request.build_absolute_uri)


def wants_data(request) -> bool:
    return request.headers.get("Accept") == "application/json"


def time_of(seconds: str):
    """A time of a browser, in seconds since 1970; None where it is none."""
    try:
        return datetime.fromtimestamp(int(seconds), tz=UTC)
    except (ValueError, OverflowError, OSError):
        return None

"""A resident says "I am here": by opening the scanned code, or by typing the digits."""

from django.contrib.auth.views import redirect_to_login
from django.shortcuts import get_object_or_404, redirect, render, resolve_url
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from lms.people.access import ANYONE, RESIDENT, access

from .. import scanned
from ..attendance import PresenceRefused, check_in, check_time, enrolment_for
from ..enums import PresenceMethod
from ..forms_attendance import CodeForm
from ..models import Attendance, Meeting
from ..presence_codes import ExpiredToken, UnknownToken
from ..shown import describe_meeting
from ..typed_codes import TooManyGuesses, check_in_by_code, meetings_of, open_meetings


@access(ANYONE)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def scan(request, token):
    """What the QR code opens. Seeing it changes nothing; the one button does."""
    try:
        shown = scanned.read(request, token)
    except (ExpiredToken, UnknownToken):
        return refused(request, _("This code has expired. Scan the one that is shown now."), 410)
    meeting = get_object_or_404(Meeting.objects.select_related("cohort"), pk=shown.meeting_id)
    if request.method == "GET":
        scanned.keep(request, shown)
    if not request.user.is_authenticated:
        return redirect_to_login(request.path, resolve_url("people:sign_in"))
    if own_attendance(request.user).filter(meeting=meeting).exists():
        return redirect("enrolment:present", meeting.pk)
    try:
        if request.method == "POST":
            check_in(
                meeting=meeting,
                resident=request.user,
                method=PresenceMethod.QR,
                step=shown.step,
            )
            return redirect("enrolment:present", meeting.pk)
        check_time(meeting)
        enrolment_for(meeting, request.user)
    except PresenceRefused as refusal:
        return refused(request, str(refusal), 409, meeting=meeting)
    return render(request, "pages/enrolment/scan.html", about(meeting))


@access(RESIDENT)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def enter_code(request):
    """For phones that cannot scan."""
    form = CodeForm(request.POST if request.method == "POST" else None)
    status = 200
    if form.is_bound and form.is_valid():
        try:
            row = check_in_by_code(resident=request.user, typed=form.cleaned_data["code"])
        except PresenceRefused as refusal:
            form.add_error("code", str(refusal))
            status = 429 if isinstance(refusal, TooManyGuesses) else 422
        else:
            return redirect("enrolment:present", row.meeting_id)
    open_now = [about(each) for each in open_meetings(meetings_of(request.user))]
    rows = own_attendance(request.user).filter(meeting__in=[one["meeting"] for one in open_now])
    recorded = {row.meeting_id: row for row in rows}
    for one in open_now:
        one["recorded"] = recorded.get(one["meeting"].pk)
    context = {
        "form": form,
        "open_now": open_now,
        # Who is down as present everywhere need type nothing.
        "is_done": bool(open_now) and len(recorded) == len(open_now),
    }
    return render(request, "pages/enrolment/enter_code.html", context, status=status)


@access(RESIDENT)
@never_cache
@require_safe
def receipt(request, pk):
    """You are down as present, at this meeting."""
    row = get_object_or_404(
        own_attendance(request.user).select_related("meeting__cohort"), meeting=pk
    )
    return render(request, "pages/enrolment/present.html", {"row": row, **about(row.meeting)})


def own_attendance(person):
    return Attendance.objects.standing().filter(enrolment__resident=person)


def about(meeting) -> dict:
    return {
        "meeting": meeting,
        "cohort": meeting.cohort,
        "described": describe_meeting(meeting, meeting.cohort),
    }


def refused(request, reason, status, *, meeting=None):
    context = {"reason": reason, **(about(meeting) if meeting else {})}
    return render(request, "pages/enrolment/not_present.html", context, status=status)

"""The applications of a class, for the office: read them, choose, draw lots, take a seat back."""

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lms.people.access import ADMINISTRATOR, OFFICER, access
from lms.people.identity_numbers import masked_nik
from lms.people.models import TrailEntry
from lms.people.trail import saw, saw_list

from ..applications import applications, listed, numbers
from ..asked_nik import may_reveal_nik
from ..enrol import SeatRefused, can_withdraw, withdraw
from ..enums import LEARNING, EnrolmentState, NikReason, Selection
from ..forms import ReasonForm, RevealForm
from ..lottery import TooEarly, draw
from ..models import Cohort, Enrolment
from ..moves import IllegalMove
from ..queries import other_places
from ..selection import NoSeatLeft, OwnApplication, conclude, reject, select
from ..shown import show, when
from ..transfer import classes_to_change_to, transfer

ROWS_A_PAGE = 50
UNDECIDED = (EnrolmentState.APPLIED, EnrolmentState.VERIFIED, EnrolmentState.WAITLISTED)


@access(OFFICER, ADMINISTRATOR)
@require_GET
def cohorts(request):
    page = Paginator(Cohort.objects.all(), ROWS_A_PAGE).get_page(request.GET.get("page"))
    return render(
        request, "pages/enrolment/office/cohorts.html", {"page": page, "classes": show(page)}
    )


@access(OFFICER, ADMINISTRATOR)
@never_cache
@require_GET
def applicants(request, slug):
    cohort = get_object_or_404(Cohort, slug=slug)
    asked = {name: request.GET.get(name, "") for name in ("state", "group", "name")}
    page = Paginator(applications(cohort, **asked), ROWS_A_PAGE).get_page(request.GET.get("page"))
    counted = numbers(cohort)
    (shown,) = show([cohort])
    closed = timezone.now() >= cohort.applications_close_at
    saw_list(
        actor=request.user,
        subject=cohort,
        people=[each.resident_id for each in page.object_list],
        page="applicants",
        leaf=page.number,
    )
    context = {
        "cohort": cohort,
        "shown": shown,
        "trail": [{"label": _("Classes and applications"), "href": reverse("enrolment:cohorts")}],
        "asked": asked,
        "page": page,
        "listed": listed(page),
        "states": [
            (state, EnrolmentState(state).label, number) for state, number in counted.items()
        ],
        "groups": cohort.seat_groups.select_related("region"),
        "is_lottery": cohort.selection == Selection.LOTTERY,
        "may_decide": closed and not cohort.seats_in_order,
        "unsettled": counted.get(EnrolmentState.APPLIED, 0) if cohort.selected_at else 0,
        "undecided": counted.get(EnrolmentState.APPLIED, 0),
    }
    return render(request, "pages/enrolment/office/applicants.html", context)


@access(OFFICER, ADMINISTRATOR)
@require_POST
def decide_all(request, slug):
    """Draw the lots, or say that the choice is made. Pressing twice is pressing once."""
    cohort = get_object_or_404(Cohort, slug=slug)
    act = draw if cohort.selection == Selection.LOTTERY else conclude
    if cohort.selection == Selection.ORDER:
        raise BadRequest("seats are given in order")
    try:
        act(cohort=cohort, actor=request.user)
    except TooEarly:
        messages.error(request, _("Applications are still open. Close them first, or wait."))
    else:
        messages.success(request, _("Done. Everybody is told in the next minutes."))
    return redirect("enrolment:applicants", slug)


@access(OFFICER, ADMINISTRATOR)
@never_cache
@require_http_methods(["GET", "POST"])
def application(request, slug, pk):
    """One application with its history, and what the office may decide about it."""
    found = find_application(slug, pk)
    if request.method == "GET":
        saw(actor=request.user, subject=found, page="application")
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        why = decide(request, found, form.cleaned_data["reason"])
        if why is None:
            messages.success(request, _("Your decision is kept, and the applicant is told."))
            return redirect("enrolment:application", slug, pk)
        form.add_error(None, why)
    return application_page(request, found, form=form)


def find_application(slug, pk) -> Enrolment:
    return get_object_or_404(
        Enrolment.objects.select_related("cohort", "group__region", "resident__kelurahan__parent"),
        pk=pk,
        cohort__slug=slug,
    )


def application_page(request, found, *, form=None, reveal_form=None, **shown):
    """`shown`: the whole NIK, where it was asked for just now."""
    slug, pk = found.cohort.slug, found.pk
    history = TrailEntry.objects.filter(subject_type="enrolment.enrolment", subject_id=str(pk))
    chosen_by_office = found.cohort.selection == Selection.OFFICER
    context = {
        "found": found,
        "cohort": found.cohort,
        "trail": [
            {"label": _("Classes and applications"), "href": reverse("enrolment:cohorts")},
            {
                "label": found.cohort.name,
                "href": reverse("enrolment:applicants", args=[slug]),
            },
        ],
        "age": found.resident.age_on(found.cohort.starts_on),
        "others": list(other_places(found)),
        "form": form or ReasonForm(),
        "nik": masked_nik(found.resident) if found.cohort.asks_nik else None,
        "may_reveal": may_reveal_nik(request.user, found),
        "reveal_form": reveal_form or RevealForm(),
        **shown,
        "may_select": chosen_by_office and found.state in UNDECIDED,
        "may_withdraw": can_withdraw(found),
        "classes": [
            {"cohort": each, "left": left, "when": when(each)}
            for each, left in (classes_to_change_to(found) if found.state in LEARNING else ())
        ],
        "history": [told(entry) for entry in history.select_related("actor").order_by("pk")],
    }
    return render(request, "pages/enrolment/office/application.html", context)


def decide(request, found, reason) -> str | None:
    """Do what the button says; a sentence where it cannot be done."""
    act = {"enrolment": found, "actor": request.user, "reason": reason}
    button = request.POST.get("act", "")
    try:
        if button == "select":
            select(**act)
        elif button == "reject":
            reject(**act)
        elif button == "withdraw":
            withdraw(**act)
        elif button.startswith("transfer:"):
            if found.resident_id == request.user.pk:
                raise OwnApplication
            to = get_object_or_404(Cohort, slug=button.removeprefix("transfer:"))
            transfer(**act, to=to)
        else:
            raise BadRequest("act")
    except NoSeatLeft:
        return _("Every seat of this group is taken or kept for somebody.")
    except OwnApplication:
        return _("Nobody decides about their own application: ask a colleague.")
    except SeatRefused as refused:
        return str(refused)
    except IllegalMove:
        return _("This cannot follow the state that the application is in now.")
    return None


def told(entry) -> dict:
    """One line of the history: when, what, who, why."""
    state, why = entry.verb.removeprefix("enrolment."), entry.detail.get("reason", "")
    if entry.verb == "seen":
        state = _("Read")
        if entry.detail.get("what") == "nik":
            state, why = _("NIK looked at"), NikReason(entry.detail["why"]).label
    return {
        "at": entry.at,
        "what": EnrolmentState(state).label if state in EnrolmentState.values else state,
        "who": entry.actor.name if entry.actor else _("the platform"),
        "why": why,
    }

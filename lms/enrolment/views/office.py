"""The classes as the office works with them: their applications, and deciding about all."""

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from lms.people.access import ADMINISTRATOR, OFFICER, access
from lms.people.trail import saw_list

from ..applications import applications, listed, numbers
from ..enums import EnrolmentState, Selection
from ..lottery import TooEarly, draw
from ..models import Cohort
from ..selection import conclude
from ..shown import show

ROWS_A_PAGE = 50


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
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def decide_all(request, slug):
    """Ask once more, then draw the lots, or say that the choice is made. Pressing twice is
    pressing once."""
    cohort = get_object_or_404(Cohort, slug=slug)
    if cohort.selection == Selection.ORDER:
        raise BadRequest("seats are given in order")
    if cohort.selected_at is not None:
        messages.info(request, _("Nothing was done: this was decided already."))
        return redirect("enrolment:applicants", slug)
    if timezone.now() < cohort.applications_close_at:
        messages.error(request, _("Applications are still open. Close them first, or wait."))
        return redirect("enrolment:applicants", slug)
    if request.method != "POST":
        return render(request, "pages/enrolment/office/decide_all.html", asking_about(cohort))
    try:
        (draw if cohort.selection == Selection.LOTTERY else conclude)(
            cohort=cohort, actor=request.user
        )
    except TooEarly:
        messages.error(request, _("Applications are still open. Close them first, or wait."))
    else:
        messages.success(
            request, _("It is decided. The results are being written, and everybody is told.")
        )
    return redirect("enrolment:applicants", slug)


def asking_about(cohort) -> dict:
    (shown,) = show([cohort])
    return {
        "cohort": cohort,
        "shown": shown,
        "is_lottery": cohort.selection == Selection.LOTTERY,
        "undecided": numbers(cohort).get(EnrolmentState.APPLIED, 0),
        "trail": trail_to(cohort),
    }


def trail_to(cohort) -> list[dict]:
    """The way to what lies below the page of a class."""
    return [
        {"label": _("Classes and applications"), "href": reverse("enrolment:cohorts")},
        {"label": cohort.name, "href": reverse("enrolment:applicants", args=[cohort.slug])},
    ]

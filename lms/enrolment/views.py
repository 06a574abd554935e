"""The pages of one class: see it, join it, leave it."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from courses.languages import in_language
from lms.people.access import ANYONE, RESIDENT, access

from .class_page import meetings_shown, photos_shown
from .enrol import SeatRefused, apply_for_seat, can_withdraw
from .enrol import withdraw as give_back
from .enums import EnrolmentState, SeatKind
from .forms import JoinForm
from .models import Cohort, Enrolment
from .queries import waiting_positions
from .shown import show


@access(ANYONE)
@require_GET
def cohort(request, slug):
    return cohort_page(request, find_cohort(slug))


@access(ANYONE)
@require_POST
def apply(request, slug):
    """Join. A stranger registers first and comes back to the form with their group chosen."""
    found = find_cohort(slug)
    if not request.user.is_authenticated:
        return redirect(
            f"{reverse('people:register')}?{way_back(found, request.POST.get('kind'))}"
        )
    (shown,) = show([found])
    form = JoinForm(request.POST, seats=shown.seats)
    if not form.is_valid():
        return cohort_page(request, found, form=form)
    try:
        apply_for_seat(cohort=found, resident=request.user, kind=form.cleaned_data["kind"])
    except SeatRefused as refused:
        messages.error(request, str(refused))
    return redirect("enrolment:cohort", slug)


@access(RESIDENT)
@require_http_methods(["GET", "POST"])
def withdraw(request, slug):
    """Ask once more, then give the seat back. Asking twice is withdrawing once."""
    enrolment = get_object_or_404(
        Enrolment.objects.of(request.user).select_related("cohort"), cohort__slug=slug
    )
    if enrolment.state == EnrolmentState.WITHDRAWN:
        return redirect("enrolment:cohort", slug)
    if not can_withdraw(enrolment):
        raise Http404
    if request.method == "GET":
        return render(request, "pages/enrolment/withdraw.html", {"enrolment": enrolment})
    give_back(enrolment=enrolment, actor=request.user)
    messages.success(request, _("You have left %(cohort)s.") % {"cohort": enrolment.cohort.name})
    return redirect("enrolment:cohort", slug)


def find_cohort(slug):
    return get_object_or_404(Cohort.objects.select_related("course"), slug=slug)


def cohort_page(request, found, *, form=None):
    (shown,) = show([found], user=request.user)
    form = form or JoinForm(seats=shown.seats, initial={"kind": request.GET.get("kelompok", "")})
    way = way_back(found)
    context = {
        "shown": shown,
        "cohort": found,
        "course": in_language(found.course),
        "form": form,
        "meetings": meetings_shown(found, user=request.user, mine=shown.mine),
        "photos": photos_shown(found, user=request.user),
        "trainers": list(found.trainers.order_by("name")),
        "position": waiting_positions([shown.mine]).get(shown.mine.pk) if shown.mine else None,
        "may_withdraw": shown.mine is not None and can_withdraw(shown.mine),
        "register_url": f"{reverse('people:register')}?{way}",
        "sign_in_url": f"{reverse('people:sign_in')}?{way}",
    }
    return render(request, "pages/enrolment/cohort.html", context)


def way_back(found, kind=None) -> str:
    """The query that brings somebody back to this class's form after registering."""
    path = reverse("enrolment:cohort", args=[found.slug])
    chosen = f"?{urlencode({'kelompok': kind})}" if kind in SeatKind.values else ""
    return urlencode({"next": f"{path}{chosen}#ikut"})

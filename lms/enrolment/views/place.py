"""One's own place in a class: taking an offer, changing to another class, leaving."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from lms.people.access import RESIDENT, access
from lms.people.identity_numbers import has_nik
from lms.people.nik import NikRefused
from lms.people.nik_form import NikForm
from lms.people.retention import days_of

from ..asked_nik import RULE, giving_nik, kept_until
from ..enrol import SeatRefused, accept_offer, can_withdraw
from ..enrol import withdraw as give_back
from ..enums import LEARNING, EnrolmentState
from ..models import Cohort, Enrolment
from ..phases import day
from ..shown import when
from ..transfer import classes_to_change_to, transfer


def place_of(request, slug) -> Enrolment:
    """The caller's own; absent for everybody else."""
    mine = Enrolment.objects.of(request.user).select_related("cohort", "group__region", "resident")
    return get_object_or_404(mine, cohort__slug=slug)


@access(RESIDENT)
@require_POST
def accept(request, slug):
    """Take the seat that is kept. Taking it twice is once."""
    enrolment = place_of(request, slug)
    try:
        accept_offer(enrolment=enrolment, actor=request.user)
    except SeatRefused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("The seat is yours. We look forward to you."))
    return redirect("enrolment:cohort", slug)


@access(RESIDENT)
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def change(request, slug):
    """Change to another class of the course that has a free seat of the same group."""
    enrolment = place_of(request, slug)
    if enrolment.state not in LEARNING:
        raise Http404
    choices = classes_to_change_to(enrolment)
    if request.method == "POST":
        to = get_object_or_404(Cohort, slug=request.POST.get("to", ""))
        form = nik_form(request.user, to, sent=request.POST)
        if form and not form.is_valid():
            return change_page(request, enrolment, choices, sent=form, to=to)
        try:
            with giving_nik(
                cohort=to,
                person=request.user,
                typed=form.cleaned_data["nik"] if form else "",
                confirmed=True,
            ):
                transfer(enrolment=enrolment, to=to, actor=request.user)
        except NikRefused as refused:
            form.add_error("nik", str(refused))
            return change_page(request, enrolment, choices, sent=form, to=to)
        except SeatRefused as refused:
            messages.error(request, str(refused))
            return redirect("enrolment:change", slug)
        messages.success(request, _("You changed to %(to)s.") % {"to": to.name})
        return redirect("enrolment:cohort", to.slug)
    return change_page(request, enrolment, choices)


def change_page(request, enrolment, choices, *, sent=None, to=None):
    """The classes to change to; the form that was `sent` for the class `to` stands as it was."""
    has_one, days = has_nik(request.user), days_of(RULE)
    classes = [
        {
            "cohort": each,
            "left": left,
            "when": when(each),
            "form": sent if each == to else nik_form(request.user, each, has_one=has_one),
            "nik_kept_until": day(kept_until(each, days=days)),
        }
        for each, left in choices
    ]
    context = {
        "enrolment": enrolment,
        "classes": classes,
        # Those that ask for nothing are one button each.
        "quick": any(one["form"] is None for one in classes),
    }
    return render(request, "pages/enrolment/change.html", context)


def nik_form(person, cohort, *, sent=None, has_one=None) -> NikForm | None:
    """Asks for the NIK where `cohort` needs it and none is kept; `has_one` spares the question."""
    if not cohort.asks_nik or (has_nik(person) if has_one is None else has_one):
        return None
    return NikForm(sent, person=person, prefix=cohort.slug)


@access(RESIDENT)
@require_http_methods(["GET", "POST"])
def withdraw(request, slug):
    """Ask once more, then give the seat back. Asking twice is withdrawing once."""
    enrolment = place_of(request, slug)
    if enrolment.state == EnrolmentState.WITHDRAWN:
        return redirect("enrolment:cohort", slug)
    if not can_withdraw(enrolment):
        raise Http404
    if request.method == "GET":
        return render(request, "pages/enrolment/withdraw.html", {"enrolment": enrolment})
    give_back(enrolment=enrolment, actor=request.user)
    messages.success(request, _("You have left %(cohort)s.") % {"cohort": enrolment.cohort.name})
    return redirect("enrolment:cohort", slug)

"""One application, for the office: read it, choose, move it, take the seat back."""

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from lms.people.access import ADMINISTRATOR, OFFICER, access
from lms.people.identity_numbers import masked_nik
from lms.people.trail import saw

from ..asked_nik import may_reveal_nik
from ..deciding import (
    REJECT,
    SELECT,
    TAKE_BACK,
    TRANSFER,
    NotDone,
    acts_open,
    decide,
    edition,
    why_not,
)
from ..forms import ReasonForm, RevealForm
from ..history import history_of
from ..leaving import state_in_words
from ..models import Cohort, Enrolment
from ..queries import other_places
from ..selection import UNDECIDED, chooses_later
from ..shown import when
from ..transfer import classes_to_change_to
from .office import trail_to


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
        act, _colon, to = request.POST.get("act", "").partition(":")
        if act not in (SELECT, REJECT, TRANSFER):
            raise BadRequest("act")
        to = get_object_or_404(Cohort, slug=to) if act == TRANSFER else None
        if did(request, found, form, act=act, to=to):
            return redirect("enrolment:application", slug, pk)
        # As it is now: the next press decides about what is shown.
        found = find_application(slug, pk)
    return application_page(request, found, form=form)


@access(OFFICER, ADMINISTRATOR)
@never_cache
@require_http_methods(["GET", "POST"])
def take_back(request, slug, pk):
    """Ask once more, with the reason, then take the seat back."""
    found = find_application(slug, pk)
    if request.method == "GET":
        saw(actor=request.user, subject=found, page="application")
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and did(request, found, form, act=TAKE_BACK):
        return redirect("enrolment:application", slug, pk)
    if form.is_bound:
        found = find_application(slug, pk)
    if TAKE_BACK not in acts_open(found):
        messages.error(request, why_not(found))
        return redirect("enrolment:application", slug, pk)
    context = {
        "found": found,
        "cohort": found.cohort,
        "edition": edition(found),
        "form": form,
        "trail": trail_to(found.cohort),
    }
    return render(request, "pages/enrolment/office/take_back.html", context)


def did(request, found, form, *, act, to=None) -> bool:
    """Decide; False, with the reason on the form, where nothing was done."""
    try:
        decide(
            enrolment=found,
            act=act,
            actor=request.user,
            reason=form.cleaned_data["reason"],
            seen=request.POST.get("seen", ""),
            to=to,
        )
    except NotDone as why:
        form.add_error(None, str(why))
        return False
    messages.success(request, _("Your decision is kept, and the applicant is told."))
    return True


def find_application(slug, pk) -> Enrolment:
    return get_object_or_404(
        Enrolment.objects.select_related("cohort", "group__region", "resident__kelurahan__parent"),
        pk=pk,
        cohort__slug=slug,
    )


def application_page(request, found, *, form=None, reveal_form=None, **shown):
    """`shown`: the whole NIK, where it was asked for just now."""
    acts = acts_open(found)
    changes, looks = history_of(found)
    waits = chooses_later(found.cohort) and found.state in UNDECIDED
    context = {
        "found": found,
        "cohort": found.cohort,
        "says": state_in_words(found),
        "trail": trail_to(found.cohort),
        "others": list(other_places(found)),
        "age": found.resident.age_on(found.cohort.starts_on),
        "form": form or ReasonForm(),
        "edition": edition(found),
        "nik": masked_nik(found.resident) if found.cohort.asks_nik else None,
        "may_reveal": may_reveal_nik(request.user, found),
        "reveal_form": reveal_form or RevealForm(),
        **shown,
        "may_select": SELECT in acts,
        "may_reject": REJECT in acts,
        "may_take_back": TAKE_BACK in acts,
        "waits_because": why_not(found) if waits else "",
        "classes": [
            {"cohort": each, "left": left, "when": when(each)}
            for each, left in (classes_to_change_to(found) if TRANSFER in acts else ())
        ],
        "changes": changes,
        "looks": looks,
    }
    return render(request, "pages/enrolment/office/application.html", context)

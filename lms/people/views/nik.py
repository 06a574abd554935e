"""One's own NIK: see it masked or whole, correct it, take it back."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from ..access import SIGNED_IN, access
from ..identity_numbers import (
    NikNeeded,
    correct_nik,
    has_nik,
    masked_nik,
    remove_nik,
    whole_nik,
    why_needed,
)
from ..nik import NikRefused
from ..nik_form import NikForm
from ..nik_sealing import CannotOpen
from ..reauthentication import needs_proof


def show(request, *, form=None, whole=None):
    person = request.user
    context = {
        "trail": [{"label": _("My data"), "href": reverse("people:own_data")}],
        "nik": masked_nik(person),
        "whole": whole,
        "form": form or NikForm(person=person),
        "needed": why_needed(person),
    }
    return render(request, "pages/people/own_nik.html", context)


@access(SIGNED_IN)
@never_cache
@sensitive_post_parameters("nik")
@require_http_methods(["GET", "HEAD", "POST"])
def own_nik(request):
    """What is kept, and putting another number in its place. Where none is kept and none is
    needed, none is asked for."""
    if request.method != "POST" or not (has_nik(request.user) or why_needed(request.user)):
        return show(request)
    form = NikForm(request.POST, person=request.user)
    if not form.is_valid():
        return show(request, form=form)
    try:
        correct_nik(person=request.user, nik=form.cleaned_data["nik"])
    except NikRefused as refused:
        form.add_error("nik", str(refused))
        return show(request, form=form)
    messages.success(request, _("Your NIK is saved."))
    return redirect("people:own_nik")


@access(SIGNED_IN)
@never_cache
@require_POST
@needs_proof("people:own_nik")
def show_own_nik(request):
    """Whole, for one answer, to whoever proved just now who they are."""
    try:
        return show(request, whole=whole_nik(request.user))
    except CannotOpen:
        why = _("It cannot be opened now. Tell the office, or give the number again below.")
        messages.error(request, why)
        return show(request)


@access(SIGNED_IN)
@require_POST
def remove_own_nik(request):
    """Asking twice is asking once."""
    try:
        remove_nik(person=request.user)
    except NikNeeded as needed:
        messages.error(request, str(needed))
        return redirect("people:own_nik")
    messages.success(request, _("Your NIK is removed."))
    return redirect("people:own_data")

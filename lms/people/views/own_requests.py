"""A person's own requests: for a correction, for a rest, and what became of each."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ..access import SIGNED_IN, access
from ..corrections import ASKED_ONLINE, FIELDS, NothingToCorrect, described, in_words
from ..corrections import ask_correction as ask_for
from ..data_requests import ask, open_request, take_back
from ..models import DataRequest
from ..request_forms import CorrectionForm, PauseForm

Kind = DataRequest.Kind


def trail():
    return [
        {"label": _("Account"), "href": reverse("people:account")},
        {"label": _("My data"), "href": reverse("people:own_data")},
    ]


def lead_to(request, asked):
    """In place of a form that would change nothing."""
    messages.info(
        request,
        _(
            "You have asked for this already, and it is still open. Take it back if you want to "
            "write another."
        ),
    )
    return redirect("people:own_request", asked.public_id)


@access(SIGNED_IN)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask_correction(request, field):
    if field not in ASKED_ONLINE:
        raise Http404
    if asked := open_request(request.user, Kind.CORRECTION, field):
        return lead_to(request, asked)
    form = CorrectionForm(
        request.POST if request.method == "POST" else None, field=field, writer=request.user
    )
    if form.is_valid():
        try:
            asked = ask_for(person=request.user, field=field, **form.cleaned_data)
        except NothingToCorrect:
            form.add_error("value", _("It is written so already."))
        else:
            messages.success(
                request, _("Your request has arrived. The office answers within 72 hours.")
            )
            return redirect("people:own_request", asked.public_id)
    context = {
        "form": form,
        "label": FIELDS[field],
        "now": in_words(getattr(request.user, field)),
        "trail": trail(),
    }
    return render(request, "pages/people/correction.html", context)


@access(SIGNED_IN)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask_pause(request):
    if asked := open_request(request.user, Kind.PAUSE):
        return lead_to(request, asked)
    form = PauseForm(request.POST if request.method == "POST" else None, writer=request.user)
    if form.is_valid():
        asked = ask(person=request.user, kind=Kind.PAUSE, **form.cleaned_data)
        messages.success(request, _("Your data rests from now on. The office answers you."))
        return redirect("people:own_request", asked.public_id)
    return render(request, "pages/people/pause.html", {"form": form, "trail": trail()})


@access(SIGNED_IN)
@never_cache
@require_safe
def own_request(request, public_id):
    asked = get_object_or_404(DataRequest, public_id=public_id, person=request.user)
    context = {"asked": asked, "correction": described(asked), "trail": trail()}
    return render(request, "pages/people/own_request.html", context)


@access(SIGNED_IN)
@require_POST
def take_back_request(request, public_id):
    asked = get_object_or_404(DataRequest, public_id=public_id, person=request.user)
    take_back(request=asked, actor=request.user)
    messages.success(request, _("Your request is taken back."))
    return redirect("people:own_request", public_id)

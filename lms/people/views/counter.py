"""A request on paper or at the counter, written down by an officer for somebody."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from ..access import ADMINISTRATOR, OFFICER, access
from ..corrections import NothingToCorrect, ask_correction
from ..data_requests import ask
from ..erasing import LastAdministrator, people
from ..request_doors import may_enter_for
from ..request_forms import CounterForm, WhoForm
from ..trail import saw
from .data_requests import trail


@access(OFFICER, ADMINISTRATOR)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def counter(request):
    """Whose request it is. By POST: an address in the page's address would stand in logs."""
    form = WhoForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        if may_enter_for(request.user, form.person):
            return redirect("people:counter_request", form.person.public_id)
        form.add_error("login", _("This account is of the staff: the administrator enters it."))
    return render(request, "pages/people/counter.html", {"form": form, "trail": trail()})


@access(OFFICER, ADMINISTRATOR)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def counter_request(request, public_id):
    person = get_object_or_404(people().select_related("kelurahan"), public_id=public_id)
    if not may_enter_for(request.user, person):
        raise Http404
    form = CounterForm(request.POST if request.method == "POST" else None, person=person)
    if request.method != "POST":
        saw(actor=request.user, subject=person, page="counter")
    elif form.is_valid():
        asked = written_down(request, person, form)
        if asked is not None:
            messages.success(request, _("The request is written down. The clock runs."))
            return redirect("people:data_request", asked.public_id)
    context = {"person": person, "form": form, "trail": trail()}
    return render(request, "pages/people/counter_request.html", context)


def written_down(request, person, form):
    """The request; None, with an error on the form, where there is nothing to ask for."""
    data = form.cleaned_data
    said = {"person": person, "actor": request.user}
    said |= {"note": data["note"], "evidence": data["evidence"]}
    try:
        if form.field:
            return ask_correction(field=form.field, value=data["value"], **said)
        return ask(kind=data["what"], **said)
    except NothingToCorrect:
        form.add_error("wanted", _("It is written so already."))
    except LastAdministrator:
        form.add_error(None, _("This is the last administrator. Name another one first."))
    return None

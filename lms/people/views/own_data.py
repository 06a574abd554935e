"""Data saya: what is kept of me, a copy of it, and its erasure."""

from django.contrib import messages
from django.contrib.auth import logout
from django.http import FileResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ..access import ADMINISTRATOR, OFFICER, SIGNED_IN, access
from ..data_requests import TIME_TO_RECONSIDER, LastAdministrator, ask, erase, take_back
from ..identity_numbers import masked_nik
from ..models import DataRequest
from ..personal import copy_of
from ..reauthentication import needs_proof
from ..trail import saw

Kind, State = DataRequest.Kind, DataRequest.State

# What a person calls the parts of their data, in the order of the page.
PARTS = {
    "person": gettext_lazy("Your account"),
    "sign_in": gettext_lazy("Ways in which you sign in"),
    "consents": gettext_lazy("Your consents"),
    "guardian": gettext_lazy("Questions to your parent or guardian"),
    "classes": gettext_lazy("Your classes"),
    "lessons": gettext_lazy("Lessons that you opened"),
    "hand_ins": gettext_lazy("Works that you handed in"),
    "results": gettext_lazy("Results"),
    "videos": gettext_lazy("Videos"),
    "notices": gettext_lazy("Notices"),
    "messages": gettext_lazy("Messages sent to you"),
}


@access(SIGNED_IN)
@never_cache
@require_GET
def own_data(request):
    mine = DataRequest.objects.filter(person=request.user).select_related("guardian")
    kept = copy_of(request.user)
    context = {
        "parts": [(label, len(kept.get(name, ()))) for name, label in PARTS.items()],
        "nik": masked_nik(request.user),
        "requests": mine,
        "erasure": mine.filter(kind=Kind.ERASURE, state=State.RECEIVED).first(),
        "copy": mine.filter(kind=Kind.COPY).first(),
        "hours": int(TIME_TO_RECONSIDER.total_seconds() // 3600),
    }
    return render(request, "pages/people/own_data.html", context)


@access(SIGNED_IN)
@require_POST
def ask_copy(request):
    ask(person=request.user, kind=Kind.COPY)
    messages.success(request, _("We are making the copy. We tell you when it is ready."))
    return redirect("people:own_data")


@access(SIGNED_IN)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_proof("people:ask_erasure")
def ask_erasure(request):
    """What it means once more, and the button. Only for whoever proved just now who they are."""
    if request.method != "POST":
        hours = int(TIME_TO_RECONSIDER.total_seconds() // 3600)
        return render(request, "pages/people/erasure.html", {"hours": hours})
    try:
        ask(person=request.user, kind=Kind.ERASURE)
    except LastAdministrator:
        messages.error(request, _("You are the last administrator. Name another one first."))
    else:
        messages.success(request, _("Your request has arrived. Until then you can take it back."))
    return redirect("people:own_data")


@access(SIGNED_IN)
@require_POST
def keep_data(request):
    """Take the erasure back."""
    for asked in DataRequest.objects.filter(
        person=request.user, kind=Kind.ERASURE, state=State.RECEIVED
    ):
        asked = take_back(request=asked, actor=request.user)
        if asked.state == State.RECEIVED:
            messages.error(request, _("Your parent or guardian asked for it: only they stop it."))
            return redirect("people:own_data")
    messages.success(request, _("Your data stays. Nothing was erased."))
    return redirect("people:own_data")


@access(SIGNED_IN)
@never_cache
@require_GET
def download_copy(request, public_id):
    asked = get_object_or_404(
        DataRequest.objects.exclude(file=""), public_id=public_id, person=request.user
    )
    return FileResponse(asked.file.open("rb"), as_attachment=True, filename="data-saya.zip")


@access(OFFICER, ADMINISTRATOR)
@never_cache
@require_GET
def data_requests(request):
    """The office's list: what has to be answered, the most urgent first."""
    asked = DataRequest.objects.select_related("person", "guardian")
    opened = list(asked.filter(state=State.RECEIVED).order_by("due_at"))
    answered = list(asked.exclude(state=State.RECEIVED).order_by("-answered_at")[:50])
    for each in opened:
        saw(actor=request.user, subject=each)
    context = {"opened": opened, "answered": answered}
    return render(request, "pages/people/data_requests.html", context)


@access(OFFICER, ADMINISTRATOR)
@require_POST
def carry_out(request, public_id):
    """Erase at once, without waiting for the time to reconsider."""
    asked = get_object_or_404(DataRequest, public_id=public_id, kind=Kind.ERASURE)
    was_me = asked.person_id == request.user.pk
    try:
        erase(request=asked, actor=request.user)
    except LastAdministrator:
        messages.error(request, _("This is the last administrator. Name another one first."))
        return redirect("people:data_requests")
    if was_me:
        logout(request)
        return redirect("/")
    messages.success(request, _("Everything of this person is erased."))
    return redirect("people:data_requests")

"""Data saya: what is kept of me, who looked at it, a copy of it, and its erasure."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from media_tools.files import path_of

from ..access import SIGNED_IN, access
from ..copies import days_kept
from ..corrections import ASKED_ONLINE, FIELDS
from ..data_requests import ask, take_back
from ..erasing import TIME_TO_RECONSIDER, LastAdministrator
from ..identity_numbers import masked_nik
from ..models import DataRequest
from ..personal import number_of, parts, rows_of
from ..reading import shown
from ..reauthentication import needs_proof

Kind = DataRequest.Kind

A_PAGE = 20  # rows


@access(SIGNED_IN)
@never_cache
@require_safe
def own_data(request):
    mine = DataRequest.objects.filter(person=request.user).select_related("guardian")
    kept = rows_of(request.user)
    copy = mine.filter(kind=Kind.COPY).first()
    counted = [
        {"name": name, "label": part.label, "number": number_of(kept[name])}
        for name, part in parts().items()
    ]
    context = {
        "parts": [part for part in counted if part["number"]],
        "empty": [part for part in counted if not part["number"]],
        "nik": masked_nik(request.user),
        "requests": mine,
        "erasure": mine.open().filter(kind=Kind.ERASURE).first(),
        "pause": mine.open().filter(kind=Kind.PAUSE).first(),
        "copy": copy,
        "copy_bytes": bytes_of(copy),
        "copy_days": days_kept().days,
        "hours": int(TIME_TO_RECONSIDER.total_seconds() // 3600),
        "corrections": [(field, FIELDS[field]) for field in ASKED_ONLINE],
    }
    return render(request, "pages/people/own_data.html", context)


def bytes_of(copy) -> int:
    """How large the ZIP is that lies ready; 0 where none does."""
    path = path_of(copy.file.name) if copy and copy.file else None
    return path.stat().st_size if path and path.is_file() else 0


@access(SIGNED_IN)
@never_cache
@require_safe
def own_part(request, part):
    """One part of it, row by row: what the copy holds, in words."""
    described = parts().get(part)
    if described is None:
        raise Http404
    rows = rows_of(request.user)[part]
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    context = {
        "part": described,
        "page": page,
        "rows": [shown(described, row) for row in page.object_list],
        "trail": [
            {"label": _("Account"), "href": reverse("people:account")},
            {"label": _("My data"), "href": reverse("people:own_data")},
        ],
    }
    return render(request, "pages/people/own_part.html", context)


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
    for asked in DataRequest.objects.open().filter(person=request.user, kind=Kind.ERASURE):
        asked = take_back(request=asked, actor=request.user)
        if asked.is_open:
            messages.error(request, _("Your parent or guardian asked for it: only they stop it."))
            return redirect("people:own_data")
    messages.success(request, _("Your data stays. Nothing was erased."))
    return redirect("people:own_data")


@access(SIGNED_IN)
@never_cache
@require_safe
def download_copy(request, public_id):
    asked = get_object_or_404(
        DataRequest.objects.exclude(file=""), public_id=public_id, person=request.user
    )
    if not bytes_of(asked):
        raise Http404
    return FileResponse(
        path_of(asked.file.name).open("rb"), as_attachment=True, filename="data-saya.zip"
    )

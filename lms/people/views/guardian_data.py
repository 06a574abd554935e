"""A guardian asks for the data of their child, or to have it erased."""

from django.contrib import messages
from django.http import FileResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from media_tools.files import path_of

from ..access import GUARDIAN, access
from ..data_requests import ask, take_back
from ..erasing import TIME_TO_RECONSIDER
from ..guardian_door import copies_for, erasures_of, opened
from ..models import DataRequest

Kind = DataRequest.Kind


@access(GUARDIAN)
@require_POST
def guardian_copy(request, token):
    asked = opened(token)
    if asked is not None:
        ask(person=asked.child, kind=Kind.COPY, guardian=asked)
        messages.success(
            request, _("We are making the copy. Come back to this page in some minutes.")
        )
    return redirect("people:guardian", token=token)


@access(GUARDIAN)
@never_cache
@require_GET
def guardian_download(request, token, public_id):
    asked = opened(token)
    if asked is None:
        return redirect("people:guardian", token=token)
    found = get_object_or_404(copies_for(asked).exclude(file=""), public_id=public_id)
    return FileResponse(
        path_of(found.file.name).open("rb"), as_attachment=True, filename="data-anak.zip"
    )


@access(GUARDIAN)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def guardian_erasure(request, token):
    """GET tells what erasing means, POST asks for it."""
    asked = opened(token)
    if asked is None:
        return redirect("people:guardian", token=token)
    if request.method == "POST":
        ask(person=asked.child, kind=Kind.ERASURE, guardian=asked)
        messages.success(request, _("Your request has arrived. Until then you can take it back."))
        return redirect("people:guardian", token=token)
    context = {
        "asked": asked,
        "child": asked.child,
        "hours": int(TIME_TO_RECONSIDER.total_seconds() // 3600),
    }
    return render(request, "pages/people/guardian_erasure.html", context)


@access(GUARDIAN)
@require_POST
def guardian_keep(request, token):
    """Take the erasure back."""
    asked = opened(token)
    for each in erasures_of(asked.child) if asked else ():
        take_back(request=each, actor=None)
    messages.success(request, _("The data stays. Nothing was erased."))
    return redirect("people:guardian", token=token)

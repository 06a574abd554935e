"""Recovery codes: shown while they are new, and never again."""

from time import time

from allauth.mfa.models import Authenticator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from ..access import SIGNED_IN, access, before_second_factor
from ..onward import asked_path
from ..reauthentication import needs_proof
from ..second_factor import has_second_step
from ..security import make_recovery_codes
from .sign_in_code import with_next

Type = Authenticator.Type
# New recovery codes can be seen, printed and downloaded for so long, and never again.
OPEN_FOR_S = 600
OPEN_UNTIL = "recovery_codes_open_until"


def go_on(request, had_codes):
    """To the new recovery codes where there are any, else where the person wanted to go."""
    if not had_codes and recovery_codes_of(request.user) is not None:
        request.session[OPEN_UNTIL] = time() + OPEN_FOR_S
        return redirect(with_next("people:recovery_codes", asked_path(request)))
    return redirect(asked_path(request) or "people:security")


@access(SIGNED_IN)
@before_second_factor
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_proof("people:recovery_codes")
def recovery_codes(request):
    """New codes are shown until they are said to be kept (`do=kept`); `do=make` makes others, or
    the first ones of whoever had a passkey before a role made it their second step."""
    kept = recovery_codes_of(request.user)
    if kept is None and not has_second_step(request.user):
        return redirect("people:security")
    if request.POST.get("do") == "make":
        make_recovery_codes(person=request.user)
        request.session[OPEN_UNTIL] = time() + OPEN_FOR_S
        return redirect("people:recovery_codes")
    if request.method == "POST":
        request.session.pop(OPEN_UNTIL, None)
        return redirect(asked_path(request) or "people:security")
    unused = kept.wrap().get_unused_codes() if kept else []
    context = {
        "codes": unused if are_open(request) else None,
        "left": len(unused),
        "next": asked_path(request),
    }
    return render(request, "pages/people/recovery_codes.html", context)


@access(SIGNED_IN)
@before_second_factor
@never_cache
@require_GET
@needs_proof("people:recovery_codes")
def recovery_codes_file(request):
    kept = recovery_codes_of(request.user)
    if kept is None or not are_open(request):
        return redirect("people:recovery_codes")
    lines = [_("Recovery codes for Ngalam Kreator. Each opens the door once."), ""]
    text = "\n".join([*lines, *kept.wrap().get_unused_codes(), ""])
    headers = {"Content-Disposition": 'attachment; filename="kode-cadangan-ngalam-kreator.txt"'}
    return HttpResponse(text, content_type="text/plain; charset=utf-8", headers=headers)


def recovery_codes_of(person) -> Authenticator | None:
    return Authenticator.objects.filter(user=person, type=Type.RECOVERY_CODES).first()


def are_open(request) -> bool:
    return request.session.get(OPEN_UNTIL, 0) > time()

"""Passkeys, the authenticator app and the recovery codes of a person."""

from ipaddress import ip_address
from time import time

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import clear_totp_secret
from allauth.mfa.webauthn.internal.auth import begin_registration
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ..access import SIGNED_IN, access, before_second_factor
from ..forms import AppForm, NameOfPasskeyForm, PasskeyForm
from ..onward import asked_path
from ..reauthentication import needs_proof
from ..security import (
    LastFactor,
    add_app,
    add_passkey,
    make_recovery_codes,
    remove_factor,
    rename_passkey,
)
from .sign_in_code import with_next

Type = Authenticator.Type
# New recovery codes can be seen, printed and downloaded for so long, and never again.
OPEN_FOR_S = 600
OPEN_UNTIL = "recovery_codes_open_until"


@access(SIGNED_IN)
@before_second_factor
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_proof("people:passkey_add")
def passkey_add(request):
    sent = request.POST if request.method == "POST" else None
    form = PasskeyForm(sent, user=request.user)
    if form.is_valid():
        had_codes = recovery_codes_of(request.user) is not None
        add_passkey(
            person=request.user,
            name=form.cleaned_data["name"],
            credential=form.cleaned_data["credential"],
        )
        messages.success(request, _("The passkey is added. You can sign in with it now."))
        return go_on(request, had_codes)
    context = {
        "form": form,
        "options": begin_registration(request.user, passwordless=True),
        "next": asked_path(request),
        "address_without_passkeys": address_without_passkeys(request),
    }
    return render(request, "pages/people/passkey_add.html", context)


def address_without_passkeys(request) -> str:
    """The same page by name, where this one is reached by numbers, for which no browser makes
    passkeys; else nothing."""
    host, _colon, port = request.get_host().partition(":")
    try:
        ip_address(host.strip("[]"))
    except ValueError:
        return ""
    return f"http://localhost:{port or 80}{request.get_full_path()}"


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
@needs_proof("people:security")
def passkey(request, pk):
    """Give it another name (`do=name`), or remove it."""
    mine = Authenticator.objects.filter(user=request.user, type=Type.WEBAUTHN)
    shown = get_object_or_404(mine, pk=pk)
    if request.POST.get("do") == "remove":
        return remove(request, shown, _("The passkey is removed. Remove it on your phone too."))
    form = NameOfPasskeyForm(
        request.POST if request.method == "POST" else None, initial={"name": shown.wrap().name}
    )
    if form.is_valid():
        rename_passkey(passkey=shown, name=form.cleaned_data["name"])
        return redirect("people:security")
    return render(request, "pages/people/passkey.html", {"form": form, "passkey": shown})


def remove(request, factor, said):
    try:
        remove_factor(factor=factor, actor=request.user)
    except LastFactor:
        messages.error(
            request, _("Your work needs a second factor. Add another one before removing this.")
        )
    else:
        messages.success(request, said)
    return redirect("people:security")


@access(SIGNED_IN)
@before_second_factor
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_proof("people:app_add")
def app_add(request):
    """Show a secret once more as a picture, until the app's first code proves that it is there."""
    sent = request.POST if request.method == "POST" else None
    form = AppForm(sent, user=request.user)
    if form.is_valid():
        had_codes = recovery_codes_of(request.user) is not None
        add_app(person=request.user, secret=form.secret)
        clear_totp_secret(request)
        messages.success(request, _("The authenticator app is set up."))
        return go_on(request, had_codes)
    adapter = get_adapter()
    picture = adapter.build_totp_svg(adapter.build_totp_url(request.user, form.secret))
    context = {
        "form": form,
        "picture": mark_safe(picture),  # noqa: S308  (drawn by segno from our own text)
        "secret": " ".join(form.secret[at : at + 4] for at in range(0, len(form.secret), 4)),
        "next": asked_path(request),
    }
    return render(request, "pages/people/app_add.html", context)


@access(SIGNED_IN)
@before_second_factor
@require_POST
@needs_proof("people:security")
def app_remove(request):
    app = get_object_or_404(Authenticator, user=request.user, type=Type.TOTP)
    return remove(request, app, _("The authenticator app is removed."))


@access(SIGNED_IN)
@before_second_factor
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_proof("people:recovery_codes")
def recovery_codes(request):
    """New codes are shown until they are said to be kept (`do=kept`); `do=make` makes others."""
    kept = recovery_codes_of(request.user)
    if kept is None:
        return redirect("people:security")
    if request.POST.get("do") == "make":
        make_recovery_codes(person=request.user)
        request.session[OPEN_UNTIL] = time() + OPEN_FOR_S
        return redirect("people:recovery_codes")
    if request.method == "POST":
        request.session.pop(OPEN_UNTIL, None)
        return redirect(asked_path(request) or "people:security")
    unused = kept.wrap().get_unused_codes()
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

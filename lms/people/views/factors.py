"""Passkeys and the authenticator app of a person."""

from ipaddress import ip_address

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import clear_totp_secret
from allauth.mfa.webauthn.internal.auth import begin_registration
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from ..access import SIGNED_IN, access, before_second_factor
from ..forms import AppForm, NameOfPasskeyForm, PasskeyForm
from ..onward import asked_path
from ..reauthentication import needs_proof
from ..security import (
    LastFactor,
    add_app,
    add_passkey,
    remove_factor,
    rename_passkey,
)
from .recovery_codes import go_on, recovery_codes_of

Type = Authenticator.Type


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

"""Signing in and out."""

from axes.conf import settings
from axes.helpers import get_cool_off
from django.contrib.auth import authenticate, login, logout
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from ..access import ANYONE, access
from ..forms import SignInForm
from ..onward import asked_path, onward


@access(ANYONE)
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request):
    if request.user.is_authenticated:
        return redirect(onward(request, request.user))
    form = SignInForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        # django-axes counts wrong passwords by the credential of this name; the login is cleaned,
        # so that the count is one for all spellings of a number.
        person = authenticate(
            request,
            **{str(settings.AXES_USERNAME_FORM_FIELD): form.cleaned_data["username"]},
            password=form.cleaned_data["password"],
        )
        if person is not None:
            login(request, person)
            return redirect(onward(request, person))
        # The same words whether or not the account exists.
        form.add_error(
            None,
            _(
                "This password does not belong to this e-mail or mobile number. "
                "Check both and try again, or register if you have no account yet."
            ),
        )
    return render(
        request, "pages/people/sign_in.html", {"form": form, "next": asked_path(request)}
    )


@access(ANYONE)
@require_POST
def sign_out(request):
    logout(request)
    return redirect("/")


@access(ANYONE)
def locked_out(request, original_response=None, credentials=None):
    """What somebody meets after too many wrong passwords (asked for by django-axes)."""
    wait = int(get_cool_off(request).total_seconds())
    if request.path.startswith("/api/"):
        response = JsonResponse(
            {"type": "about:blank", "title": "Too many sign-in attempts", "status": 429},
            status=429,
            content_type="application/problem+json",
        )
    else:
        response = render(
            request, "pages/people/locked_out.html", {"minutes": -(-wait // 60)}, status=429
        )
    response["Retry-After"] = str(wait)
    return response

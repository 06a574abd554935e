"""Signing in, by password, passkey and second step, and out."""

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from allauth.account.stages import LoginStageController
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal.auth import begin_authentication
from allauth.mfa.webauthn.internal.flows import perform_passwordless_login
from django.contrib import messages
from django.contrib.auth import logout
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from ..access import ANYONE, access, before_second_factor
from ..forms import PasskeySignInForm, PasskeyStepForm, SecondStepForm, SignInForm
from ..limits import TooOften, spend_or_refuse
from ..logins import as_fields
from ..onward import asked_path, onward
from ..stages import SecondStep
from .limits import within_limits
from .sign_in_code import send_code


@access(ANYONE)
@before_second_factor
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
@within_limits
def sign_in(request):
    """`do=code` asks for a code to the same login in place of a password."""
    if request.user.is_authenticated:
        return redirect(onward(request, request.user))
    by_code = request.POST.get("do") == "code"
    sent = request.POST if request.method == "POST" else None
    form = SignInForm(sent, with_password=not by_code)
    if form.is_valid():
        answer = send_code(request, form) if by_code else enter(request, form)
        if answer is not None:
            return answer
    context = {"form": form, "next": asked_path(request)}
    return render(request, "pages/people/sign_in.html", context)


def enter(request, form):
    """The way on of whoever gave the right password; None, with an error on the form, else."""
    credentials = as_fields(form.cleaned_data["username"])
    password = form.cleaned_data["password"]
    person = get_adapter().authenticate(request, **credentials, password=password)
    if person is not None and person.is_active:
        login = Login(user=person, redirect_url=asked_path(request) or None)
        return perform_password_login(request, credentials, login)
    # The same words whether or not the account exists.
    form.add_error(
        None,
        _(
            "This password does not belong to this e-mail or mobile number. "
            "Check both and try again, or register if you have no account yet."
        ),
    )
    return None


@access(ANYONE)
@before_second_factor
@never_cache
@require_http_methods(["GET", "POST"])
@within_limits
def sign_in_passkey(request):
    """GET tells the browser's script what to ask the phone for; POST brings the answer."""
    if request.user.is_authenticated:
        return redirect(onward(request, request.user))
    if request.method == "GET":
        return JsonResponse(begin_authentication(user=None))
    spend_or_refuse(request, "passkey_from_address")
    form = PasskeySignInForm(request.POST)
    if form.is_valid():
        passkey = form.cleaned_data["credential"]
        login = Login(user=passkey.user, redirect_url=asked_path(request) or None)
        return perform_passwordless_login(request, passkey, login)
    messages.error(
        request, _("This passkey is not known here. Sign in with your password or a code.")
    )
    return redirect("people:sign_in")


@access(ANYONE)
@before_second_factor
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@within_limits
def second_step(request):
    """After the password or the code: the authenticator app, a recovery code or a passkey."""
    if request.user.is_authenticated:
        return redirect(onward(request, request.user))
    stage = LoginStageController.enter(request, SecondStep.key)
    person = stage and stage.login.user
    if person is None:
        return redirect("people:sign_in")
    form, posted = SecondStepForm(user=person), None
    if "credential" in request.POST:
        posted = PasskeyStepForm(request.POST, user=person)
    elif request.method == "POST":
        posted = form = SecondStepForm(request.POST, user=person)
    if posted is not None and posted.is_valid():
        posted.save()
        return stage.exit()
    if form.has_error("code", "too_many_login_attempts"):
        raise TooOften("login_failed")
    types = set(Authenticator.objects.filter(user=person).values_list("type", flat=True))
    has_passkey = Authenticator.Type.WEBAUTHN in types
    context = {
        "form": form,
        "has_codes": bool(types - {Authenticator.Type.WEBAUTHN}),
        "options": begin_authentication(person) if has_passkey else None,
        "passkey_failed": posted is not None and posted is not form,
    }
    return render(request, "pages/people/second_step.html", context)


@access(ANYONE)
@before_second_factor
@require_POST
def sign_out(request):
    logout(request)
    return redirect("/")

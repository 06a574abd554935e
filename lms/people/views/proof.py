"""Proving once more who one is, before a sensitive act."""

from allauth.account.internal.flows.login import record_authentication
from allauth.account.internal.flows.reauthentication import reauthenticate_by_password
from allauth.mfa.webauthn.internal.auth import begin_authentication
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from ..access import SIGNED_IN, access, before_second_factor
from ..codes import PROOF, AwaitedCode
from ..forms import AppProofForm, PasskeyProofForm, PasswordProofForm
from ..limits import TooOften
from ..onward import asked_path
from ..reauthentication import ways_to_prove
from .code_page import NOT_SENT, code_page, expired
from .limits import within_limits


@access(SIGNED_IN)
@before_second_factor
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
@within_limits
def prove(request):
    """Every way that this person has; `do` says which one was sent."""
    ways, asked = ways_to_prove(request.user), asked_path(request)
    do = request.POST.get("do")
    failed = ""
    if do == "code" and request.POST.get("contact") in ways["contacts"]:
        try:
            AwaitedCode.begin(request, purpose=PROOF, contact=request.POST["contact"], next=asked)
            return redirect("people:prove_code")
        except OSError:
            failed = NOT_SENT
    forms = {
        "password": PasswordProofForm(sent(request, "password"), person=request.user),
        "app": AppProofForm(sent(request, "app"), user=request.user),
        "passkey": PasskeyProofForm(sent(request, "passkey"), user=request.user),
    }
    given = forms.get(do) if ways.get(do) else None
    if given is not None and given.is_valid():
        if do == "password":
            reauthenticate_by_password(request)
        else:
            given.save()
        return redirect(asked or "people:security")
    if given is not None and do == "passkey":
        failed = _("This passkey is not one of this account.")
    if forms["app"].is_bound and forms["app"].has_error("code", "too_many_login_attempts"):
        raise TooOften("login_failed")
    context = {
        "ways": ways,
        "next": asked,
        "password_form": forms["password"],
        "app_form": forms["app"],
        "options": begin_authentication(request.user) if ways["passkey"] else None,
        "failed": failed,
    }
    return render(request, "pages/people/prove.html", context)


def sent(request, way):
    return request.POST if request.POST.get("do") == way else None


@access(SIGNED_IN)
@before_second_factor
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@within_limits
def prove_code(request):
    awaited = AwaitedCode.awaited(request, purpose=PROOF)
    if awaited is None or awaited.contact not in ways_to_prove(request.user)["contacts"]:
        return expired(request, "people:prove")

    def go_on():
        awaited.finish()
        record_authentication(request, request.user, method="code", reauthenticated=True)
        return redirect(awaited.held["next"] or "people:security")

    return code_page(
        request,
        awaited=awaited,
        on_right=go_on,
        back="people:prove",
        title=_("Type the code"),
        action=_("Continue"),
    )

"""The security page: how one signs in, and the acts that are neither passkey nor app."""

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ..access import SIGNED_IN, access, before_second_factor
from ..forms import PasswordForm
from ..reauthentication import needs_proof
from ..second_factor import has_second_step, must_have_second_factor
from ..security import end_other_sessions, set_password

Type = Authenticator.Type


@access(SIGNED_IN)
@before_second_factor
@never_cache
@require_GET
def security(request):
    mine = list(Authenticator.objects.filter(user=request.user).order_by("created_at"))
    by_type = {each.type: each for each in mine}
    codes = by_type.get(Type.RECOVERY_CODES)
    context = {
        "passkeys": [each for each in mine if each.type == Type.WEBAUTHN],
        "app": by_type.get(Type.TOTP),
        "codes_left": len(codes.wrap().get_unused_codes()) if codes else None,
        "must_have": must_have_second_factor(request.user),
        "second_step": has_second_step(request.user),
        "has_password": request.user.has_usable_password(),
    }
    return render(request, "pages/people/security.html", context)


@access(SIGNED_IN)
@before_second_factor
@never_cache
@sensitive_post_parameters("new")
@require_http_methods(["GET", "HEAD", "POST"])
@needs_proof("people:password")
def password(request):
    sent = request.POST if request.method == "POST" else None
    form = PasswordForm(sent, person=request.user)
    if form.is_valid():
        person = set_password(person=request.user, password=form.cleaned_data["new"])
        update_session_auth_hash(request, person)
        messages.success(request, _("Your new password holds from now on."))
        return redirect("people:security")
    return render(request, "pages/people/password.html", {"form": form})


@access(SIGNED_IN)
@before_second_factor
@require_POST
@needs_proof("people:security")
def end_others(request):
    person = end_other_sessions(person=request.user)
    update_session_auth_hash(request, person)
    messages.success(request, _("You are signed out everywhere but here."))
    return redirect("people:security")

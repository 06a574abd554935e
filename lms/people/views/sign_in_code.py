"""Signing in with a code that is sent, also for whoever forgot the password."""

from allauth.account.stages import LoginByCodeStage, LoginStageController
from django.contrib import messages
from django.http import QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from ..access import ANYONE, access, before_second_factor
from ..codes import SignInCode
from ..contacts import holder_of, take_contact
from ..forms import ForgottenForm
from ..limits import TooOften, sending_code
from ..logins import as_fields
from ..onward import asked_path, onward
from .code_page import NOT_SENT, code_page, expired
from .limits import within_limits


def with_next(name: str, asked: str) -> str:
    """The address of a page, and where to go after it."""
    query = QueryDict(mutable=True)
    if asked:
        query["next"] = asked
    return reverse(name) + (f"?{query.urlencode(safe='/')}" if query else "")


def send_code(request, form, *, then: str | None = None):
    """Send a code to the login of the form and lead to the page that takes it; None, with an error
    on the form, where the letter does not leave. Raises TooOften."""
    contact = form.cleaned_data["username"]
    page = with_next("people:sign_in_code", then or asked_path(request))
    person = holder_of(contact)
    if person is not None and not person.is_active:
        person = None
    try:
        with sending_code(request, contact):
            SignInCode.initiate(request=request, user=person, **as_fields(contact))
    except TooOften as limit:
        awaited = awaited_code(request)
        if limit.limit != "code_wait" or awaited is None or awaited.contact != contact:
            raise
        messages.info(request, _("We sent you a code a moment ago. Type it here."))
    except OSError:
        form.add_error(None, NOT_SENT)
        return None
    return redirect(page)


def awaited_code(request) -> SignInCode | None:
    stage = LoginStageController.enter(request, LoginByCodeStage.key)
    return SignInCode(stage=stage).abort_if_invalid() if stage else None


@access(ANYONE)
@before_second_factor
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@within_limits
def sign_in_code(request):
    if request.user.is_authenticated:
        return redirect(onward(request, request.user))
    asked = asked_path(request)
    back = with_next("people:sign_in", asked)
    awaited = awaited_code(request)
    if awaited is None:
        return expired(request, back)

    def come_in():
        if awaited.user != holder_of(awaited.contact):
            # It was given up, or changed hands, since the code was sent.
            awaited.abort()
            return expired(request, back)
        take_contact(person=awaited.user, contact=awaited.contact)
        return awaited.finish(asked or None)

    return code_page(
        request,
        awaited=awaited,
        on_right=come_in,
        back=back,
        title=_("Type the code"),
        action=_("Sign in"),
    )


@access(ANYONE)
@before_second_factor
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@within_limits
def forgotten(request):
    """A code lets one in, and then one chooses a new password: proven as at any other sign-in,
    with its second step."""
    if request.user.is_authenticated:
        return redirect("people:password")
    form = ForgottenForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        answer = send_code(request, form, then=reverse("people:password"))
        if answer is not None:
            return answer
    return render(request, "pages/people/forgotten.html", {"form": form})

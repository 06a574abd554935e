from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from ..access import ANYONE, access, before_second_factor
from ..codes import REGISTERING, AwaitedCode
from ..contacts import holder_of
from ..forms import RegisterForm
from ..limits import spend_or_refuse
from ..onward import asked_path, onward
from ..signing_up import as_held, as_initial, register_held
from .code_page import NOT_SENT, code_page, expired
from .limits import within_limits


@access(ANYONE)
@before_second_factor
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
@within_limits
def register(request):
    if request.user.is_authenticated:
        return redirect(onward(request, request.user))
    last = AwaitedCode.last(request, purpose=REGISTERING)
    form = RegisterForm(
        request.POST if request.method == "POST" else None,
        language=get_language(),
        initial=as_initial(last.held["person"]) if last else None,
    )
    if form.is_valid():
        answer = send_code(request, form)
        if answer is not None:
            return answer
    asked = asked_path(request) or (last.held["next"] if last else "")
    return render(request, "pages/people/register.html", {"form": form, "next": asked})


def send_code(request, form):
    """To the contact of the form, or, where it has an account already, a letter that says so.
    None, with an error on the form, where the letter does not leave."""
    spend_or_refuse(request, "sign_up")
    contact = form.cleaned_data["login"]
    # Made in either case: the password's hash takes its time.
    person = as_held(form.cleaned_data, language=get_language())
    taken = holder_of(contact) is not None
    try:
        AwaitedCode.begin(
            request,
            purpose=REGISTERING,
            contact=contact,
            pretend_by="account_exists" if taken else None,
            person=person,
            next=asked_path(request),
        )
    except OSError:
        form.add_error(None, NOT_SENT)
        return None
    return redirect("people:register_code")


@access(ANYONE)
@before_second_factor
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@within_limits
def register_code(request):
    """The code comes back: the account begins, and one is where one wanted to go."""
    if request.user.is_authenticated:
        return redirect(onward(request, request.user))
    awaited = AwaitedCode.awaited(request, purpose=REGISTERING)
    if awaited is None:
        return expired(request, "people:register")

    def come_in():
        held = awaited.held
        awaited.finish()
        person = register_held(held["person"])
        record_authentication(request, person, method="code")
        login = Login(user=person, redirect_url=held["next"] or None, signup=True)
        return perform_login(request, login)

    return code_page(
        request,
        awaited=awaited,
        on_right=come_in,
        back="people:register",
        title=_("Type the code"),
        action=_("Register"),
    )

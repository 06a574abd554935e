"""A person's own page: data, consents, guardian, language, password; each part its own form."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.core.exceptions import BadRequest
from django.db import IntegrityError
from django.shortcuts import redirect, render
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from ..access import SIGNED_IN, access
from ..account import change_password, choose_language, correct_data
from ..forms import OWN_CONTACT, DataForm, GuardianForm, PasswordForm
from ..guardian import ask_guardian
from ..guardian_contacts import OwnContact
from ..models import ConsentRecord
from ..queries import guardian_agreed, guardian_question, guardian_standings, standings


def show(request, *, data_form=None, password_form=None, guardian_form=None):
    """The whole page; a form that was sent and is wrong stands in it as it was sent."""
    person = request.user
    asked = guardian_question(person) if person.is_minor else None
    contact = {"name": asked.guardian_name, "contact": asked.guardian_contact} if asked else None
    context = {
        "person": person,
        "data_form": data_form or DataForm(person=person),
        "password_form": password_form or PasswordForm(person=person),
        "guardian_form": guardian_form or GuardianForm(child=person, initial=contact),
        "asked": asked,
        "guardian": guardian_standings(asked, language=get_language()) if asked else [],
        "standings": standings(person, language=get_language()),
        "answers": ConsentRecord.objects.of(person).select_related("text"),
        "languages": settings.LANGUAGES,
    }
    return render(request, "pages/people/account.html", context)


@access(SIGNED_IN)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def account(request):
    if request.method != "POST":
        return show(request)
    form = DataForm(request.POST, person=request.user)
    if not form.is_valid():
        return show(request, data_form=form)
    try:
        correct_data(person=request.user, **form.cleaned_data)
    except IntegrityError:
        form.add_error(None, _("Another account has this e-mail address or mobile number."))
        return show(request, data_form=form)
    messages.success(request, _("Your data is saved."))
    return redirect("people:account")


@access(SIGNED_IN)
@never_cache
@sensitive_post_parameters("password-current", "password-new")
@require_POST
def account_password(request):
    form = PasswordForm(request.POST, person=request.user)
    if not form.is_valid():
        return show(request, password_form=form)
    person = change_password(person=request.user, password=form.cleaned_data["new"])
    update_session_auth_hash(request, person)
    messages.success(request, _("Your new password holds from now on."))
    return redirect("people:account")


@access(SIGNED_IN)
@require_POST
def account_language(request):
    language = request.POST.get("language")
    if language not in dict(settings.LANGUAGES):
        raise BadRequest("language")
    choose_language(person=request.user, language=language)
    with override(language):
        messages.success(request, _("From now on you read the site in this language."))
        return redirect("people:account")


@access(SIGNED_IN)
@never_cache
@require_POST
def account_guardian(request):
    form = GuardianForm(request.POST, child=request.user)
    if not request.user.is_minor or guardian_agreed(request.user):
        return redirect("people:account")
    if not form.is_valid():
        return show(request, guardian_form=form)
    try:
        ask_guardian(child=request.user, **form.cleaned_data)
    except OwnContact:
        form.add_error("contact", OWN_CONTACT)
        return show(request, guardian_form=form)
    messages.success(request, _("We wrote to your parent or guardian. Ask them to open the link."))
    return redirect("people:account")

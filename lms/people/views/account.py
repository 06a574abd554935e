"""A person's own page: data, consents, guardian, language; each part its own form.
How one signs in has a page of its own (`security`)."""

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import BadRequest
from django.shortcuts import redirect, render
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from ..access import SIGNED_IN, access
from ..account import choose_language, correct_data
from ..contacts import proven_contacts
from ..forms import DataForm, GuardianForm
from ..forms.inputs import OWN_CONTACT
from ..guardian import ask_guardian
from ..guardian_contacts import OwnContact
from ..limits import spend_or_refuse
from ..models import ConsentRecord
from ..queries import guardian_agreed, guardian_question, guardian_standings, standings
from .limits import within_limits


def show(request, *, data_form=None, guardian_form=None):
    """The whole page; a form that was sent and is wrong stands in it as it was sent."""
    person = request.user
    asked = guardian_question(person) if person.is_minor else None
    contact = {"name": asked.guardian_name, "contact": asked.guardian_contact} if asked else None
    context = {
        "person": person,
        "data_form": data_form or DataForm(person=person),
        "proven": proven_contacts(person),
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
    correct_data(person=request.user, **form.cleaned_data)
    messages.success(request, _("Your data is saved."))
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
@within_limits
def account_guardian(request):
    form = GuardianForm(request.POST, child=request.user)
    if not request.user.is_minor or guardian_agreed(request.user):
        return redirect("people:account")
    if not form.is_valid():
        return show(request, guardian_form=form)
    spend_or_refuse(request, "guardian_asked", key=str(request.user.pk))
    try:
        ask_guardian(child=request.user, **form.cleaned_data)
    except OwnContact:
        form.add_error("contact", OWN_CONTACT)
        return show(request, guardian_form=form)
    messages.success(request, _("We wrote to your parent or guardian. Ask them to open the link."))
    return redirect("people:account")

"""Another e-mail address or number for an account: proven by a code before it counts."""

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.db import IntegrityError
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from ..access import SIGNED_IN, access
from ..codes import CONTACT, AwaitedCode
from ..contacts import LastContact, drop_contact, holder_of, proven_contacts, take_contact
from ..forms import ContactForm
from ..logins import as_fields
from ..reauthentication import needs_proof
from ..security import tell_of_change
from .code_page import NOT_SENT, code_page, expired
from .limits import within_limits


@access(SIGNED_IN)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_proof("people:contact")
@within_limits
def contact(request):
    sent = request.POST if request.method == "POST" else None
    form = ContactForm(sent, person=request.user)
    if form.is_valid():
        answer = send_code(request, form)
        if answer is not None:
            return answer
    return render(request, "pages/people/contact.html", {"form": form})


def send_code(request, form):
    """None, with an error on the form, where the letter does not leave."""
    login = form.cleaned_data["login"]
    taken = holder_of(login) not in (None, request.user)
    try:
        AwaitedCode.begin(
            request,
            purpose=CONTACT,
            contact=login,
            pretend_by="account_exists" if taken else None,
            person=request.user.pk,
        )
    except OSError:
        form.add_error(None, NOT_SENT)
        return None
    return redirect("people:contact_code")


@access(SIGNED_IN)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@within_limits
def contact_code(request):
    awaited = AwaitedCode.awaited(request, purpose=CONTACT)
    if awaited is None or awaited.held["person"] != request.user.pk:
        return expired(request, "people:contact")

    def keep():
        awaited.finish()
        try:
            change(person=request.user, contact=awaited.contact)
        except IntegrityError:
            messages.error(request, _("Another account has this e-mail address or number."))
        else:
            messages.success(request, _("It is proven, and yours from now on."))
        return redirect("people:account")

    return code_page(
        request,
        awaited=awaited,
        on_right=keep,
        back="people:contact",
        title=_("Type the code"),
        action=_("Use it from now on"),
    )


def change(*, person, contact: str) -> None:
    """Take the contact, and tell the person where they were reached until now."""
    ((field, _contact),) = as_fields(contact).items()
    before = getattr(person, field)
    told_at = {*proven_contacts(person), *([before] if before else [])} - {contact}
    take_contact(person=person, contact=contact)
    if before != contact:
        tell_of_change(
            person=person, code="contact_changed", contacts=sorted(told_at), field=field
        )


@access(SIGNED_IN)
@require_POST
@needs_proof("people:account")
def contact_drop(request):
    field = request.POST.get("field")
    if field not in ("email", "phone"):
        raise BadRequest("field")
    given_up = getattr(request.user, field)
    try:
        drop_contact(person=request.user, field=field)
    except LastContact:
        messages.error(
            request, _("Prove the other one first: one proven address or number has to stay.")
        )
        return redirect("people:account")
    if given_up:
        tell_of_change(
            person=request.user, code="contact_changed", contacts=[given_up], field=field
        )
        messages.success(request, _("It is removed from your account."))
    return redirect("people:account")

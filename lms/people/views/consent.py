"""Giving a consent, and taking it back on a page that says first what then happens."""

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from ..access import SIGNED_IN, access
from ..consent import give_consent, withdraw_consent
from ..consequences import outlook
from ..models import Purpose
from ..queries import current_texts, own_answer


def back_to_account():
    return redirect(reverse("people:account") + "#persetujuan")


@access(SIGNED_IN)
@require_POST
def account_consent(request):
    """`text` gives consent to its words."""
    number = request.POST.get("text", "")
    if not number.isdecimal():
        raise BadRequest("text")
    text = get_object_or_404(current_texts(language=get_language()), pk=number)
    give_consent(person=request.user, text=text)
    messages.success(request, _("Your consent is noted."))
    return back_to_account()


@access(SIGNED_IN)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def take_consent_back(request, purpose):
    """GET tells what would happen, POST does it. `also` takes what is only offered."""
    if purpose not in Purpose.values:
        raise Http404
    held = own_answer(request.user, purpose)
    if held is None or not held.given:
        messages.info(request, _("There is no consent to take back: nothing has changed."))
        return back_to_account()
    if request.method == "POST":
        withdraw_consent(person=request.user, purpose=purpose, also="also" in request.POST)
        messages.success(
            request,
            _(
                "The consent is taken back. What the page said happens at once has been done; "
                "of what was your choice, only what you ticked."
            ),
        )
        return back_to_account()
    context = {
        "held": held,
        "purpose": Purpose(purpose),
        "label": Purpose(purpose).label,
        "outlook": outlook(person=request.user, purpose=purpose, version=held.text.version),
        "back": reverse("people:account") + "#persetujuan",
    }
    return render(request, "pages/people/take_back.html", context)

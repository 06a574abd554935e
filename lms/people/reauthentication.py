"""Sensitive acts ask once more who one is: a phone that lies about must not be enough."""

from functools import wraps
from time import time

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from .contacts import proven_contacts
from .second_factor import has_second_step

Type = Authenticator.Type


def proved_lately(request) -> bool:
    """Whether this session was proven to be its person's, by signing in or since."""
    proofs = (
        record["at"]
        for record in get_authentication_records(request, request.user)
        if record.get("reauthenticated")
    )
    return time() - max(proofs, default=0) < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT


def needs_proof(page: str):
    """Ask for a proof first where there is no recent one, then lead back: to the view where it is
    a page itself, else to `page` (a name)."""

    def asking(view):
        @wraps(view)
        def asked(request, *args, **kwargs):
            if proved_lately(request):
                return view(request, *args, **kwargs)
            is_page = request.method in ("GET", "HEAD")
            back = request.get_full_path() if is_page else reverse(page)
            return redirect(f"{reverse('people:prove')}?{urlencode({'next': back})}")

        return asked

    return asking


def ways_to_prove(person) -> dict[str, object]:
    """How `person` can: by password, passkey, authenticator app (or recovery code), or a code sent
    to a contact, which is a way only where no second step guards the account."""
    types = set(Authenticator.objects.filter(user=person).values_list("type", flat=True))
    return {
        "password": person.has_usable_password(),
        "passkey": Type.WEBAUTHN in types,
        "app": Type.TOTP in types,
        "contacts": [] if has_second_step(person) else proven_contacts(person),
    }

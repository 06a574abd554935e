"""Where a person goes after signing in or registering."""

from django.conf import settings
from django.shortcuts import resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language, override

from .access import roles_of


def asked_path(request) -> str:
    """The `next` of the request where it stays on this site, else nothing."""
    asked = request.POST.get("next") or request.GET.get("next", "")
    stays = url_has_allowed_host_and_scheme(
        asked, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return asked if stays else ""


def onward(request, person) -> str:
    """The path that was asked for, or the first page of a signed-in person.

    Who signs in on the pages of the default language meets their own language there; another
    language in the address was chosen just now and stays.
    """
    asked = asked_path(request)
    if asked:
        return asked
    shown = get_language()
    with override(person.language if shown == settings.LANGUAGE_CODE else shown):
        return resolve_url(first_page(person))


def first_page(person) -> str:
    """Where the work of a person waits: the first of their roles that has a place of its own."""
    roles = roles_of(person)
    places = settings.FIRST_PAGE_BY_ROLE
    return next((page for role, page in places if role in roles), settings.LOGIN_REDIRECT_URL)

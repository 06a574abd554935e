"""The catalogue for strangers, drawn once and shown to all of them for a while.

When a class is announced, hundreds open the same address within a minute. Who is known in any way
(a session, a message waiting) never comes near this; words that somebody searches for are nearly
always other words, and are not kept either.
"""

import hashlib

from django.conf import settings
from django.core.cache import caches

from face.appearance import DATA_COOKIE, THEME_COOKIE

# Addresses are fixed by contract. These alone are asked for so often and cost so much.
PATHS = frozenset({"/kelas/", "/en/kelas/"})
WORDS = "q"
# A page that shows no form does not depend on the last one; a page that does sets it, see below.
SAYS_NOTHING = frozenset({settings.CSRF_COOKIE_NAME, settings.LANGUAGE_COOKIE_NAME})
LOOKS = frozenset({THEME_COOKIE, DATA_COOKIE})
# How the request came and what it takes; host and scheme decide the links in the page.
VARIES_ON = (
    "HTTP_HOST",
    "HTTP_ACCEPT_ENCODING",
    "HTTP_SAVE_DATA",
    "HTTP_X_FORWARDED_PROTO",
    "HTTP_X_FORWARDED_HOST",
)
UNTOUCHED = ("HTTP_RANGE", "HTTP_AUTHORIZATION", "HTTP_HX_REQUEST")


class StrangersMiddleware:
    """Stands before sessions and compression, so what it keeps is ready to be sent."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        key = key_of(request)
        if key is None:
            return self.get_response(request)
        kept = caches["strangers"].get(key)
        if kept is not None:
            return kept
        response = self.get_response(request)
        if is_for_everybody(response):
            caches["strangers"].set(key, response, settings.STRANGERS_SECONDS)
        return response


def key_of(request) -> str | None:
    """What the answer depends on; None where it may depend on who asks."""
    if request.method != "GET" or request.path not in PATHS or not settings.STRANGERS_SECONDS:
        return None
    known = request.COOKIES.keys() - SAYS_NOTHING - LOOKS
    if known or WORDS in request.GET or any(name in request.META for name in UNTOUCHED):
        return None
    looks = [request.COOKIES.get(name, "") for name in sorted(LOOKS)]
    way = [request.META.get(name, "") for name in VARIES_ON]
    return hashlib.sha256(repr((request.get_full_path(), *looks, *way)).encode()).hexdigest()


def is_for_everybody(response) -> bool:
    return (
        response.status_code == 200
        and not response.streaming
        and not response.cookies
        and "Cache-Control" not in response
    )

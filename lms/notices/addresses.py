"""Addresses of pages, in the language of whoever opens them."""

from django.conf import settings
from django.urls import reverse, translate_url
from django.utils.translation import get_language_from_path, override

# Code of a message -> makes its path at the moment it is handed over, where the path opens a door
# by itself and may stand in no table. Filled by the rooms that send such letters.
_made_late = {}


def register_late_path(code: str, make) -> None:
    """`make(message)` gives the path in the message's language, or "" where its row is gone."""
    _made_late[code] = make


def path_of(message) -> str:
    make = _made_late.get(message.code)
    return message.path if make is None else make(message)


def in_language(path: str, language: str) -> str:
    """The same page in `language`; an address is understood only in its own language."""
    with override(get_language_from_path(path) or settings.LANGUAGE_CODE):
        return translate_url(path, language)


def link_to(path: str, language: str) -> str:
    """The whole address of a path of this site, for use outside of it."""
    return settings.PUBLIC_URL + in_language(path or "/", language)


def settings_link(language: str) -> str:
    """Where a person says what they want to be told."""
    with override(language):
        return settings.PUBLIC_URL + reverse("notices:settings")

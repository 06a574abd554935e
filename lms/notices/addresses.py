"""Addresses of pages, in the language of whoever opens them."""

from django.conf import settings
from django.urls import reverse, translate_url
from django.utils.translation import get_language_from_path, override


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

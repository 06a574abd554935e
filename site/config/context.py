"""What every page knows: the reader's roles and the same page in the other language."""

from django.conf import settings
from django.urls import translate_url
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from lms.notices.queries import unread_count
from lms.people.access import roles_of


def page(request):
    language = get_language() or settings.LANGUAGE_CODE
    other = "en" if language == "id" else "id"
    user = getattr(request, "user", None)
    signed_in = user is not None and user.is_authenticated
    return {
        "user_roles": roles_of(user) if signed_in else frozenset(),
        "alternate_lang": other,
        "alternate_url": SimpleLazyObject(lambda: other_language(request, other)),
        "unread_notices": SimpleLazyObject(lambda: unread_count(user) if signed_in else 0),
    }


def other_language(request, language: str) -> str:
    """The path of this page in `language`; a content page asks Wagtail for its translation."""
    shown = getattr(request, "shown_page", None)
    if shown is not None:
        twin = shown.get_translations().live().filter(locale__language_code=language).first()
        if twin is not None:
            return twin.get_url(request)
        return "/" if language == settings.LANGUAGE_CODE else f"/{language}/"
    return translate_url(request.get_full_path(), language)

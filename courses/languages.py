"""One thing taught, several languages.

Records of learning point at the *canonical* page: the one in the default language (Indonesian).
Its translations share its `translation_key`.
"""

from django.conf import settings
from django.db.models import OuterRef, Subquery
from django.utils import translation
from wagtail.coreutils import get_supported_content_language_variant
from wagtail.models import Locale, Page


def canonical(page):
    """The page in the default language; the page itself where it has none there."""
    if page.locale_id == Locale.get_default().pk:
        return page
    return page.get_translation_or_none(Locale.get_default()) or page


def canonical_id(page):
    """Id of the canonical page; free for pages that came through `with_canonical_ids`."""
    annotated = getattr(page, "canonical_pk", None)
    return annotated or canonical(page).pk


def with_canonical_ids(pages):
    """Annotate a queryset of pages, so that a list in any language costs no query a row."""
    twin = Page.objects.filter(
        translation_key=OuterRef("translation_key"),
        # As `Locale.get_default` finds it, without asking the database.
        locale__language_code=get_supported_content_language_variant(settings.LANGUAGE_CODE),
    )
    return pages.annotate(canonical_pk=Subquery(twin.values("pk")[:1]))


def in_language(page, language=None):
    """The live variant in `language` (default: the active one), else the page itself."""
    return in_language_many([page], language)[0]


def in_language_many(pages, language=None):
    """As `in_language` for pages of one model, in one query and in the same order."""
    if not pages:
        return []
    language = language or translation.get_language()
    variants = (
        type(pages[0])
        .objects.live()
        .filter(
            translation_key__in={page.translation_key for page in pages},
            locale__language_code=language,
        )
    )
    by_key = {variant.translation_key: variant for variant in variants}
    return [by_key.get(page.translation_key, page) for page in pages]


def fetch_languages(pages):
    """Give each page of one kind its `languages`: names of those in which it can be read, as they
    call themselves, its own first. One query. An alias holds the words of its source."""
    spoken: dict = {}
    if pages:
        variants = type(pages[0]).objects.live().filter(alias_of=None)
        variants = variants.filter(translation_key__in={page.translation_key for page in pages})
        for key, locale in variants.values_list("translation_key", "locale"):
            spoken.setdefault(key, set()).add(locale)
    names = {locale.pk: locale.language_name_local for locale in Locale.objects.order_by("pk")}
    for page in pages:
        others = spoken.get(page.translation_key, set()) - {page.locale_id}
        page.languages = [names[page.locale_id], *(names[pk] for pk in sorted(others))]

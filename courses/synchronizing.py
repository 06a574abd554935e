"""A page that editors add has its place in the other languages at once."""

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.coreutils import get_content_languages
from wagtail.models import Locale, ModelLogEntry
from wagtail_localize.models import LocaleSynchronization

from courses.models import HomePage


@transaction.atomic
def synchronize_languages() -> list[str]:
    """Let every other language of the site follow the default one; returns the codes of those
    that follow it now and did not before.

    As soon as there is a home page: the page that a new installation has is none of ours. What is
    there already gets its place (an alias) as well. Once somebody has changed or deleted a
    language under Settings > Locales, languages are theirs and nothing is done.
    """
    source = Locale.get_default()
    by_hand = ModelLogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(Locale),
        action__in=("wagtail.edit", "wagtail.delete"),
    )
    if not HomePage.objects.filter(locale=source).exists() or by_hand.exists():
        return []
    began = []
    for language in get_content_languages():
        if language == source.language_code:
            continue
        locale = Locale.objects.get_or_create(language_code=language)[0]
        _row, is_new = LocaleSynchronization.objects.get_or_create(
            locale=locale, defaults={"sync_from": source}
        )
        if is_new:
            began.append(language)
    return began

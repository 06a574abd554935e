"""Tying a page that was written in another language to its source, so that it can be kept in step.

Whoever made both languages at once (the written curriculum, an editor before there was a screen
for translators) left two pages that only share a `translation_key`. Tying reads both, notes what
each sentence of the source is called in the other one, and from then on wagtail-localize shows
what changed. Neither page is touched by it.
"""

import json
from collections import defaultdict
from dataclasses import dataclass

from django.db import transaction
from wagtail_localize.models import (
    OverridableSegment,
    SegmentOverride,
    StringSegment,
    StringTranslation,
    Translation,
    TranslationContext,
    TranslationSource,
)
from wagtail_localize.segments import OverridableSegmentValue, StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from courses.languages import canonical


@dataclass(frozen=True)
class Tie:
    # How many sentences the source has, and for how many of them the page has its own.
    sentences: int
    known: int
    # What the page says that has no place in the source. It stays in the page's history, but the
    # next time the translation is published it is not on the page any more.
    left_over: tuple[str, ...]

    @property
    def unknown(self) -> int:
        return self.sentences - self.known


def source_of(page):
    """The page that `page` is a translation of: the one in the default language. None where it
    is that one itself, or is an alias, which follows its source anyway."""
    if page.alias_of_id:
        return None
    source = canonical(page)
    return None if source.pk == page.pk else source.specific


def is_tied(page) -> bool:
    return Translation.objects.filter(
        source__object_id=page.translation_key, target_locale=page.locale_id
    ).exists()


def what_ties(*, page) -> Tie:
    """What tying would find, without doing it."""
    source = source_of(page)
    pairs, left_over = paired(extract_segments(source), extract_segments(page.specific))
    known = [own for first, own in pairs if isinstance(first, StringSegmentValue) and own]
    asked = [first for first, _ in pairs if isinstance(first, StringSegmentValue)]
    return Tie(len(asked), len(known), tuple(each.string.render_text() for each in left_over))


@transaction.atomic
def tie_translation(*, page, user=None) -> Translation:
    """Tie `page` to its source. Tied twice is tied once: what translators wrote since stays."""
    source = source_of(page)
    # The lock by which two people who press the button at once do it one after the other.
    type(page).objects.select_for_update().get(pk=page.pk)
    kept, _ = TranslationSource.get_or_create_from_instance(source)
    if not is_tied(page):
        pairs, _ = paired(extract_segments(kept.as_instance()), extract_segments(page.specific))
        contexts = {
            each.path: each for each in TranslationContext.objects.filter(object=kept.object)
        }
        write_words(pairs, kept, contexts, page, user)
        write_choices(pairs, kept, contexts, page, user)
    return Translation.objects.get_or_create(source=kept, target_locale=page.locale)[0]


def paired(first, own):
    """Segments of the source, each with the page's own at the same place (or None), and the
    page's sentences that were left over. A place is a path of block ids and the order there."""
    at = defaultdict(list)
    for segment in own:
        at[type(segment), segment.path].append(segment)
    pairs = []
    for segment in first:
        here = at[type(segment), segment.path]
        pairs.append((segment, here.pop(0) if here else None))
    left = [each for (kind, _), rest in at.items() if kind is StringSegmentValue for each in rest]
    return pairs, left


def write_words(pairs, kept, contexts, page, user):
    strings = {
        (each.context_id, each.order): each.string_id
        for each in StringSegment.objects.filter(source=kept)
    }
    for segment, own in pairs:
        if not isinstance(segment, StringSegmentValue) or own is None:
            continue
        context = contexts[segment.path]
        StringTranslation.objects.get_or_create(
            translation_of_id=strings[context.pk, segment.order],
            locale=page.locale,
            context=context,
            defaults={
                "data": own.string.data,
                "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
                "last_translated_by": user,
            },
        )


def write_choices(pairs, kept, contexts, page, user):
    """Pictures, files and addresses that the page has others of than the source."""
    known = set(OverridableSegment.objects.filter(source=kept).values_list("context", flat=True))
    for segment, own in pairs:
        if not isinstance(segment, OverridableSegmentValue) or own is None:
            continue
        context = contexts[segment.path]
        if context.pk in known and own.data != segment.data:
            SegmentOverride.objects.get_or_create(
                locale=page.locale,
                context=context,
                defaults={"data_json": json.dumps(own.data), "last_translated_by": user},
            )

"""What of a page or an entry is translated, and what every language takes from the source.

Words are translated. Rules (numbers, keys, addresses, what is right) come from the source at every
update, so that a quiz is the same quiz in both languages. A picture comes from the source unless
the translator puts another in its place, because a drawing may hold words. Inside a StreamField
the kind of block decides: sentences are translated, and see `courses.blocks.languages` for the
rest.
"""

from wagtail_localize.fields import SynchronizedField, TranslatableField

PAGE_WORDS = ("title", "seo_title", "search_description")
PAGE_RULES = ("slug", "show_in_menus")


def entry_fields(*, words, rules=(), pictures=()):
    """`translatable_fields` of a model."""
    return [
        *(TranslatableField(name) for name in words),
        *(SynchronizedField(name, overridable=False) for name in rules),
        *(SynchronizedField(name) for name in pictures),
    ]


def page_fields(*, words, rules=(), pictures=(), own_slug=False):
    """`translatable_fields` of a page model, with those that every page has. `own_slug`: two
    pages under the same parent cannot share one."""
    shared = [name for name in PAGE_RULES if not (own_slug and name == "slug")]
    return entry_fields(words=[*PAGE_WORDS, *words], rules=[*shared, *rules], pictures=pictures)

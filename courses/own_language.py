"""What a page chooses is chosen in the page's own language, where it exists there."""

from wagtail import blocks
from wagtail.fields import StreamField

from courses.blocks.languages import FilmChooserBlock

CHOOSERS = (FilmChooserBlock, blocks.PageChooserBlock)


def choose_in_own_language(page):
    """Put films and required pages of the page's own language in the place of others; what has
    none stays. A translation takes its blocks from the source, so it needs this at each update;
    so does somebody who picked the wrong one of two entries with nearly the same title."""
    for field in page._meta.get_fields():
        if not isinstance(field, StreamField):
            continue
        for child in getattr(page, field.name):
            if isinstance(child.block, CHOOSERS):
                child.value = in_language_of(page, child.value)
            elif isinstance(child.block, blocks.StructBlock):
                for name, block in child.block.child_blocks.items():
                    if isinstance(block, CHOOSERS):
                        child.value[name] = in_language_of(page, child.value[name])


def in_language_of(page, chosen):
    if chosen is None or chosen.locale_id == page.locale_id:
        return chosen
    return chosen.get_translation_or_none(page.locale) or chosen

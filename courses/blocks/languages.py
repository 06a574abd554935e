"""Blocks that a translator is not asked for, or is asked for in another way than word by word."""

from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock
from wagtail_localize.segments import StringSegmentValue


class FromSource:
    """Every language takes the value of the source (read by wagtail-localize)."""

    def get_translatable_segments(self, value):
        return []


class KeyBlock(FromSource, blocks.CharBlock):
    """A word that other parts of the page refer to, or a proper name."""


class FilmChooserBlock(FromSource, SnippetChooserBlock):
    """A course video. A page that is saved chooses the entry of its own language, where there is
    one (`courses.own_language`)."""

    def __init__(self, target_model="courses.CourseVideo", **kwargs):
        super().__init__(target_model, **kwargs)


class WordsBlock(blocks.ListBlock):
    """Words that all say the same. A language may have more of them than another, so they are
    translated as one line, with a semicolon between them."""

    def get_translatable_segments(self, value):
        # Under the first word's id, because the translator's screen looks for an item there.
        return [StringSegmentValue(each.id, "; ".join(value)) for each in value.bound_blocks[:1]]

    def restore_translated_segments(self, value, segments):
        said = (word.strip() for word in segments[0].render_text().split(";"))
        return self.to_python([word for word in said if word])

"""Blocks of words: running text and the meaning of a term."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

# No h1: the page's title is it. No images: they have a block that insists on a text alternative.
RICH_TEXT_FEATURES = ["h2", "h3", "bold", "italic", "ul", "ol", "link"]


class ParagraphBlock(blocks.RichTextBlock):
    def __init__(self, **kwargs):
        kwargs.setdefault("features", RICH_TEXT_FEATURES)
        super().__init__(**kwargs)

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        template = "blocks/paragraph.html"


class TermBlock(blocks.StructBlock):
    term = blocks.CharBlock(max_length=60, label=_("Term"))
    meaning = blocks.TextBlock(
        max_length=300, label=_("Meaning"), help_text=_("One or two plain sentences.")
    )

    class Meta:
        icon = "openquote"
        label = _("Glossary term")
        template = "blocks/term.html"

"""The statements of the self-assessment, by pillar of digital literacy."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from courses.enums import Pillar


class PillarBlock(blocks.StructBlock):
    pillar = blocks.ChoiceBlock(choices=Pillar.choices, label=_("Pillar"))
    statements = blocks.ListBlock(
        blocks.CharBlock(
            max_length=200,
            label=_("Statement"),
            help_text=_("What somebody can do, in their words: “I can record clear sound.”"),
        ),
        min_num=3,
        max_num=8,
        label=_("Statements"),
    )

    class Meta:
        icon = "form"
        label = _("Pillar")

"""A rubric as an editor writes it. lms/ copies it when somebody first hands in."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

WEIGHT_TOTAL = 100


class LevelBlock(blocks.StructBlock):
    title = blocks.CharBlock(max_length=60, label=_("Title"))
    meaning = blocks.TextBlock(
        max_length=300,
        label=_("Meaning"),
        help_text=_("What a trainer sees in the video when this level fits."),
    )
    points = blocks.IntegerBlock(
        min_value=0,
        max_value=100,
        label=_("Points"),
        help_text=_("The points of the highest level are the whole criterion."),
    )

    class Meta:
        label = _("Level")


class CriterionBlock(blocks.StructBlock):
    name = blocks.CharBlock(max_length=80, label=_("Name"))
    description = blocks.TextBlock(
        max_length=300,
        label=_("Description"),
        help_text=_("Shown to residents before they record, and to trainers as they judge."),
    )
    weight = blocks.IntegerBlock(
        min_value=1,
        max_value=WEIGHT_TOTAL,
        label=_("Weight (%)"),
        help_text=_("The weights of all criteria add up to 100."),
    )
    levels = blocks.ListBlock(
        LevelBlock(),
        min_num=3,
        max_num=4,
        label=_("Levels"),
        help_text=_("From the lowest to the highest."),
    )

    def clean(self, value):
        cleaned = super().clean(value)
        points = [level["points"] for level in cleaned["levels"]]
        if points != sorted(set(points)):
            raise blocks.StructBlockValidationError(
                block_errors={
                    "levels": ValidationError(
                        _("Each level must be worth more points than the one before it.")
                    )
                }
            )
        return cleaned

    class Meta:
        icon = "table"
        label = _("Criterion")
        template = "blocks/criterion.html"


class RubricBlock(blocks.StreamBlock):
    criterion = CriterionBlock()

    def clean(self, value):
        cleaned = super().clean(value)
        total = sum(child.value["weight"] for child in cleaned)
        if cleaned and total != WEIGHT_TOTAL:
            raise blocks.StreamBlockValidationError(
                non_block_errors=ValidationError(
                    _("The weights add up to %(total)s; they must add up to 100."),
                    params={"total": total},
                )
            )
        return cleaned

"""Blocks to act on: steps, do and don't, shots, checklists."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class StepBlock(blocks.StructBlock):
    title = blocks.CharBlock(max_length=100, label=_("Title"))
    text = blocks.TextBlock(required=False, max_length=500, label=_("Text"))

    class Meta:
        label = _("Step")


class StepsBlock(blocks.StructBlock):
    title = blocks.CharBlock(max_length=100, label=_("Title"))
    steps = blocks.ListBlock(StepBlock(), min_num=2, max_num=12, label=_("Steps"))

    class Meta:
        icon = "list-ol"
        label = _("Steps")
        template = "blocks/steps.html"


class DoDontBlock(blocks.StructBlock):
    do = blocks.ListBlock(
        blocks.CharBlock(max_length=200),
        min_num=1,
        max_num=6,
        label=_("Do"),
        help_text=_("Each beginning with a verb."),
    )
    dont = blocks.ListBlock(
        blocks.CharBlock(max_length=200),
        min_num=1,
        max_num=6,
        label=_("Don't"),
        help_text=_("What to leave, and why where it is not plain."),
    )

    class Meta:
        icon = "thumbtack"
        label = _("Do and don't")
        template = "blocks/do_dont.html"


class ShotBlock(blocks.StructBlock):
    kind = blocks.ChoiceBlock(
        choices=[("example", _("Example")), ("tip", _("Tip"))], default="tip", label=_("Kind")
    )
    title = blocks.CharBlock(max_length=100, label=_("Title"))
    text = blocks.TextBlock(max_length=800, label=_("Text"))

    class Meta:
        icon = "view"
        label = _("Shot example or tip")
        template = "blocks/shot.html"


class ChecklistBlock(blocks.StructBlock):
    title = blocks.CharBlock(max_length=100, label=_("Title"))
    items = blocks.ListBlock(
        blocks.CharBlock(max_length=200),
        min_num=2,
        max_num=12,
        label=_("Points to tick"),
        help_text=_("Each can be ticked off. What was ticked stays when you change the words."),
    )

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        # Only on a lesson can something be ticked; elsewhere it is a list.
        if kept := context.get("kept"):
            context["rows"] = kept.ticks(value["items"])
        return context

    class Meta:
        icon = "tasks"
        label = _("Checklist")
        template = "blocks/checklist.html"

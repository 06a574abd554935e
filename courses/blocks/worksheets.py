"""Templates that a resident fills in on the page: a script, a storyboard."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from courses.keeping import Kept


class WorksheetBlock(blocks.StructBlock):
    """A block with cells to write in. On a lesson they hold what was written before."""

    cells_name = ""

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        child = context.get("child")
        kept = context.get("kept") or Kept()
        context["sheet"] = kept.key(child.id if child else value["title"])
        context["cells"] = kept.cells(child.id if child else "", value[self.cells_name])
        return context


class ScriptRowBlock(blocks.StructBlock):
    part = blocks.CharBlock(
        max_length=80, label=_("Part"), help_text=_("For example “Opening (0–3 seconds)”.")
    )
    hint = blocks.CharBlock(required=False, max_length=200, label=_("Hint"))

    class Meta:
        label = _("Part")


class ScriptBlock(WorksheetBlock):
    cells_name = "rows"
    title = blocks.CharBlock(max_length=100, label=_("Title"))
    text = blocks.TextBlock(required=False, max_length=400, label=_("Text"))
    rows = blocks.ListBlock(
        ScriptRowBlock(),
        min_num=2,
        max_num=10,
        label=_("Parts"),
        help_text=_("Residents write into each; what they wrote stays when you change the words."),
    )

    class Meta:
        icon = "form"
        label = _("Script to fill in")
        template = "blocks/script.html"


class StoryboardFrameBlock(blocks.StructBlock):
    shot = blocks.CharBlock(
        max_length=60, label=_("Shot"), help_text=_("For example “Wide” or “Close”.")
    )
    hint = blocks.CharBlock(required=False, max_length=200, label=_("Hint"))

    class Meta:
        label = _("Frame")


class StoryboardBlock(WorksheetBlock):
    cells_name = "frames"
    title = blocks.CharBlock(max_length=100, label=_("Title"))
    text = blocks.TextBlock(required=False, max_length=400, label=_("Text"))
    frames = blocks.ListBlock(
        StoryboardFrameBlock(),
        min_num=3,
        max_num=9,
        label=_("Frames"),
        help_text=_("Residents write into each; what they wrote stays when you change the words."),
    )

    class Meta:
        icon = "grip"
        label = _("Storyboard to fill in")
        template = "blocks/storyboard.html"

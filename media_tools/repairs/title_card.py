"""A card with the title before the video, in the programme's look, without a sound."""

from django import forms
from django.utils.translation import gettext_lazy as _

from media_tools.drawing.title import title_card
from media_tools.repairs.options import DrawnField, Options
from media_tools.repairs.steady_rate import steady

NAME = "title_card"
TITLE = _("Title card")
DOES = _("Shows the title for a moment before your video begins.")


class Asked(Options):
    text = DrawnField(label=_("Title"), max_length=60, help_text=_("At most 60 letters."))
    second = DrawnField(label=_("Second line"), max_length=80, required=False)
    seconds = forms.FloatField(
        label=_("How long, in seconds"), min_value=2, max_value=3, initial=2.5, step_size=0.5
    )


def prepare(plan, measured, profile, options) -> None:
    # The video follows the card in the same step, so that sound and picture stay together.
    plan.rate = plan.rate or steady(plan.probe.fps)
    drawn = title_card(plan.size, options["text"], options["second"])
    plan.begin_with(drawn, "card.png", options["seconds"])

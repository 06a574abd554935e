"""The programme's mark in a corner, where no platform lays its own signs."""

from django import forms
from django.utils.translation import gettext_lazy as _

from media_tools.drawing.signature import signature
from media_tools.repairs import safe_area
from media_tools.repairs.options import Options

NAME = "watermark"
TITLE = _("The programme's mark")
DOES = _("Shows the programme's mark in a corner all the way through.")
CORNERS = {
    "top_left": _("Top left"),
    "top_right": _("Top right"),
    "bottom_left": _("Bottom left"),
    "bottom_right": _("Bottom right"),
}


class Asked(Options):
    corner = forms.ChoiceField(
        label=_("Corner"), choices=CORNERS, initial="top_left", widget=forms.RadioSelect
    )


def prepare(plan, measured, profile, options) -> None:
    sign = signature(plan.size)
    left, top, right, bottom = safe_area.inside(profile, plan.size)
    below, beside = options["corner"].split("_")
    plan.lay(
        sign,
        "mark.png",
        left=left if beside == "left" else right - sign.width,
        top=top if below == "top" else bottom - sign.height,
    )

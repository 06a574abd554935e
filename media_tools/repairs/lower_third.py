"""Who is speaking, for some seconds in the lower part of the picture."""

from django import forms
from django.utils.translation import gettext_lazy as _

from media_tools.drawing.name_plate import name_plate
from media_tools.repairs import safe_area
from media_tools.repairs.options import DrawnField, Options

NAME = "lower_third"
TITLE = _("Name below")
DOES = _("Shows who is speaking, for as long as you say.")
SHORTEST_S = 1.0


class Asked(Options):
    name = DrawnField(label=_("Name"), max_length=40, help_text=_("A nickname is enough."))
    role = DrawnField(
        label=_("Who that is"),
        max_length=60,
        required=False,
        help_text=_("For example: seller in Pasar Klojen."),
    )
    start = forms.FloatField(label=_("From second"), min_value=0, initial=1, step_size=0.1)
    end = forms.FloatField(label=_("To second"), min_value=0, initial=5, step_size=0.1)

    def clean(self):
        told = super().clean()
        start, end = told.get("start"), told.get("end")
        if start is None or end is None:
            return told
        if end - start < SHORTEST_S:
            self.add_error("end", _("Show the name for at least one second."))
        elif self.duration_s is not None and start > self.duration_s - SHORTEST_S:
            self.add_error("start", _("The video is over by then."))
        return told


def prepare(plan, measured, profile, options) -> None:
    plate = name_plate(plan.size, options["name"], options["role"])
    left, _top, _right, bottom = safe_area.inside(profile, plan.size)
    plan.lay(
        plate,
        "name.png",
        left=left,
        top=bottom - plate.height,
        start_s=options["start"],
        end_s=options["end"],
    )

"""From a lying picture to an upright one, 9:16.

`mode` is "follow": a window that goes where things move (no faces are looked for), or "pad":
the whole picture before a blurred copy of itself.
"""

from django import forms
from django.utils.translation import gettext_lazy as _

from media_tools.findings import REFRAME
from media_tools.repairs import follow
from media_tools.repairs.options import Options

NAME = REFRAME
TITLE = _("Make it upright")
DOES = _("Turns a lying picture into an upright one of 9:16.")
MODES = {"pad": _("Whole picture, blurred around"), "follow": _("Follow the movement")}
ACROSS, DOWN = 9, 16


class Asked(Options):
    mode = forms.ChoiceField(
        label=_("How to make it upright"), choices=MODES, initial="pad", widget=forms.RadioSelect
    )


def prepare(plan, measured, profile, options) -> None:
    width, height = plan.size
    if width * DOWN <= height * ACROSS:
        return
    plan.encodes_picture = True
    if options["mode"] == "follow":
        across = even(height * ACROSS / DOWN)
        plan.frames += follow.window(plan, across)
        plan.size = across, height
        return
    # The short side stays what it was: nothing is enlarged.
    across = min(width, height)
    down = even(across * DOWN / ACROSS)
    plan.frames.append(
        f"split=2[behind][before];"
        f"[behind]scale={across // 4}:{down // 4}:force_original_aspect_ratio=increase,"
        f"crop={across // 4}:{down // 4},gblur=sigma=12,eq=brightness=-0.12,"
        f"scale={across}:{down}[blurred];"
        f"[before]scale={across}:-2[sharp];"
        f"[blurred][sharp]overlay=(W-w)/2:(H-h)/2"
    )
    plan.size = across, down


def even(length: float) -> int:
    return max(2, round(length / 2) * 2)

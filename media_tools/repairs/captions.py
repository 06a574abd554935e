"""Captions drawn into the picture, for platforms and phones that show no track.

The words come as a file of ours to ffmpeg's own typesetting; signs that would command it are
replaced by their likes, so that words stay words.
"""

import shutil

from django import forms
from django.utils.translation import gettext_lazy as _
from font_manrope import ManropeSemiBold
from PIL import ImageFont

from media_tools.repairs import safe_area
from media_tools.repairs.options import Options

NAME = "captions"
TITLE = _("Captions in the picture")
DOES = _("Draws the captions that you wrote into the picture, where no platform covers them.")
# Of the short side: about forty letters fit a line of a lying picture, twenty of an upright one.
LETTERS = 0.055
HARMLESS = str.maketrans({"\\": "⧵", "{": "(", "}": ")", "\r": None})
# Alpha, blue, green, red: the player's own ground (#0b0c1f), a quarter clear.
GROUND = "&H401F0C0B"
HEAD = """[Script Info]
ScriptType: v4.00+
PlayResX: {width}
PlayResY: {height}
WrapStyle: 0
ScaledBorderAndShadow: yes

[V4+ Styles]
Format: Name, Fontname, Fontsize, PrimaryColour, OutlineColour, BackColour, BorderStyle, Outline, \
Shadow, Alignment, MarginL, MarginR, MarginV
Style: Said,{family},{size},&H00FFFFFF,{ground},{ground},4,0,{outline},2,{left},{right},{bottom}

[Events]
Format: Layer, Start, End, Style, Text
"""


class Asked(Options):
    language = forms.ChoiceField(
        label=_("Language"), choices=[("id", "Bahasa Indonesia"), ("en", "English")], initial="id"
    )

    def clean(self):
        # Nobody types these here: `ask_repair` puts in those of the track.
        return {**super().clean(), "cues": self.data.get("cues") or []}


def prepare(plan, measured, profile, options) -> None:
    """`options["cues"]` are those of the track in that language, as `ask_repair` found them."""
    cues = options.get("cues")
    if not cues:
        return
    fonts = plan.room / "fonts"
    fonts.mkdir()
    shutil.copyfile(ManropeSemiBold, fonts / "letters.ttf")
    (plan.room / "captions.ass").write_text(
        script(cues, plan=plan, profile=profile), encoding="utf-8"
    )
    plan.frames.append("ass=captions.ass:fontsdir=fonts")
    plan.encodes_picture = True


def script(cues, *, plan, profile) -> str:
    width, height = plan.size
    left, _top, right, bottom = safe_area.inside(profile, plan.size)
    size = round(LETTERS * min(width, height) * (1.25 if height > width else 1))
    head = HEAD.format(
        width=width,
        height=height,
        family=" ".join(ImageFont.truetype(ManropeSemiBold, 20).getname()),
        size=size,
        ground=GROUND,
        outline=max(2, size // 5),
        left=left,
        right=width - right,
        bottom=height - bottom,
    )
    lines = []
    for cue in cues:
        # What was cut off the start of the video is not there to be spoken over.
        start, end = cue["start"] - plan.start_s, cue["end"] - plan.start_s
        if end > 0:
            said = "\\N".join(cue["text"].translate(HARMLESS).splitlines())
            lines.append(f"Dialogue: 0,{stamp(max(0.0, start))},{stamp(end)},Said,{said}")
    return head + "\n".join(lines) + "\n"


def stamp(seconds: float) -> str:
    """62.5 -> 0:01:02.50"""
    minutes, hundredths = divmod(round(seconds * 100), 6000)
    return f"{minutes // 60}:{minutes % 60:02}:{hundredths // 100:02}.{hundredths % 100:02}"

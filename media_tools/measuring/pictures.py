"""What the samples of the picture say: sharpness, light, bars, the best picture for a poster."""

import math
from collections.abc import Sequence

from media_tools.measuring.measurements import Stretch
from media_tools.probe import Probe

# Hardly anything brighter than a tenth of the way up: faces cannot be made out.
DARK_MEAN, DARK_HIGH = 40, 60
# Nearly everything burnt out, and no ink either: a page of text keeps its black letters.
BRIGHT_LOW, BRIGHT_MIN = 215, 110
# Edge width in pixels at 360p that counts as perfectly sharp; what a good lens gives is 4 to 6.
SHARPEST_EDGE = 4.0
CUT_SCORE = 10
# Grey levels by which a picture differs from the one before, on average: under the first it is
# the same; up to the second a still picture is drawn anew by a key frame (0.3 to 1.0 seen).
STILL, REDRAWN = 0.25, 1.5
# Of a side: thinner bars are the rounding of a crop, and nobody sees them.
THINNEST_BAR = 0.03
# Parts by which two bars of a pair may differ.
UNEVEN = 0.25

Sample = tuple[float, dict[str, float]]


def sharpness(values: dict[str, float]) -> float | None:
    """0 to 100; None for a picture without a single edge, which is neither sharp nor blurred."""
    edge = values.get("blur", math.nan)
    return None if math.isnan(edge) or edge <= 0 else min(100.0, 100 * SHARPEST_EDGE / edge)


def is_dark(values: dict[str, float]) -> bool:
    return values["YAVG"] < DARK_MEAN and values["YHIGH"] < DARK_HIGH


def is_bright(values: dict[str, float]) -> bool:
    return values["YLOW"] > BRIGHT_LOW and values["YMIN"] > BRIGHT_MIN


def still(pictures: Sequence[Sample], *, shortest: float, end: float) -> tuple[Stretch, ...]:
    """Where the picture stands still for `shortest` seconds or longer.

    Each sample tells how much it differs from the one before. A key frame draws a still picture
    anew, a little differently: one small step with stillness on both sides does not end it.
    """
    steps = [values.get("YDIF", math.inf) for _, values in pictures]
    found, start = [], None
    for place, (at, _) in enumerate(pictures):
        around = (steps[place - 1], *steps[place + 1 : place + 2]) if place > 1 else (math.inf,)
        same = place > 0 and (
            steps[place] < STILL or (steps[place] < REDRAWN and max(around) < STILL)
        )
        if same and start is None:
            start = pictures[place - 1][0]
        elif not same and start is not None:
            found.append((start, at))
            start = None
    if start is not None:
        found.append((start, end))
    return tuple((round(a, 2), round(b, 2)) for a, b in found if b - a >= shortest)


def cuts(pictures: Sequence[Sample]) -> tuple[float, ...]:
    return tuple(round(at, 2) for at, v in pictures if v.get("score", 0) >= CUT_SCORE)


def best_picture(pictures: Sequence[Sample]) -> float:
    """When it shows a picture worth a poster: sharp, lit, with contrast, not the very first."""

    def worth(sample):
        at, values = sample
        lit = 1 - abs(values["YAVG"] - 120) / 120
        contrast = min(1.0, (values["YHIGH"] - values["YLOW"]) / 100)
        opening = 0.15 if at < 0.5 else 0.0
        return 0.4 * (sharpness(values) or 0) / 100 + 0.3 * lit + 0.3 * contrast - opening

    return max(pictures, key=worth)[0]


def bars(
    probe: Probe, pictures: Sequence[Sample], size: tuple[int, int]
) -> tuple[int, int, int, int] | None:
    """Left, top, right and bottom black bars in pixels as shown; None where there are none.

    The detector keeps the largest picture seen, so its last word is about the whole video.
    Bars come in pairs: darkness on one side only is part of the picture. `size` is that of
    the measured pictures.
    """
    last = next((v for _, v in reversed(pictures) if {"x1", "x2", "y1", "y2"} <= v.keys()), None)
    if last is None or last["x2"] <= last["x1"] or last["y2"] <= last["y1"]:
        return None
    width, height = size
    left, right = pair(last["x1"], width - 1 - last["x2"], width, probe.width)
    top, bottom = pair(last["y1"], height - 1 - last["y2"], height, probe.height)
    return (left, top, right, bottom) if left or top else None


def pair(one: float, other: float, of: int, shown: int) -> tuple[int, int]:
    """Two opposite bars of the small picture in pixels of the shown one, rounded outwards."""
    if min(one, other) < THINNEST_BAR * of or abs(one - other) > UNEVEN * max(one, other) + 2:
        return 0, 0
    first, second = (math.ceil(bar * shown / of / 2) * 2 for bar in (one, other))
    return first, second

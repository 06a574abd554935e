"""Cut off what is black or silent at both ends; the middle is never touched."""

from django.utils.translation import gettext_lazy as _

from media_tools.findings import TRIM
from media_tools.measuring.stretches import EDGE_S

NAME = TRIM
TITLE = _("Trim the ends")
DOES = _("Cuts away black pictures and silence at the beginning and at the end.")
# A breath before the first word.
LEAD_S = 0.3
SHORTEST_CUT_S = 0.5
# What is left must still be the video that somebody made.
KEPT_SHARE, KEPT_S = 0.5, 3.0


def prepare(plan, measured, profile, options) -> None:
    start, end = kept(measured)
    if start > 0 or end < measured.duration_s:
        plan.start_s, plan.end_s = start, end
        plan.encodes_picture = True


def kept(measured) -> tuple[float, float]:
    """Start and end in seconds of what stays."""
    whole = measured.duration_s
    start, end = 0.0, whole
    for first, last in measured.black:
        if first <= EDGE_S:
            start = max(start, last)
        if last >= measured.video_s - EDGE_S:
            end = min(end, first)
    for first, last in measured.silence:
        if first <= EDGE_S:
            start = max(start, last - LEAD_S)
        if last >= (measured.audio_s or whole) - EDGE_S:
            end = min(end, first + LEAD_S)
    start = start if start >= SHORTEST_CUT_S else 0.0
    end = end if whole - end >= SHORTEST_CUT_S else whole
    if end - start < max(KEPT_SHARE * whole, min(KEPT_S, whole)):
        return 0.0, whole
    return round(start, 3), round(end, 3)

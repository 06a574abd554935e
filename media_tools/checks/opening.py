"""Do the first three seconds give a reason to stay?"""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from media_tools.checks.black import all_black
from media_tools.checks.loudness import hardly_any_sound
from media_tools.enums import FindingSeverity
from media_tools.findings import TRIM, Finding
from media_tools.measuring.measurements import Measurements
from media_tools.profiles import Profile

TEXTS = {
    "slow_start": (
        _("In the first seconds nothing moves and nothing sounds, until %(end)s."),
        _("Begin with the best picture or the question; the video workshop can cut the rest off."),
    ),
}
OPENING_S = 3.0
# What is this short is one still picture on purpose.
SHORTEST_S = 6.0


def check(measured: Measurements, profile: Profile) -> Iterator[Finding]:
    if measured.duration_s < SHORTEST_S or all_black(measured) or hardly_any_sound(measured):
        return
    still = lasts(measured.frozen)
    quiet = measured.duration_s if measured.audio_s is None else lasts(measured.silence)
    end = min(still, quiet)
    # A video that is still or silent all the way through is told so elsewhere.
    if OPENING_S <= end < measured.duration_s - 1:
        yield Finding("slow_start", FindingSeverity.INFO, 0.0, end, repair=TRIM)


def lasts(stretches) -> float:
    """Until when a stretch that begins with the video lasts; 0 where there is none."""
    return max((end for start, end in stretches if start <= 0.3), default=0.0)

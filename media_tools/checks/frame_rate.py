"""Does it move smoothly enough?"""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from media_tools.enums import FindingSeverity
from media_tools.findings import STEADY_RATE, Finding
from media_tools.measuring.measurements import Measurements
from media_tools.profiles import Profile

TEXTS = {
    "low_frame_rate": (
        _("The picture moves jerkily: %(fps)s pictures a second, better at least %(limit)s."),
        _("Record in good light and set your camera to 30 pictures a second."),
    ),
    "high_frame_rate": (
        _("The video has %(fps)s pictures a second; %(platform)s takes %(limit)s."),
        _("Export it at 30 or 60 pictures a second."),
    ),
    "variable_frame_rate": (
        _("The number of pictures a second varies, as usual with phones."),
        _("Nothing to do: we even it out for watching."),
    ),
}
# 59.94 and 60.06 are both 60; 23.976 is 24.
ROUNDING = 0.5


def check(measured: Measurements, profile: Profile) -> Iterator[Finding]:
    limits = profile.limits
    told = {"fps": measured.fps, "platform": profile.name}
    # Three pictures have no rate worth judging.
    if measured.frames >= 5:
        if limits.slowest_fps and measured.fps < limits.slowest_fps - ROUNDING:
            yield Finding(
                "low_frame_rate",
                profile.severity("slowest_fps"),
                data={**told, "limit": limits.slowest_fps},
            )
        elif limits.fastest_fps and measured.fps > limits.fastest_fps + ROUNDING:
            yield Finding(
                "high_frame_rate",
                profile.severity("fastest_fps"),
                data={**told, "limit": limits.fastest_fps},
            )
    if measured.variable_frame_rate:
        yield Finding("variable_frame_rate", FindingSeverity.INFO, repair=STEADY_RATE)

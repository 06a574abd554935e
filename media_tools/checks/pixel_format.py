"""Are the pictures stored in a way that phones can show?"""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from media_tools.findings import Finding
from media_tools.measuring.measurements import Measurements
from media_tools.profiles import Profile

TEXTS = {
    "odd_pixel_format": (
        _("The pictures are stored in a way that many phones cannot show (%(format)s)."),
        _("Export the video as H.264 with 4:2:0 colours and 8 bits, the usual setting."),
    ),
}
# Ten bits of HEVC, VP9 and AV1 are what HDR phones record, and every player of theirs knows.
TEN_BITS = ("hevc", "vp9", "av1")


def check(measured: Measurements, profile: Profile) -> Iterator[Finding]:
    usual = profile.limits.pixel_formats
    if not usual or not measured.pixel_format or measured.pixel_format in usual:
        return
    if measured.pixel_format == "yuv420p10le" and measured.video_codec in TEN_BITS:
        return
    named = f"{measured.video_profile} {measured.pixel_format}".strip()
    yield Finding("odd_pixel_format", profile.severity("pixel_formats"), data={"format": named})

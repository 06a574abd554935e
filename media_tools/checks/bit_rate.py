"""Are there bits enough for what moves in the picture?"""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from media_tools.findings import Finding
from media_tools.measuring.measurements import Measurements
from media_tools.profiles import Profile

TEXTS = {
    "bit_rate_low": (
        _("The video is compressed so much that its details are lost (%(rate)s kbit/s)."),
        _(
            "Send the file from your camera itself, not one that came through a messenger, "
            "or export it with a higher quality."
        ),
    ),
}
# What newer codecs need for the same picture, against H.264.
EFFORT = {"hevc": 0.6, "vp9": 0.6, "av1": 0.5}
# Grey levels of change from one measured picture to the next: under it a picture needs little.
STILL = 3.0


def check(measured: Measurements, profile: Profile) -> Iterator[Finding]:
    least = profile.limits.least_bits_a_pixel
    if least is None or measured.movement is None or measured.movement < STILL:
        return
    pixels = measured.width * measured.height * measured.fps
    need = least * pixels * EFFORT.get(measured.video_codec, 1.0)
    if measured.video_bit_rate and measured.video_bit_rate < need:
        told = {"rate": round(measured.video_bit_rate / 1000), "limit": round(need / 1000)}
        yield Finding("bit_rate_low", profile.severity("least_bits_a_pixel"), data=told)

"""Can a viewer jump to a second without waiting?"""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from media_tools.enums import FindingSeverity
from media_tools.findings import Finding
from media_tools.measuring.measurements import Measurements
from media_tools.profiles import Profile

TEXTS = {
    "key_frames_far": (
        _("There are up to %(gap)s seconds between two whole pictures (key frames)."),
        _("Jumping in the video is slow. Export with a key frame every 2 seconds."),
    ),
}


def check(measured: Measurements, profile: Profile) -> Iterator[Finding]:
    widest, gap = profile.limits.widest_key_gap_s, measured.key_frame_gap_s
    if widest is not None and gap is not None and gap > widest:
        yield Finding("key_frames_far", FindingSeverity.INFO, data={"gap": gap, "limit": widest})

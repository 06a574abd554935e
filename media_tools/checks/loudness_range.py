"""Can the soft parts be heard without the loud ones hurting?"""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from media_tools.enums import FindingSeverity
from media_tools.findings import Finding
from media_tools.measuring.measurements import Measurements
from media_tools.profiles import Profile

TEXTS = {
    "wide_loudness_range": (
        _("Some parts are much louder than others: %(range)s LU apart, better under %(limit)s."),
        _("Speak at the same distance all the time, and turn the music down below the voice."),
    ),
}
# The measure is made of blocks of three seconds: a short clip has too few of them.
SHORTEST_S = 10


def check(measured: Measurements, profile: Profile) -> Iterator[Finding]:
    limit, spread = profile.limits.widest_range_lu, measured.loudness_range_lu
    if limit is None or spread is None or (measured.audio_s or 0) < SHORTEST_S:
        return
    if spread > limit:
        told = {"range": spread, "limit": limit}
        yield Finding("wide_loudness_range", FindingSeverity.INFO, data=told)

"""Is there sound on both sides?"""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from media_tools.enums import FindingSeverity
from media_tools.findings import BOTH_SIDES, Finding
from media_tools.measuring.measurements import Measurements
from media_tools.profiles import Profile

TEXTS = {
    "left_side_silent": (
        _("Sound is only heard on the right side; who wears one earphone may hear nothing."),
        _("One tap in the video workshop puts it on both sides."),
    ),
    "right_side_silent": (
        _("Sound is only heard on the left side; who wears one earphone may hear nothing."),
        _("One tap in the video workshop puts it on both sides."),
    ),
}


def check(measured: Measurements, profile: Profile) -> Iterator[Finding]:
    if measured.dead_channel:
        code = f"{measured.dead_channel}_side_silent"
        yield Finding(code, FindingSeverity.WARN, repair=BOTH_SIDES)

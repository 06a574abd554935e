"""Is the picture framed by black bars?"""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from media_tools.checks.black import all_black
from media_tools.enums import FindingSeverity
from media_tools.findings import BARS, Finding
from media_tools.measuring.measurements import Measurements
from media_tools.profiles import Profile

TEXTS = {
    "bars": (
        _("Black bars take %(share)s%% of the picture."),
        _("Record upright from the start. One tap in the video workshop takes the bars away."),
    ),
}


def check(measured: Measurements, profile: Profile) -> Iterator[Finding]:
    if measured.bars is None or all_black(measured):
        return
    left, top, right, bottom = measured.bars
    kept = (measured.width - left - right) * (measured.height - top - bottom)
    share = round(100 * (1 - kept / (measured.width * measured.height)))
    yield Finding("bars", FindingSeverity.WARN, data={"share": share}, repair=BARS)

"""Does the file say where it was recorded?"""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from media_tools.enums import FindingSeverity
from media_tools.findings import STRIP, Finding
from media_tools.measuring.measurements import Measurements
from media_tools.profiles import Profile

TEXTS = {
    "location_inside": (
        _("The file tells where it was recorded."),
        _(
            "We never pass that on. Before you put the file on the internet yourself, have it "
            "removed, or switch location off in your camera."
        ),
    ),
}


def check(measured: Measurements, profile: Profile) -> Iterator[Finding]:
    if measured.has_location:
        yield Finding("location_inside", FindingSeverity.INFO, repair=STRIP)

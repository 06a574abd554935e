"""Does the file name the phone it was recorded with?"""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from media_tools.enums import FindingSeverity
from media_tools.findings import STRIP, Finding
from media_tools.measuring.measurements import Measurements
from media_tools.profiles import Profile

TEXTS = {
    "device_data": (
        _("The file names the phone it was recorded with."),
        _("We never pass that on. Have it removed before you put the file on the internet."),
    ),
}


def check(measured: Measurements, profile: Profile) -> Iterator[Finding]:
    # Where the place is told as well, removing that removes this.
    if measured.has_device and not measured.has_location:
        yield Finding("device_data", FindingSeverity.INFO, repair=STRIP)

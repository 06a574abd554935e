"""Is each picture woven from two half pictures?"""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from media_tools.enums import FindingSeverity
from media_tools.findings import Finding
from media_tools.measuring.measurements import Measurements
from media_tools.profiles import Profile

TEXTS = {
    "interlaced": (
        _("The pictures are stored as half pictures (interlaced): what moves shows combs."),
        _("Set your camera to 25p or 30p, or export the video as progressive."),
    ),
}


def check(measured: Measurements, profile: Profile) -> Iterator[Finding]:
    if measured.interlaced:
        yield Finding("interlaced", FindingSeverity.WARN)

"""Could everything be decoded?"""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from media_tools.enums import FindingSeverity
from media_tools.findings import Finding
from media_tools.measuring.measurements import Measurements
from media_tools.profiles import Profile

TEXTS = {
    "damaged": (
        _("Parts of the video are damaged; pictures may stick or break up."),
        _("Watch it here. If you see it, export it once more or send the original."),
    ),
}


def check(measured: Measurements, profile: Profile) -> Iterator[Finding]:
    if measured.decode_errors or measured.missing_frames > 0.05 * measured.frames + 2:
        told = {"errors": measured.decode_errors, "missing": measured.missing_frames}
        yield Finding("damaged", FindingSeverity.WARN, data=told)

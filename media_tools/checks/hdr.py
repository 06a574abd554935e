"""Was it recorded in HDR? It is shown in ordinary colours."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from media_tools.enums import FindingSeverity
from media_tools.findings import HDR, Finding
from media_tools.measuring.measurements import Measurements
from media_tools.profiles import Profile

TEXTS = {
    "hdr": (
        _("The video was recorded in HDR."),
        _(
            "We show it in ordinary colours so that it looks right on every screen. "
            "Switch HDR off in your camera for the same colours everywhere."
        ),
    ),
}


def check(measured: Measurements, profile: Profile) -> Iterator[Finding]:
    if measured.hdr:
        yield Finding("hdr", FindingSeverity.INFO, repair=HDR)

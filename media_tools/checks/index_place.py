"""Does it begin to play before it is loaded whole?"""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from media_tools.enums import FindingSeverity
from media_tools.findings import MOOV_FIRST, Finding
from media_tools.measuring.measurements import Measurements
from media_tools.profiles import Profile

TEXTS = {
    "moov_last": (
        _("The index of the file lies at its end, so that it starts late on a slow line."),
        _("One tap in the video workshop puts it in front. Phones save it like this."),
    ),
}


def check(measured: Measurements, profile: Profile) -> Iterator[Finding]:
    # Every phone writes it last: only a profile that asks for it makes it worth a word.
    if profile.limits.index_first and measured.moov_first is False:
        yield Finding("moov_last", FindingSeverity.INFO, repair=MOOV_FIRST)

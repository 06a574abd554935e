"""Is the picture stored lying and shown upright? Nothing to mend, but good to know."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from media_tools.enums import FindingSeverity
from media_tools.findings import Finding
from media_tools.measuring.measurements import Measurements
from media_tools.profiles import Profile

TEXTS = {
    "turned": (
        _("Your phone stored the picture turned by %(degrees)s°."),
        _("Nothing to do: we turn it upright for everyone who watches."),
    ),
}


def check(measured: Measurements, profile: Profile) -> Iterator[Finding]:
    if measured.rotation:
        yield Finding("turned", FindingSeverity.INFO, data={"degrees": measured.rotation})

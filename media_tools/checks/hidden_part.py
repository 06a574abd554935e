"""Does the file still hold what was cut off on the phone?"""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from media_tools.enums import FindingSeverity
from media_tools.findings import Finding
from media_tools.measuring.measurements import Measurements
from media_tools.profiles import Profile

TEXTS = {
    "hidden_part": (
        _("The file still holds %(hidden)s seconds that you have cut off."),
        _(
            "Players do not show them, but whoever gets the file can. "
            "Export the video anew instead of only trimming it."
        ),
    ),
}
# Below this it is the start of the sound that every encoder hides.
SHORTEST_S = 0.5


def check(measured: Measurements, profile: Profile) -> Iterator[Finding]:
    if measured.hidden_s >= SHORTEST_S:
        yield Finding("hidden_part", FindingSeverity.INFO, data={"hidden": measured.hidden_s})

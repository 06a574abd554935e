"""Was it recorded so loud that the tops are cut off?"""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from media_tools.enums import FindingSeverity
from media_tools.findings import Finding
from media_tools.measuring.measurements import Measurements, total
from media_tools.profiles import Profile

TEXTS = {
    "clipped": (
        _("The sound is distorted from %(start)s to %(end)s: it was recorded too loud."),
        _(
            "Keep more distance from the microphone, or lower its level, "
            "and record this part again."
        ),
    ),
    "clipped_often": (
        _("The sound is distorted in %(count)s places: it was recorded too loud."),
        _("Keep more distance from the microphone, or lower its level, and record once more."),
    ),
}
# A single clap may reach the top; a fault lasts.
SHORTEST_S = 0.3
MANY = 5


def check(measured: Measurements, profile: Profile) -> Iterator[Finding]:
    faults = [stretch for stretch in measured.clipped if stretch[1] - stretch[0] >= SHORTEST_S]
    if len(faults) > MANY:
        told = {"count": len(faults), "seconds": round(total(tuple(faults)), 1)}
        yield Finding(
            "clipped_often", FindingSeverity.WARN, faults[0][0], faults[-1][1], data=told
        )
    else:
        for start, end in faults:
            yield Finding("clipped", FindingSeverity.WARN, start, end)

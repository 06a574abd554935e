"""Can anything be made out, or is it too dark or burnt out?"""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from media_tools.enums import FindingSeverity
from media_tools.findings import Finding
from media_tools.measuring.measurements import Measurements
from media_tools.measuring.stretches import overlap
from media_tools.profiles import Profile

TEXTS = {
    "too_dark": (
        _("It is too dark from %(start)s to %(end)s; faces can hardly be made out."),
        _("Turn towards a window or a lamp, with the light in front of you."),
    ),
    "too_bright": (
        _("It is very bright from %(start)s to %(end)s; details are burnt out."),
        _("Do not film against the light, or tap on the bright spot to make it darker."),
    ),
}


def check(measured: Measurements, profile: Profile) -> Iterator[Finding]:
    limit = profile.limits.dark_s
    if limit is None:
        return
    for stretch in measured.dark:
        length = stretch[1] - stretch[0]
        # What is black has been said already.
        if length >= limit and overlap(stretch, measured.black) < 0.5 * length:
            yield Finding("too_dark", profile.severity("dark_s"), *stretch)
    for start, end in measured.bright:
        # A white page is bright on purpose, so this is never more than a hint.
        if end - start >= limit:
            yield Finding("too_bright", FindingSeverity.INFO, start, end)

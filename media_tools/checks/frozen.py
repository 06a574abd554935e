"""Does the picture stand still where it should move?

A slide with somebody speaking over it stands still on purpose: that is only mentioned. A
still picture without sound, or one for most of the video, is more likely a fault.
"""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from media_tools.checks.black import all_black
from media_tools.enums import FindingSeverity
from media_tools.findings import Finding
from media_tools.measuring.measurements import Measurements, total
from media_tools.measuring.stretches import overlap
from media_tools.profiles import Profile

TEXTS = {
    "frozen_picture": (
        _("The picture stands still from %(start)s to %(end)s."),
        _(
            "Meant so, as with a slide? Then leave it. "
            "Otherwise cut it or put a moving picture there."
        ),
    ),
}
MOST = 0.8


def check(measured: Measurements, profile: Profile) -> Iterator[Finding]:
    limit = profile.limits.frozen_s
    if limit is None or all_black(measured):
        return
    everywhere = total(measured.frozen) >= MOST * measured.video_s
    for stretch in measured.frozen:
        length = stretch[1] - stretch[0]
        if length < limit or overlap(stretch, measured.black) > 0.5 * length:
            continue
        mute = measured.audio_s is None or overlap(stretch, measured.silence) > MOST * length
        severity = profile.severity("frozen_s") if mute or everywhere else FindingSeverity.INFO
        yield Finding("frozen_picture", severity, *stretch)

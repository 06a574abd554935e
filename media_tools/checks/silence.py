"""Is nothing to be heard for so long that people scroll on?"""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from media_tools.checks.loudness import hardly_any_sound
from media_tools.findings import TRIM, Finding
from media_tools.measuring.measurements import Measurements
from media_tools.measuring.stretches import at_an_end
from media_tools.profiles import Profile

TEXTS = {
    "long_silence": (
        _("Nothing can be heard from %(start)s to %(end)s."),
        _("Cut this part, or put speech or music there."),
    ),
}


def check(measured: Measurements, profile: Profile) -> Iterator[Finding]:
    limit = profile.limits.silence_s
    if limit is None or hardly_any_sound(measured):
        return
    for start, end in measured.silence:
        if end - start >= limit:
            yield Finding(
                "long_silence",
                profile.severity("silence_s"),
                start,
                end,
                repair=TRIM if at_an_end((start, end), measured.audio_s) else None,
            )

"""Is there sound, can it be read, and does it last as long as the picture?"""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from media_tools.enums import FindingSeverity
from media_tools.findings import Finding
from media_tools.measuring.measurements import Measurements
from media_tools.profiles import Profile

TEXTS = {
    "no_sound": (
        _("The video has no sound."),
        _("Speak or add music, unless it is meant to be silent."),
    ),
    "unreadable_sound": (
        _("The sound in this file cannot be read."),
        _("Export the video once more and listen to it before you send it."),
    ),
    "sound_ends_early": (
        _("The sound stops at %(start)s while the picture goes on to %(end)s."),
        _("Cut the rest or let the sound go on to the end."),
    ),
    "picture_ends_early": (
        _("The picture stops at %(start)s while the sound goes on to %(end)s."),
        _("Cut the sound or add a picture for the rest."),
    ),
}


def check(measured: Measurements, profile: Profile) -> Iterator[Finding]:
    if measured.unreadable_sound:
        yield Finding("unreadable_sound", FindingSeverity.WARN)
    elif measured.audio_s is None:
        yield Finding("no_sound", FindingSeverity.WARN)
    else:
        picture, sound = measured.video_s, measured.audio_s
        # Recorders stop the two tracks a moment apart.
        tolerance = max(0.4, 0.05 * picture)
        if picture - sound > tolerance:
            yield Finding("sound_ends_early", FindingSeverity.WARN, sound, picture)
        elif sound - picture > tolerance:
            yield Finding("picture_ends_early", FindingSeverity.WARN, picture, sound)

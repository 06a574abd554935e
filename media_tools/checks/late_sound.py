"""Do picture and sound begin together?"""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from media_tools.findings import Finding
from media_tools.measuring.measurements import Measurements
from media_tools.profiles import Profile

TEXTS = {
    "sound_late": (
        _("The sound begins %(gap)s seconds after the picture."),
        _("Watch whether lips and voice go together; if not, export the video once more."),
    ),
    "picture_late": (
        _("The picture begins %(gap)s seconds after the sound."),
        _("Watch whether lips and voice go together; if not, export the video once more."),
    ),
}


def check(measured: Measurements, profile: Profile) -> Iterator[Finding]:
    limit, gap = profile.limits.sound_offset_s, measured.sound_offset_s
    if limit is not None and abs(gap) > limit:
        code = "sound_late" if gap > 0 else "picture_late"
        yield Finding(code, profile.severity("sound_offset_s"), data={"gap": abs(gap)})

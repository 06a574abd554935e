"""Is the whole video out of focus, or a part of it?"""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from media_tools.findings import Finding
from media_tools.measuring.measurements import Measurements
from media_tools.profiles import Profile

TEXTS = {
    "blurred": (
        _("The picture is blurred."),
        _("Wipe the lens, tap on the face to focus, and hold the phone still."),
    ),
    "blurred_part": (
        _("From %(start)s to %(end)s the picture is blurred."),
        _("Tap on the face to focus again, or leave this part out."),
    ),
}


def check(measured: Measurements, profile: Profile) -> Iterator[Finding]:
    limit = profile.limits.sharpness_min
    if limit is not None and measured.sharpness is not None and measured.sharpness < limit:
        told = {"sharpness": measured.sharpness, "limit": limit}
        yield Finding("blurred", profile.severity("sharpness_min"), data=told)
    elif limit is not None:
        for start, end in measured.blurred:
            yield Finding("blurred_part", profile.severity("sharpness_min"), start, end)

"""Is the whole video out of focus?"""

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
}


def check(measured: Measurements, profile: Profile) -> Iterator[Finding]:
    limit = profile.limits.sharpness_min
    if limit is not None and measured.sharpness is not None and measured.sharpness < limit:
        told = {"sharpness": measured.sharpness, "limit": limit}
        yield Finding("blurred", profile.severity("sharpness_min"), data=told)

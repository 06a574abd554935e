"""Is the picture black for longer than a fade takes?"""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from media_tools.findings import TRIM, Finding
from media_tools.measuring.measurements import Measurements, total
from media_tools.measuring.stretches import at_an_end
from media_tools.profiles import Profile

TEXTS = {
    "all_black": (
        _("The picture is black all the way through."),
        _("Take the cover off the camera, or look whether the right video was exported."),
    ),
    "black_picture": (
        _("The picture is black from %(start)s to %(end)s."),
        _("Cut this part out, or put a picture there."),
    ),
}
NEARLY_ALL = 0.9


def all_black(measured: Measurements) -> bool:
    return bool(measured.black) and total(measured.black) >= NEARLY_ALL * measured.video_s


def check(measured: Measurements, profile: Profile) -> Iterator[Finding]:
    limit = profile.limits.black_s
    if all_black(measured):
        yield Finding("all_black", profile.severity("black_s"))
    elif limit is not None:
        for start, end in measured.black:
            if end - start >= limit:
                yield Finding(
                    "black_picture",
                    profile.severity("black_s"),
                    start,
                    end,
                    repair=TRIM if at_an_end((start, end), measured.video_s) else None,
                )

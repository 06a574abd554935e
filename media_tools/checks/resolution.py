"""Has the picture enough pixels, and not more than the platform takes?"""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from media_tools.findings import Finding
from media_tools.measuring.measurements import Measurements
from media_tools.profiles import Profile

TEXTS = {
    "too_few_pixels": (
        _(
            "The picture is too small for %(platform)s: %(width)s×%(height)s, "
            "each side at least %(limit)s pixels."
        ),
        _("Set your camera to 720p or 1080p and send the original, not a copy from a chat."),
    ),
    "too_many_pixels": (
        _(
            "The picture is too large for %(platform)s: %(width)s×%(height)s, "
            "each side at most %(limit)s pixels."
        ),
        _("Export it at 1080p."),
    ),
    "low_resolution": (
        _(
            "The picture is small: %(width)s×%(height)s. "
            "Its short side is better %(limit)s pixels or more."
        ),
        _("Set your camera to 720p or 1080p and send the original, not a copy from a chat."),
    ),
}


def check(measured: Measurements, profile: Profile) -> Iterator[Finding]:
    limits = profile.limits
    short, long = sorted((measured.width, measured.height))
    # As text: 1920 pixels are not written 1.920.
    told = {"width": str(measured.width), "height": str(measured.height), "platform": profile.name}
    if limits.smallest_side_px and short < limits.smallest_side_px:
        yield Finding(
            "too_few_pixels",
            profile.severity("smallest_side_px"),
            data={**told, "limit": str(limits.smallest_side_px)},
        )
    elif limits.advised_short_side_px and short < 0.95 * limits.advised_short_side_px:
        yield Finding(
            "low_resolution",
            profile.severity("advised_short_side_px"),
            data={**told, "limit": str(limits.advised_short_side_px)},
        )
    if limits.largest_side_px and long > limits.largest_side_px:
        yield Finding(
            "too_many_pixels",
            profile.severity("largest_side_px"),
            data={**told, "limit": str(limits.largest_side_px)},
        )

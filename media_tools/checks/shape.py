"""Does the picture stand or lie as the platform shows it?"""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from media_tools.enums import FindingSeverity
from media_tools.findings import REFRAME, Finding
from media_tools.measuring.measurements import Measurements
from media_tools.profiles import Profile

TEXTS = {
    "should_be_vertical": (
        _("The picture lies down (%(width)s×%(height)s); %(platform)s shows it upright."),
        _(
            "The video workshop makes it upright. "
            "Next time hold your phone upright when you record."
        ),
    ),
    "should_be_horizontal": (
        _(
            "The picture stands upright (%(width)s×%(height)s); %(platform)s shows it lying, "
            "with bars at the sides."
        ),
        _("Turn your phone on its side when you record, or send it as a Short."),
    ),
    "not_full_screen": (
        _(
            "The picture does not fill the screen: "
            "%(width)s×%(height)s is not %(across)s:%(down)s."
        ),
        _("It will be shown with bars. Crop it in your editing app if they disturb you."),
    ),
}
# From here to there a picture counts as square.
SQUARE = (0.95, 1.05)


def shape_of(width: int, height: int) -> str:
    ratio = width / height
    if SQUARE[0] <= ratio <= SQUARE[1]:
        return "square"
    return "vertical" if ratio < 1 else "horizontal"


def check(measured: Measurements, profile: Profile) -> Iterator[Finding]:
    limits = profile.limits
    told = {"width": str(measured.width), "height": str(measured.height), "platform": profile.name}
    shape = shape_of(measured.width, measured.height)
    if limits.shapes and shape not in limits.shapes and shape != "square":
        if "horizontal" in limits.shapes:
            # An upright video is welcome there, only not at its best.
            yield Finding("should_be_horizontal", FindingSeverity.INFO, data=told, repair=REFRAME)
        else:
            yield Finding(
                "should_be_vertical", profile.severity("shapes"), data=told, repair=REFRAME
            )
    elif limits.advised_aspect:
        across, down = limits.advised_aspect
        ratio = (measured.width / measured.height) / (across / down)
        if not 0.9 <= ratio <= 1.1:
            told |= {"across": str(across), "down": str(down)}
            yield Finding("not_full_screen", FindingSeverity.INFO, data=told, repair=REFRAME)

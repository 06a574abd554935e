"""One steady frame rate, which editing apps and platforms count on."""

from fractions import Fraction

from django.utils.translation import gettext_lazy as _

from media_tools.findings import STEADY_RATE
from media_tools.watching.renditions import STANDARD_RATES

NAME = STEADY_RATE
TITLE = _("Steady frame rate")
DOES = _("Gives every second the same number of pictures, so that sound and picture stay in step.")


def prepare(plan, measured, profile, options) -> None:
    plan.rate = steady(plan.probe.fps)
    plan.encodes_picture = True


def steady(fps: float) -> Fraction:
    """The standard rate nearest to the average; a slow one is doubled until it is standard."""
    rate = Fraction(fps).limit_denominator(1001) or Fraction(1)
    while rate < 20:
        rate *= 2
    return min(STANDARD_RATES, key=lambda standard: abs(standard - rate))

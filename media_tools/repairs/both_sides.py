"""Put the one side that sounds on both."""

from django.utils.translation import gettext_lazy as _

from media_tools.findings import BOTH_SIDES

NAME = BOTH_SIDES
TITLE = _("Sound on both sides")
DOES = _("Plays the side that can be heard on the left and on the right.")


def prepare(plan, measured, profile, options) -> None:
    if measured.dead_channel:
        heard = 1 if measured.dead_channel == "left" else 0
        # Two sides carry twice the power of one: halved, it is as loud as it was measured.
        plan.sound.append(f"pan=stereo|c0=0.7071*c{heard}|c1=0.7071*c{heard}")

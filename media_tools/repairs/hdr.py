"""From a high dynamic range to the colours every screen shows."""

from django.utils.translation import gettext_lazy as _

from media_tools.findings import HDR

NAME = HDR
TITLE = _("Colours for every screen")
DOES = _("Turns HDR colours into ordinary ones, which every phone shows alike.")


def prepare(plan, measured, profile, options) -> None:
    # The way to an ordinary picture (`picture.shown`) maps the tones by itself.
    if plan.probe.hdr:
        plan.encodes_picture = True

"""Put the index in front, so that a player can begin before it has everything."""

from django.utils.translation import gettext_lazy as _

from media_tools.findings import MOOV_FIRST

NAME = MOOV_FIRST
TITLE = _("Start faster")
DOES = _("Puts the index of the file in front, so that it plays while it loads.")


def prepare(plan, measured, profile, options) -> None:
    """Nothing to add: every repaired file is written with its index in front."""

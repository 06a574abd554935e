"""Take out where and with what the video was made."""

from django.utils.translation import gettext_lazy as _

from media_tools.findings import STRIP

NAME = STRIP
TITLE = _("Remove place and device")
DOES = _("Takes the place of recording and the phone's name out of the file.")


def prepare(plan, measured, profile, options) -> None:
    """Nothing to add: no repaired file carries anything of the source's tags and data tracks."""

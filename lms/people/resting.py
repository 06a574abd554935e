"""While somebody's request to let their data rest is open, nothing new is done with it.

It works from the moment of asking: no upload, no hand-in, and no trainer is given their work. It
ends with the office's answer, or when they take it back.
"""

from django.utils.translation import gettext as _

from .data_requests import is_paused


def rest_refusal(person) -> str | None:
    """Why this person may not upload now (`media_tools.access.upload_refusals`)."""
    if not is_paused(person):
        return None
    return _(
        "Your data rests because you asked for it. "
        "Take that request back on the page My data, then go on."
    )

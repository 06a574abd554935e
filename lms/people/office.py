"""What officers may do with this room in the editor's place."""

from lms.notices.office import EDITOR_ACTS as TEXT_ACTS

from .access import OFFICER
from .roles import allow

ACTS = (
    "wagtailadmin.access_admin",
    "people.change_dataprotectioncontact",
    # The texts of messages are in the office's voice.
    *TEXT_ACTS,
)


def allow_officers():
    """Let officers say whom people turn to about their data, and write the texts of messages.
    Asking twice is asking once."""
    return allow(role=OFFICER, acts=ACTS)

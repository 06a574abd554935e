"""What officers may do with this room in the editor's place."""

from .access import OFFICER
from .roles import allow

ACTS = (
    "wagtailadmin.access_admin",
    "people.change_dataprotectioncontact",
)


def allow_officers():
    """Let officers say whom people turn to about their data. Asking twice is asking once."""
    return allow(role=OFFICER, acts=ACTS)

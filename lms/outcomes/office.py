"""What officers may do with programmes in the editor's place."""

from lms.people.access import OFFICER
from lms.people.roles import allow

ACTS = (
    "wagtailadmin.access_admin",
    "outcomes.add_programme",
    "outcomes.change_programme",
)


def allow_officers():
    """Let officers enter programmes and their budgets. Asking twice is asking once."""
    return allow(role=OFFICER, acts=ACTS)

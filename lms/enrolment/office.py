"""What officers may do with classes in the editor's place."""

from lms.people.access import OFFICER
from lms.people.roles import allow

ACTS = (
    "wagtailadmin.access_admin",
    "enrolment.add_cohort",
    "enrolment.change_cohort",
    "enrolment.delete_cohort",
)


def allow_officers():
    """Let officers make and change classes. Asking twice is asking once."""
    return allow(role=OFFICER, acts=ACTS)

"""Who may apply for the seats that are kept for a group.

The platform checks what it knows: where a resident lives, how old they are, who was nominated.
Being a civil servant, a woman, disabled or a member of a community is the applicant's own
statement; the office may ask for a proof and take a seat back with a reason.
"""

from django.db.models import Q
from django.utils.translation import gettext as _

from lms.people.contacts import proven_contacts

from .enums import SeatKind
from .models import Nomination

# UU 40/2009: youth are 16 to 30 years old; counted on the first day of the class.
YOUTH_AGES = range(16, 31)

# Groups whose applicants write a line about themselves.
ASKS_STATEMENT = (SeatKind.CIVIL_SERVANT, SeatKind.COMMUNITY)


def lacks_statement(kind: str, statement: str) -> str | None:
    """Who is believed at their word has to give one."""
    if kind in ASKS_STATEMENT and not statement.strip():
        return _("Write your work unit or the name of your community: these seats are for them.")
    return None


def refusals(cohort, resident) -> dict[str, str]:
    """By group key, why `resident` may not apply there. Nobody knows anything of a stranger, so
    every group is open to them until they sign in."""
    if not resident.is_authenticated:
        return {}
    groups = cohort.seat_groups.select_related("region", "cohort")
    asked = {group.key: refusal(group=group, resident=resident) for group in groups}
    return {key: why for key, why in asked.items() if why}


def refusal(*, group, resident) -> str | None:
    """Why `resident` may not apply for a seat of `group`, in the active language, or None."""
    if group.kind == SeatKind.REGION:
        return region_refusal(group.region, resident)
    if group.kind == SeatKind.YOUTH:
        return age_refusal(resident.age_on(group.cohort.starts_on))
    if group.kind == SeatKind.NOMINEE and not is_nominated(cohort=group.cohort, person=resident):
        return _(
            "These seats are for people whom a kelurahan nominated. "
            "Your e-mail address or mobile number is not on the list."
        )
    return None


def region_refusal(region, resident) -> str | None:
    home = resident.kelurahan
    if home is not None and region.pk in (home.pk, home.parent_id):
        return None
    return _("These seats are for residents of %(region)s.") % {"region": region.name}


def age_refusal(age: int | None) -> str | None:
    if age is not None and age in YOUTH_AGES:
        return None
    return _("These seats are for people from %(youngest)s to %(oldest)s years.") % {
        "youngest": YOUTH_AGES[0],
        "oldest": YOUTH_AGES[-1],
    }


def is_nominated(*, cohort, person) -> bool:
    """By what is proven to be theirs: anybody can type the address of a nominee."""
    contacts = proven_contacts(person)
    return Nomination.objects.filter(Q(cohort=cohort) & Q(contact__in=contacts)).exists()

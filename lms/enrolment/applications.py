"""The applications of one class as the office reads them."""

from dataclasses import dataclass

from django.db.models import Count, Q

from .enums import EnrolmentState
from .leaving import state_in_words, with_leaving
from .models import Cohort, Enrolment
from .queries import waiting_positions

# In the order in which the office looks at them.
STATES = tuple(EnrolmentState)


@dataclass(frozen=True)
class Listed:
    enrolment: Enrolment
    age: int | None
    position: int | None

    @property
    def says(self) -> str:
        return state_in_words(self.enrolment)


def applications(cohort: Cohort, *, state: str = "", group: str = "", name: str = ""):
    """Those of a state, of a group (its id as text) and with a part of a name, where given."""
    asked = Q()
    if state in EnrolmentState.values:
        asked &= Q(state=state)
    if group.isdecimal():
        asked &= Q(group=int(group))
    if name:
        asked &= Q(resident__name__icontains=name)
    return (
        with_leaving(Enrolment.objects.filter(asked, cohort=cohort))
        .select_related("resident__kelurahan__parent", "group__region", "cohort")
        .order_by("applied_at", "pk")
    )


def listed(enrolments) -> list[Listed]:
    """One more query, however many they are."""
    enrolments = list(enrolments)
    positions = waiting_positions(enrolments)
    return [
        Listed(
            enrolment=each,
            age=each.resident.age_on(each.cohort.starts_on),
            position=positions.get(each.pk),
        )
        for each in enrolments
    ]


def numbers(cohort: Cohort) -> dict[str, int]:
    """Applications by state, only those that occur."""
    counted = dict(
        Enrolment.objects.filter(cohort=cohort)
        .order_by()
        .values_list("state")
        .annotate(Count("pk"))
    )
    return {state: counted[state] for state in EnrolmentState.values if state in counted}

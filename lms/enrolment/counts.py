"""Figures about applications and residents. Every name says which of the two it counts."""

from dataclasses import dataclass

from django.db.models import Count, F, Q

from lms.people.models import Region

from .enums import TAKES_PART, EnrolmentState
from .models import Enrolment

APPLIED = Count("resident", distinct=True)
ENROLLED = Count("resident", distinct=True, filter=Q(state__in=TAKES_PART))
COMPLETED = Count("resident", distinct=True, filter=Q(state=EnrolmentState.COMPLETED))


@dataclass(frozen=True)
class ResidentCounts:
    """Unique residents: who applied to two classes is one. `applied` includes everybody who
    ever applied, withdrawn and waiting ones too; `enrolled` those who got a seat and kept it."""

    applied: int
    enrolled: int
    completed: int


@dataclass(frozen=True)
class KecamatanCounts(ResidentCounts):
    """`code` and `name` are empty for residents who named no kelurahan."""

    code: str
    name: str


def applications_by_state(cohorts) -> dict[str, int]:
    """Applications (one a resident a class), a number for every state, 0 included."""
    counted = dict(
        Enrolment.objects.filter(cohort__in=cohorts)
        .order_by()
        .values_list("state")
        .annotate(Count("pk"))
    )
    return {state.value: counted.get(state.value, 0) for state in EnrolmentState}


def residents(cohorts) -> ResidentCounts:
    return ResidentCounts(
        **Enrolment.objects.filter(cohort__in=cohorts).aggregate(
            applied=APPLIED, enrolled=ENROLLED, completed=COMPLETED
        )
    )


def residents_by_kecamatan(cohorts) -> list[KecamatanCounts]:
    """A row for every kecamatan in the order of the codes, 0 included, and at the end one for
    residents without a kelurahan where there are any. Where they live now, not then."""
    counted = {
        row.pop("code"): row
        for row in Enrolment.objects.filter(cohort__in=cohorts)
        .order_by()
        .values(code=F("resident__kelurahan__parent"))
        .annotate(applied=APPLIED, enrolled=ENROLLED, completed=COMPLETED)
    }
    nobody = {"applied": 0, "enrolled": 0, "completed": 0}
    rows = [
        KecamatanCounts(code=code, name=name, **counted.get(code, nobody))
        for code, name in Region.objects.kecamatan().values_list("code", "name")
    ]
    if None in counted:
        rows.append(KecamatanCounts(code="", name="", **counted[None]))
    return rows

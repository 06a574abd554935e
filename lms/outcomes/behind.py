"""The records behind a figure: as many rows as the figure says, by the same condition."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from lms.assessment.models import Attempt
from lms.enrolment.enums import SeatKind
from lms.enrolment.models import Cohort, Enrolment
from lms.people.models import Region, User

from .figures import UNKNOWN
from .measures import MEASURES, Measure, Unit
from .queries import enrolments_of

# The words of the address; they are Indonesian in every language, as addresses are.
MEASURE_PARAM, KECAMATAN_PARAM, KELURAHAN_PARAM, COHORT_PARAM, GROUP_PARAM = (
    "hitung",
    "kecamatan",
    "kelurahan",
    "kelas",
    "kelompok",
)

KNOWN_KELURAHAN = Region.objects.kelurahan().filter(parent__level=Region.Level.KECAMATAN)
LAST_HAND_IN = (
    Attempt.objects.handed_in()
    .filter(enrolment=OuterRef("pk"))
    .order_by("-submitted_at")
    .values("submitted_at")[:1]
)


@dataclass(frozen=True)
class Asked:
    """One figure, as its address says: a measure, and where and in which class it was counted."""

    measure: Measure
    kecamatan: Region | None = None
    kelurahan: Region | None = None
    is_place_unknown: bool = False
    cohort: Cohort | None = None
    group: SeatKind | None = None

    @property
    def condition(self) -> Q:
        condition = self.measure.condition
        if self.is_place_unknown:
            condition &= ~Q(resident__kelurahan__in=KNOWN_KELURAHAN)
        if self.kecamatan:
            condition &= Q(resident__kelurahan__parent=self.kecamatan)
        if self.kelurahan:
            condition &= Q(resident__kelurahan=self.kelurahan)
        if self.cohort:
            condition &= Q(cohort=self.cohort)
        if self.group:
            condition &= Q(group__kind=self.group)
        return condition

    @property
    def where(self) -> str:
        """The place, class and group in words; empty for the whole programme."""
        parts = (
            self.kecamatan,
            self.kelurahan,
            _("kelurahan not known") if self.is_place_unknown else None,
            self.cohort,
            self.group.label if self.group else None,
        )
        return ", ".join(str(part) for part in parts if part)


@dataclass(frozen=True)
class Listed:
    """One row of the list: a resident, and the enrolments for which they are counted."""

    resident: User
    enrolments: list[Enrolment]


def asked_by(programme, parameters) -> Asked:
    """Read an address. What does not exist, or not in this programme, is a 404."""
    measure = MEASURES.get(parameters.get(MEASURE_PARAM, ""))
    if measure is None:
        raise Http404
    place = parameters.get(KECAMATAN_PARAM)
    group = parameters.get(GROUP_PARAM)
    if group and group not in SeatKind:
        raise Http404
    return Asked(
        measure=measure,
        kecamatan=region(Region.objects.kecamatan(), None if place == UNKNOWN else place),
        kelurahan=region(Region.objects.kelurahan(), parameters.get(KELURAHAN_PARAM)),
        is_place_unknown=place == UNKNOWN,
        cohort=cohort_of(programme, parameters.get(COHORT_PARAM)),
        group=SeatKind(group) if group else None,
    )


def region(choices, code):
    return get_object_or_404(choices, code=code) if code else None


def cohort_of(programme, slug):
    return get_object_or_404(programme.cohorts, slug=slug) if slug else None


def rows(programme, asked: Asked) -> QuerySet:
    """Residents where the measure counts residents, enrolments where it counts seats.

    Each resident carries `counted`: the enrolments for which they are counted. Each enrolment
    has `handed_in_at`, the time of the last work handed in, or None.
    """
    counted = enrolments_of(programme).filter(asked.condition)
    shown = (
        counted.annotate(handed_in_at=Subquery(LAST_HAND_IN))
        .select_related("cohort", "group")
        .order_by("applied_at", "pk")
    )
    if asked.measure.unit == Unit.SEATS:
        return shown.select_related("cohort", "group", "resident__kelurahan__parent").order_by(
            "resident__name", "pk"
        )
    return (
        User.objects.filter(Exists(counted.filter(resident=OuterRef("pk"))))
        .select_related("kelurahan__parent")
        .prefetch_related(Prefetch("enrolments", queryset=shown, to_attr="counted"))
        .order_by("name", "pk")
    )


def listed(row) -> Listed:
    if isinstance(row, Enrolment):
        return Listed(row.resident, [row])
    return Listed(row, row.counted)

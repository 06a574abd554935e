"""What the programme page shows: counted, added up, and each figure with its address."""

from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from lms.enrolment.models import Cohort

from . import figures, queries
from .behind import COHORT_PARAM, GROUP_PARAM, KECAMATAN_PARAM, KELURAHAN_PARAM, MEASURE_PARAM
from .figures import UNKNOWN, Step
from .measures import (
    ENROLLED_CODE,
    FUNNEL,
    HANDED_IN_CODE,
    MEASURES,
    PASSED_CODE,
    SEATS_TAKEN_CODE,
    WAITING_CODE,
    Measure,
)
from .models import Programme

# The measures drawn by kecamatan, beside each other.
CHARTED = (ENROLLED_CODE, PASSED_CODE)


@dataclass(frozen=True)
class Figure:
    """A counted number and the address of the records behind it."""

    measure: Measure
    number: int
    href: str


@dataclass(frozen=True)
class Area:
    """A row of the table of places."""

    code: str
    name: str
    cells: list[Figure]
    parts: list["Area"] = field(default_factory=list)


@dataclass(frozen=True)
class SeatRow:
    group: str
    planned: int
    taken: Figure
    percent: int | None


@dataclass(frozen=True)
class CohortRow:
    cohort: Cohort
    planned: int
    taken: Figure
    cells: list[Figure]
    passed_of_enrolled: int | None
    groups: list[SeatRow]


@dataclass(frozen=True)
class CostRow:
    name: str
    unit: str
    people: int
    each: int | None


@dataclass(frozen=True)
class ProgrammePage:
    programme: Programme
    headline: list[Figure]
    funnel: list[tuple[Step, Figure]]
    planned_seats: int
    seats_taken: Figure
    seats_percent: int | None
    waiting: Figure
    costs: list[CostRow]
    kecamatan: list[Area]
    unknown: Area
    total: list[Figure]
    cohorts: list[CohortRow]
    kelurahan_count: int
    not_reached: tuple[figures.Place, ...]
    not_reached_count: int

    @property
    def measures(self):
        return list(MEASURES.values())

    @property
    def enrolled_bars(self) -> list[dict]:
        return self.bars(ENROLLED_CODE)

    @property
    def passed_bars(self) -> list[dict]:
        return self.bars(PASSED_CODE)

    def bars(self, code) -> list[dict]:
        """A measure by kecamatan, as the chart wants it. It adds up to the programme's figure.

        The charts stand side by side, so all are drawn to one scale: their longest bar together.
        """
        areas = [*self.kecamatan, self.unknown]
        longest = max(
            area.cells[FUNNEL.index(charted)].number for area in areas for charted in CHARTED
        )
        counted = [(area.name, area.cells[FUNNEL.index(code)]) for area in areas]
        return [
            {
                "label": name,
                "value": cell.number,
                "href": cell.href,
                "share": figures.drawn(cell.number, longest),
            }
            for name, cell in counted
        ]

    @property
    def is_over(self) -> bool:
        """Every class has ended: whoever is on a waiting list waits for nothing any more."""
        today = timezone.localdate()
        return bool(self.cohorts) and all(row.cohort.ends_on < today for row in self.cohorts)

    @property
    def every_figure(self) -> list[Figure]:
        """All that is counted on the page, for whoever wants to check it against the rows."""
        areas = [*self.kecamatan, self.unknown, *(p for a in self.kecamatan for p in a.parts)]
        return [
            *self.headline,
            self.seats_taken,
            self.waiting,
            *self.total,
            *(cell for area in areas for cell in area.cells),
            *(cell for row in self.cohorts for cell in [*row.cells, row.taken]),
            *(group.taken for row in self.cohorts for group in row.groups),
        ]


def page_of(programme) -> ProgrammePage:
    codes = tuple(MEASURES)
    spread = figures.spread(
        regions=queries.city(),
        counted=queries.counted_by(programme, "resident__kelurahan"),
        codes=codes,
    )
    base = reverse("outcomes:rows", args=[programme.slug])

    def figure(code, counts, **where):
        query = urlencode({MEASURE_PARAM: code, **where})
        return Figure(MEASURES[code], counts[code], f"{base}?{query}")

    def cells(counts, **where):
        return [figure(code, counts, **where) for code in FUNNEL]

    cohorts = cohort_rows(programme, figure=figure, cells=cells)
    planned = sum(row.planned for row in cohorts)
    total = spread.total
    return ProgrammePage(
        programme=programme,
        headline=cells(total),
        funnel=list(zip(figures.funnel(total, FUNNEL), cells(total), strict=True)),
        planned_seats=planned,
        seats_taken=figure(SEATS_TAKEN_CODE, total),
        seats_percent=figures.percent(total[SEATS_TAKEN_CODE], planned),
        waiting=figure(WAITING_CODE, total),
        costs=cost_rows(programme.budget, planned, total),
        kecamatan=[
            Area(
                code=place.code,
                name=place.name,
                cells=cells(place.counts, **{KECAMATAN_PARAM: place.code}),
                parts=[
                    Area(p.code, p.name, cells(p.counts, **{KELURAHAN_PARAM: p.code}))
                    for p in place.parts
                ],
            )
            for place in spread.kecamatan
        ],
        unknown=Area(UNKNOWN, _("Not known"), cells(spread.unknown, **{KECAMATAN_PARAM: UNKNOWN})),
        total=cells(total),
        cohorts=cohorts,
        kelurahan_count=sum(len(place.parts) for place in spread.kecamatan),
        not_reached=spread.not_reached,
        not_reached_count=sum(len(place.parts) for place in spread.not_reached),
    )


def cohort_rows(programme, *, figure, cells) -> list[CohortRow]:
    by_cohort = queries.counted_by(programme, "cohort")
    by_group = queries.counted_by(programme, "group")
    nothing = dict.fromkeys(MEASURES, 0)
    rows = []
    for cohort in queries.cohorts_of(programme):
        counts = by_cohort.get(cohort.pk, nothing)
        where = {COHORT_PARAM: cohort.slug}
        groups = [
            SeatRow(
                group=group.label,
                planned=group.seats,
                taken=taken,
                percent=figures.percent(taken.number, group.seats),
            )
            for group in cohort.seat_groups.all()
            for taken in [
                figure(
                    SEATS_TAKEN_CODE,
                    by_group.get(group.pk, nothing),
                    **where,
                    **{GROUP_PARAM: group.kind},
                )
            ]
        ]
        rows.append(
            CohortRow(
                cohort=cohort,
                planned=sum(group.planned for group in groups),
                taken=figure(SEATS_TAKEN_CODE, counts, **where),
                cells=cells(counts, **where),
                passed_of_enrolled=figures.percent(counts[PASSED_CODE], counts[ENROLLED_CODE]),
                groups=groups,
            )
        )
    return rows


def cost_rows(budget: int, planned: int, total) -> list[CostRow]:
    bases = (
        (_("As planned: each seat"), _("seats"), planned),
        (_("Each resident enrolled"), _("unique residents"), total[ENROLLED_CODE]),
        (_("Each resident who handed in"), _("unique residents"), total[HANDED_IN_CODE]),
        (_("Each resident who passed"), _("unique residents"), total[PASSED_CODE]),
    )
    return [
        CostRow(name, unit, people, figures.cost_each(budget, people))
        for name, unit, people in bases
    ]

"""A programme's figures as the API tells them: each says what it counts."""

from ninja import Schema
from pydantic import Field


class ProgrammeOut(Schema):
    slug: str
    name: str
    fiscal_year: int
    budget: int = Field(description="Pagu, in rupiah")


class FigureOut(Schema):
    measure: str
    name: str
    number: int
    unit: str = Field(description="residents (each counted once) or seats")
    rows: str = Field(description="Path of the page with the records behind it")

    @classmethod
    def of(cls, figure) -> "FigureOut":
        return cls(
            measure=figure.measure.code,
            name=str(figure.measure.name),
            number=figure.number,
            unit=str(figure.measure.unit.value),
            rows=figure.href,
        )


class KelurahanOut(Schema):
    code: str
    name: str
    figures: list[FigureOut]

    @staticmethod
    def resolve_figures(area) -> list[FigureOut]:
        return [FigureOut.of(cell) for cell in area.cells]


class KecamatanOut(KelurahanOut):
    kelurahan: list[KelurahanOut]

    @staticmethod
    def resolve_kelurahan(area):
        return area.parts


class CohortFiguresOut(Schema):
    cohort: str
    name: str
    seats_planned: int
    figures: list[FigureOut]

    @staticmethod
    def resolve_cohort(row) -> str:
        return row.cohort.slug

    @staticmethod
    def resolve_name(row) -> str:
        return row.cohort.name

    @staticmethod
    def resolve_seats_planned(row) -> int:
        return row.planned

    @staticmethod
    def resolve_figures(row) -> list[FigureOut]:
        return [FigureOut.of(figure) for figure in [row.taken, *row.cells]]


class CostOut(Schema):
    divided_by: str
    number: int
    unit: str
    rupiah_each: int | None = Field(description="Whole rupiah, halves up; none of nobody")

    @classmethod
    def of(cls, row) -> "CostOut":
        return cls(divided_by=row.name, number=row.people, unit=row.unit, rupiah_each=row.each)


class FiguresOut(Schema):
    programme: ProgrammeOut
    seats_planned: int
    figures: list[FigureOut]
    costs: list[CostOut]
    kecamatan: list[KecamatanOut] = Field(
        description="With the one of code tidak-diketahui they add up to the programme's figures"
    )
    cohorts: list[CohortFiguresOut]

    @staticmethod
    def resolve_seats_planned(page) -> int:
        return page.planned_seats

    @staticmethod
    def resolve_figures(page) -> list[FigureOut]:
        return [FigureOut.of(f) for f in [*page.headline, page.waiting, page.seats_taken]]

    @staticmethod
    def resolve_costs(page) -> list[CostOut]:
        return [CostOut.of(row) for row in page.costs]

    @staticmethod
    def resolve_kecamatan(page):
        return [*page.kecamatan, page.unknown]

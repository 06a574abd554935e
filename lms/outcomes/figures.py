"""Arithmetic of the programme page. Pure: counted numbers in, figures out."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

# The code under which residents without a kelurahan are counted and listed.
UNKNOWN = "tidak-diketahui"


@dataclass(frozen=True)
class Place:
    """A kecamatan or kelurahan and what was counted there: {measure code: number}."""

    code: str
    name: str
    counts: Mapping[str, int]
    parts: tuple["Place", ...] = ()


@dataclass(frozen=True)
class Spread:
    """A programme's counts over the city. The kecamatan and `unknown` add up to `total`."""

    kecamatan: tuple[Place, ...]
    unknown: Mapping[str, int]
    total: Mapping[str, int]
    not_reached: tuple[Place, ...] = field(default=())


@dataclass(frozen=True)
class Step:
    """One step of the funnel, with whole percents of the first step and of the one before, and
    how long it is drawn, in percent of the longest."""

    code: str
    number: int
    drawn: float
    of_first: int | None
    of_previous: int | None


def added(counts: Iterable[Mapping[str, int]], codes: Iterable[str]) -> dict[str, int]:
    """The sum of `counts` with every code of `codes`, zeros included."""
    total = Counter()
    for each in counts:
        total.update(each)
    return {code: total[code] for code in codes}


def spread(*, regions, counted, codes) -> Spread:
    """Lay counts out over the city.

    `regions`: rows with code, name, level and parent_id; `counted`: {kelurahan code or None:
    {measure code: number}}. What lies in no known kelurahan is unknown, never dropped.
    """
    codes = tuple(codes)
    kelurahan = {}
    for region in regions:
        if region.level == "kelurahan":
            counts = added([counted.get(region.code, {})], codes)
            place = Place(region.code, region.name, counts)
            kelurahan.setdefault(region.parent_id, []).append(place)
    kecamatan = tuple(
        Place(region.code, region.name, added((p.counts for p in parts), codes), tuple(parts))
        for region in regions
        if region.level == "kecamatan"
        for parts in [kelurahan.get(region.code, [])]
    )
    placed = {part.code for place in kecamatan for part in place.parts}
    unknown = added((n for code, n in counted.items() if code not in placed), codes)
    return Spread(
        kecamatan=kecamatan,
        unknown=unknown,
        total=added([unknown, *(place.counts for place in kecamatan)], codes),
        not_reached=tuple(
            Place(place.code, place.name, {}, missing)
            for place in kecamatan
            if (missing := tuple(p for p in place.parts if not any(p.counts.values())))
        ),
    )


def percent(part: int, whole: int) -> int | None:
    """Whole percent, halves up; None of nothing."""
    return (200 * part + whole) // (2 * whole) if whole else None


def cost_each(budget: int, people: int) -> int | None:
    """Rupiah for each, rounded to whole rupiah, halves up; None where there is nobody."""
    return (2 * budget + people) // (2 * people) if people else None


def drawn(number: int, longest: int) -> float:
    """How long a bar is, in percent of the longest one that it is compared with."""
    return round(100 * number / longest, 2) if longest else 0


def funnel(counts: Mapping[str, int], codes: Iterable[str]) -> list[Step]:
    codes = tuple(codes)
    numbers = [counts[code] for code in codes]
    return [
        Step(
            code=code,
            number=number,
            drawn=drawn(number, numbers[0]),
            of_first=percent(number, numbers[0]) if place else None,
            of_previous=percent(number, numbers[place - 1]) if place else None,
        )
        for place, (code, number) in enumerate(zip(codes, numbers, strict=True))
    ]

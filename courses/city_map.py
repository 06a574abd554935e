"""A sketch of the city: where its five kecamatan lie, and where a place is drawn on it.

Drawn from the bounds by a straight line, north up. The sketch is 100 wide and as high as the
city is, measured on the ground: a degree of latitude is 110.6 km here, one of longitude 110.2 km.
"""

from dataclasses import dataclass
from decimal import Decimal

from courses.enums import Kecamatan

NORTH, SOUTH = Decimal("-7.90"), Decimal("-8.05")
WEST, EAST = Decimal("112.57"), Decimal("112.70")
WIDTH, HEIGHT = 100, 116


@dataclass(frozen=True)
class Shape:
    """The outline of a kecamatan and the middle of its name, on the sketch."""

    kecamatan: Kecamatan
    outline: tuple[tuple[float, float], ...]
    name_at: tuple[float, float]

    @property
    def path(self) -> str:
        return "M" + "L".join(f"{x} {y}" for x, y in self.outline) + "z"


def points(text: str) -> tuple[tuple[float, float], ...]:
    """Pairs in percent of the bounds, as an editor of drawings reads them off."""
    pairs = (pair.split(",") for pair in text.split())
    return tuple((float(x), round(float(y) * HEIGHT / 100, 1)) for x, y in pairs)


def shape(kecamatan, name_at, outline) -> Shape:
    return Shape(kecamatan, points(outline), points(name_at)[0])


SHAPES = (
    shape(
        Kecamatan.BLIMBING,
        "65,23",
        "54,3 64,4 72,9 74,20 80,30 80,40 70,42 63,48 60,58 50,60 51,53 55,47 54,38 53,26 55,14",
    ),
    shape(
        Kecamatan.KLOJEN,
        "44.5,50",
        "54,38 55,47 51,53 50,60 46,66 38,63 36,54 31,46 36,41 46,40",
    ),
    shape(
        Kecamatan.KEDUNGKANDANG,
        "72,64",
        "80,40 92,44 97,54 88,62 80,72 78,86 68,97 54,97 52,95 50,84 51,74 46,66 50,60 60,58"
        " 63,48 70,42",
    ),
    shape(
        Kecamatan.SUKUN,
        "27,66",
        "12,37 22,40 31,46 36,54 38,63 46,66 51,74 50,84 52,95 44,96 34,92 27,80 20,70 12,60 9,48",
    ),
    shape(
        Kecamatan.LOWOKWARU,
        "33,32",
        "54,3 55,14 53,26 54,38 46,40 36,41 31,46 22,40 12,37 11,27 18,16 30,8 42,6",
    ),
)


def place_of(*, lat: Decimal, lon: Decimal) -> tuple[float, float]:
    """Where a place lies on the sketch, from its upper left corner."""
    x = (lon - WEST) / (EAST - WEST) * WIDTH
    y = (NORTH - lat) / (NORTH - SOUTH) * HEIGHT
    return round(float(x), 1), round(float(y), 1)

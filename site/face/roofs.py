"""The motif: a row of painted roofs, seen from the bridge. Plain geometry, no markup.

One roof is a gable (the triangle of the end wall) and the slope beside it:

      /\\________
     /  \\       \\
    /____\\_______\\

Units are those of an SVG's viewBox.
"""

from dataclasses import dataclass

STEP = 26
WIDE = 24
HIGH = 12
LEAN = 6
PAINTS = 8


@dataclass(frozen=True)
class Roof:
    number: int
    paint: str
    outline: str
    gable: str


@dataclass(frozen=True)
class Row:
    """Roofs in a row. `painted_to` is how far the paint has come, in viewBox units."""

    roofs: list[Roof]
    width: int
    height: int
    painted_to: float


def row(*, count, done, paint="many"):
    """`count` roofs of which `done` are painted (a fraction paints a part of a roof).

    `paint` is "many" for the colours of the kampung or "accent" for that of the place.
    """
    roofs = [
        Roof(
            number=number,
            paint=f"roof-{number % PAINTS + 1}" if paint == "many" else "roof-accent",
            outline=f"M{left} {HIGH}l{LEAN}-{HIGH}h{WIDE - 2 * LEAN}l{LEAN} {HIGH}z",
            gable=f"M{left} {HIGH}l{LEAN}-{HIGH} {LEAN} {HIGH}z",
        )
        for number, left in ((n, n * STEP) for n in range(count))
    ]
    width = count * STEP - (STEP - WIDE)
    whole = int(done)
    painted_to = whole * STEP + (done - whole) * WIDE
    return Row(roofs=roofs, width=width, height=HIGH, painted_to=round(min(painted_to, width), 1))


def share(value, maximum):
    """How much of the whole, from 0 to 1; nothing of nothing is nothing."""
    if not maximum:
        return 0.0
    return max(0.0, min(1.0, float(value) / float(maximum)))


def progress(*, value, maximum, most=20):
    """A row that draws `value` of `maximum`: one roof a step while they can be counted."""
    countable = float(maximum).is_integer() and 1 <= maximum <= most
    count = int(maximum) if countable else most
    return row(count=count, done=share(value, maximum) * count)

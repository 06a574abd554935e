"""The programme's look in pictures: the colours of its pages, its roofs and its mark."""

from itertools import accumulate, cycle, islice

from PIL import Image, ImageColor, ImageDraw

# As in site/frontend/css/tokens.css.
PAPER, INK, INK_SOFT = "#fcfcfa", "#191c4b", "#4d5178"
# What `--ink-soft` is where the ground is dark.
SOFT_ON_INK = "#b6bada"
ROOF_COLOURS = (
    *("#2f6fd6", "#f6b91a", "#ee5a36", "#16a6a6"),
    *("#e45b96", "#57a845", "#45b5e6", "#4b4fb8"),
)
GABLE, GABLE_SHARE = "#0f1132", 0.34
NAME = "Ngalam Kreator"

# The painted roofs of the pages' strip (site/static/img/roofs.svg), left to right: width, height
# and colour of each. A roof leans in by half its height on both sides; its gable is in shade.
STRIP_HEIGHT = 12
ROOFS = (
    *((30, 12, 1), (20, 10, 2), (36, 12, 3), (24, 9, 4), (18, 11, 5), (34, 12, 7)),
    *((22, 10, 6), (28, 12, 2), (26, 9, 8), (18, 11, 3), (22, 12, 7), (38, 10, 4)),
    *((26, 12, 5), (20, 11, 1), (32, 9, 6), (24, 12, 3), (40, 10, 2), (18, 12, 7)),
    *((30, 11, 8), (22, 10, 4), (34, 12, 5), (18, 9, 6), (24, 11, 1), (30, 12, 3)),
)

# The mark of site/static/img/icon.svg, in its own units: a house that plays.
MARK_WIDTH, MARK_HEIGHT = 48, 37
MARK_ROOF = ((1, 14), (11, 0), (37, 0), (47, 14))
MARK_GABLE = ((1, 14), (11, 0), (21, 14))
MARK_WALL = (5, 17, 43, 37)
MARK_PLAY = ((20, 21.5), (20, 32.5), (30, 27))
# Drawn larger and made small: Pillow's edges have no half tones of their own.
FINER = 4


def roofs(height: int, *, count: int = len(ROOFS), width: int | None = None) -> Image.Image:
    """A strip of whole roofs on nothing: `count` of them, or what fills `width` exactly."""
    scale = FINER * height / STRIP_HEIGHT
    if width is not None:
        ends = accumulate(across * scale / FINER for across, _up, _colour in cycle(ROOFS))
        count = 1 + next(number for number, end in enumerate(ends) if end >= width)
    row = list(islice(cycle(ROOFS), count))
    whole = sum(across for across, _up, _colour in row)
    strip = Image.new("RGBA", (round(whole * scale), FINER * height))
    draw, left, ground = ImageDraw.Draw(strip), 0.0, strip.height
    for across, up, number in row:
        right, top, lean = left + across * scale, ground - up * scale, up * scale / 2
        colour = ROOF_COLOURS[number - 1]
        slope = ((left, ground), (left + lean, top), (right - lean, top), (right, ground))
        draw.polygon(slope, fill=colour)
        gable = ((left, ground), (left + lean, top), (left + 2 * lean, ground))
        draw.polygon(gable, fill=shaded(colour))
        left = right
    size = width or round(strip.width / FINER), height
    return strip.resize(size, Image.Resampling.LANCZOS)


def mark(height: int, *, wall: str = PAPER) -> Image.Image:
    """The house that plays, `height` pixels tall on nothing; its play sign is a hole."""
    scale = FINER * height / MARK_HEIGHT
    size = round(MARK_WIDTH * height / MARK_HEIGHT), height
    house = Image.new("RGBA", (FINER * size[0], FINER * size[1]))
    draw, roof = ImageDraw.Draw(house), ROOF_COLOURS[2]
    draw.polygon(_scaled(MARK_ROOF, scale), fill=roof)
    draw.polygon(_scaled(MARK_GABLE, scale), fill=shaded(roof))
    draw.rectangle([edge * scale for edge in MARK_WALL], fill=wall)
    draw.polygon(_scaled(MARK_PLAY, scale), fill=(0, 0, 0, 0))
    return house.resize(size, Image.Resampling.LANCZOS)


def shaded(colour: str) -> tuple[int, ...]:
    """A roof's colour where its gable is."""
    pairs = zip(ImageColor.getrgb(colour), ImageColor.getrgb(GABLE), strict=True)
    return tuple(round(lit + (dark - lit) * GABLE_SHARE) for lit, dark in pairs)


def _scaled(points, scale: float) -> list[tuple[float, float]]:
    return [(x * scale, y * scale) for x, y in points]

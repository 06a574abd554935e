"""The card before a video: its title on indigo, the programme above, painted roofs below."""

from PIL import Image, ImageDraw

from media_tools.drawing import look
from media_tools.drawing.lettering import BOLD, MEDIUM, draw, fitted, font


def title_card(size: tuple[int, int], title: str, second: str = "") -> Image.Image:
    """An opaque picture of `size`; both texts come cleaned (`lettering.drawable`)."""
    width, height = size
    upright = height > width
    # Lengths are hundredths of the short side, so that every shape has the same look.
    unit = min(size) / 100
    edge = round(9 * unit)
    across = round(width - 2 * edge - 4 * unit) if upright else round(0.82 * width - edge)
    words = fitted(
        title,
        face=BOLD,
        width=across,
        largest=round((12.5 if upright else 14) * unit),
        lines=6 if upright else 4,
        height=round(0.42 * height),
    )
    below = fitted(second, face=MEDIUM, width=across, largest=round(5.2 * unit), lines=2)
    strip = look.roofs(round(3.4 * unit), count=6)
    gap, gap_below = round(4 * unit), round(2.5 * unit) if second else 0
    whole = strip.height + gap + words.height + gap_below + below.height
    top = round((height - whole) * (0.44 if upright else 0.54))

    card = Image.new("RGB", size, look.INK)
    canvas = ImageDraw.Draw(card)
    card.paste(strip, (edge, top), strip)
    top += strip.height + gap
    draw(canvas, words, left=edge, top=top, fill=look.PAPER)
    draw(canvas, below, left=edge, top=top + words.height + gap_below, fill=look.SOFT_ON_INK)
    signed(card, canvas, left=edge, top=round(0.1 * height) if upright else edge, unit=unit)
    street = look.roofs(round(7 * unit), width=width)
    card.paste(street, (0, height - street.height), street)
    return card


def signed(card, canvas, *, left: int, top: int, unit: float) -> None:
    """The mark and the programme's name beside it."""
    house = look.mark(max(8, round(6 * unit)))
    card.paste(house, (left, top), house)
    canvas.text(
        (left + house.width + round(2 * unit), top + house.height / 2),
        look.NAME,
        font=font(BOLD, max(8, round(4.2 * unit))),
        fill=look.PAPER,
        anchor="lm",
    )

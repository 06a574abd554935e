"""Who is speaking: a plate with roofs on it, to lie over the lower part of a picture."""

from PIL import Image, ImageDraw

from media_tools.drawing import look
from media_tools.drawing.lettering import BOLD, MEDIUM, draw, fitted


def name_plate(size: tuple[int, int], name: str, role: str = "") -> Image.Image:
    """A picture no larger than its plate, for a video of `size`; nothing around the roofs."""
    width, height = size
    unit = min(size) / 100
    across = round((0.62 if height > width else 0.5) * width)
    who = fitted(name, face=BOLD, width=across, largest=round(5.6 * unit), lines=2)
    what = fitted(role, face=MEDIUM, width=across, largest=round(3.9 * unit), lines=2)
    edge, gap = round(3.2 * unit), round(0.6 * unit) if role else 0
    eaves = max(4, round(2.6 * unit))
    wall = max(who.width, what.width) + 2 * edge, who.height + gap + what.height + 2 * edge
    plate = Image.new("RGBA", (wall[0], eaves + wall[1]))
    roofs = look.roofs(eaves, width=wall[0])
    plate.paste(roofs, (0, 0), roofs)
    canvas = ImageDraw.Draw(plate)
    canvas.rectangle([0, eaves, wall[0], eaves + wall[1]], fill=look.PAPER)
    top = eaves + edge
    draw(canvas, who, left=edge, top=top, fill=look.INK)
    draw(canvas, what, left=edge, top=top + who.height + gap, fill=look.INK_SOFT)
    return plate

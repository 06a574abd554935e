"""The programme's mark as a watermark: pale, with a shadow that keeps it readable on anything."""

from PIL import Image, ImageDraw, ImageFilter

from media_tools.drawing import look
from media_tools.drawing.lettering import BOLD, font

STRENGTH = 0.86
# How dark the shadow is, before it is cut off at full darkness.
SHADOW = 1.3


def signature(size: tuple[int, int]) -> Image.Image:
    """Mark and name for a video of `size`, on nothing."""
    unit = min(size) / 100
    edge = max(2, round(1.2 * unit))
    house = look.mark(max(8, round(5 * unit)))
    letters = font(BOLD, max(8, round(3.6 * unit)))
    beside = house.width + round(1.6 * unit)
    width = beside + round(letters.getlength(look.NAME)) + 2 * edge
    sign = Image.new("RGBA", (width, house.height + 2 * edge))
    sign.paste(house, (edge, edge), house)
    canvas = ImageDraw.Draw(sign)
    middle = edge + house.height / 2
    canvas.text((edge + beside, middle), look.NAME, font=letters, fill=look.PAPER, anchor="lm")
    shape = sign.getchannel("A")
    shadow = Image.new("RGBA", sign.size, look.INK)
    blurred = shape.filter(ImageFilter.GaussianBlur(max(1, 0.5 * unit)))
    shadow.putalpha(blurred.point(lambda alpha: min(150, round(alpha * SHADOW))))
    sign.putalpha(shape.point(lambda alpha: round(alpha * STRENGTH)))
    shadow.alpha_composite(sign)
    return shadow

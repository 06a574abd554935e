"""How words and a picture share a cover, in a lying and an upright form."""

import numpy as np
from PIL import Image, ImageDraw, ImageEnhance, ImageFilter, ImageOps

from media_tools.drawing import look
from media_tools.drawing.lettering import BOLD, draw, fitted
from media_tools.drawing.title import signed

# A cover shows a part of the picture where that is at least this much of it; else the whole,
# before a blurred copy.
KEPT_SHARE = 0.55
# Faces are above the middle more often than below it.
CENTRE = (0.5, 0.42)
DARKENED = 0.62
# TikTok's profile shows only the middle of an upright cover, 3:4.
LOWEST = 0.84
# The most that a lying cover is darkened at its right edge, where YouTube shows the length.
DARK, DARK_RIGHT = 0.88, 0.25


def shaded(frame: Image.Image, size: tuple[int, int], text: str) -> Image.Image:
    """Large letters on the picture, which gets darker towards them."""
    cover = filled(frame, size)
    width, height, unit, upright = measures(size)
    edge = round(6 * unit)
    words = fitted(
        text,
        face=BOLD,
        width=round(width * (0.84 if upright else 0.72)) - edge,
        largest=round(13.5 * unit),
        lines=5 if upright else 3,
        height=round(0.4 * height),
    )
    bottom = round(LOWEST * height) if upright else height - edge
    strip = look.roofs(round(3.6 * unit), count=6)
    top = bottom - words.height
    dark = shade(size, begin=top - strip.height - round(22 * unit), end=top + words.height // 2)
    cover.paste(Image.new("RGB", size, look.INK), (0, 0), dark)
    cover.paste(strip, (edge, top - strip.height - round(2 * unit)), strip)
    draw(ImageDraw.Draw(cover), words, left=edge, top=top, fill=look.PAPER)
    return cover


def plated(frame: Image.Image, size: tuple[int, int], text: str) -> Image.Image:
    """A paper plate with roofs on it, as the name below in a video."""
    cover = filled(frame, size)
    width, height, unit, upright = measures(size)
    edge, inner = round(5 * unit), round(4 * unit)
    words = fitted(
        text,
        face=BOLD,
        width=round(width * (0.78 if upright else 0.6)),
        largest=round(11 * unit),
        lines=4 if upright else 3,
        height=round(0.32 * height),
    )
    wall = words.width + 2 * inner, words.height + 2 * inner
    eaves = look.roofs(round(4.5 * unit), width=wall[0])
    bottom = round(LOWEST * height) if upright else height - edge
    top = bottom - wall[1]
    cover.paste(look.PAPER, (edge, top, edge + wall[0], bottom))
    cover.paste(eaves, (edge, top - eaves.height), eaves)
    draw(ImageDraw.Draw(cover), words, left=edge + inner, top=top + inner, fill=look.INK)
    return cover


def panelled(frame: Image.Image, size: tuple[int, int], text: str) -> Image.Image:
    """An indigo panel with the words, and the picture above or beside it."""
    width, height, unit, upright = measures(size)
    edge = round(7 * unit)
    if upright:
        shown, panel = (width, round(0.58 * height)), width
    else:
        # An upright picture is shown whole where that leaves the words enough room.
        whole = round(frame.width * height / frame.height)
        across = max(round(0.4 * width), min(round(0.54 * width), whole))
        shown, panel = (across, height), width - across
    words = fitted(
        text,
        face=BOLD,
        width=panel - 2 * edge,
        largest=round(13 * unit),
        lines=4 if upright else 5,
        height=round((0.24 if upright else 0.52) * height),
    )
    cover = Image.new("RGB", size, look.INK)
    canvas = ImageDraw.Draw(cover)
    cover.paste(filled(frame, shown, kept_share=0.35), (width - shown[0], 0))
    if upright:
        street = look.roofs(round(7 * unit), width=width)
        cover.paste(street, (0, shown[1] - street.height), street)
        draw(canvas, words, left=edge, top=shown[1] + edge, fill=look.PAPER)
        return cover
    begin = round((height - words.height) * 0.54)
    strip = look.roofs(round(3.6 * unit), count=5)
    cover.paste(strip, (edge, begin - strip.height - round(3 * unit)), strip)
    draw(canvas, words, left=edge, top=begin, fill=look.PAPER)
    signed(cover, canvas, left=edge, top=edge, unit=unit)
    return cover


def filled(frame: Image.Image, size: tuple[int, int], kept_share=KEPT_SHARE) -> Image.Image:
    """The picture over the whole of `size`: cut where little is lost, else before its blur."""
    ratio = (frame.width / frame.height) / (size[0] / size[1])
    if min(ratio, 1 / ratio) >= kept_share:
        return ImageOps.fit(frame, size, Image.Resampling.LANCZOS, centering=CENTRE)
    small = max(2, size[0] // 8), max(2, size[1] // 8)
    behind = ImageOps.fit(frame, small, Image.Resampling.BILINEAR, centering=CENTRE)
    behind = behind.filter(ImageFilter.GaussianBlur(min(small) / 16))
    cover = ImageEnhance.Brightness(behind).enhance(DARKENED).resize(size)
    whole = ImageOps.contain(frame, size, Image.Resampling.LANCZOS)
    # Beside the words in a lying cover, a little above them in an upright one.
    if size[0] > size[1]:
        place = size[0] - whole.width, (size[1] - whole.height) // 2
    else:
        place = (size[0] - whole.width) // 2, round((size[1] - whole.height) * 0.24)
    cover.paste(whole, place)
    return cover


def shade(size: tuple[int, int], *, begin: int, end: int) -> Image.Image:
    """How much dark lies where: nothing above `begin`, most from `end` on."""
    width, height, _unit, upright = measures(size)
    down = np.clip((np.arange(height) - begin) / max(1, end - begin), 0, 1)
    right = 1.0 if upright else DARK_RIGHT
    across = np.interp(np.arange(width) / width, (0.35, 0.8), (1.0, right))
    return Image.fromarray(np.round(255 * DARK * np.outer(down, across)).astype(np.uint8))


def measures(size: tuple[int, int]) -> tuple[int, int, float, bool]:
    """Width, height, a hundredth of the short side, and whether it is upright."""
    width, height = size
    return width, height, min(size) / 100, height > width

"""Somebody's words as letters in a picture: cleaned, broken into lines, made to fit.

The letters are Manrope (SIL Open Font License 1.1), which the package `font-manrope` carries:
a clean machine has no fonts. Words are only ever drawn here; no program gets them as a command.
"""

import unicodedata
from dataclasses import dataclass
from functools import cache

from font_manrope import ManropeExtraBold, ManropeSemiBold
from PIL import ImageDraw, ImageFont

BOLD, MEDIUM = ManropeExtraBold, ManropeSemiBold
LEADING = 1.22
SMALLEST_PX = 8
SHRINK = 0.94
# From here down a word that is still too long is broken: better than letters nobody can read.
BREAK_WORDS_BELOW = 0.42


@cache
def font(face: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(face, size)


@cache
def has_shape(letter: str) -> bool:
    """Whether the letters have a picture for it: emoji and many scripts have none."""
    asked, missing = (font(BOLD, 24).getmask(one) for one in (letter, "\U0010fffe"))
    return (asked.size, bytes(asked)) != (missing.size, bytes(missing))


def drawable(text: str) -> str:
    """The words as they can be drawn, on one line; what has no shape is left out."""
    kept = []
    for letter in unicodedata.normalize("NFC", text):
        if letter.isspace():
            kept.append(" ")
        # Control signs, turned directions and joiners would draw nothing, or elsewhere.
        elif unicodedata.category(letter)[0] != "C" and has_shape(letter):
            kept.append(letter)
    return " ".join("".join(kept).split())


@dataclass(frozen=True)
class Block:
    """Lines of one size. `width` and `height` in pixels hold all of them."""

    lines: tuple[str, ...]
    font: ImageFont.FreeTypeFont
    width: int
    height: int

    @property
    def leading(self) -> int:
        return round(self.font.size * LEADING)


def fitted(
    text: str, *, face: str, width: int, largest: int, lines: int, height: int | None = None
) -> Block:
    """The text as large as it goes: within `width`, in at most so many lines, and `height`."""
    size = float(largest)
    while True:
        letters = font(face, max(SMALLEST_PX, round(size)))
        is_smallest = letters.size <= SMALLEST_PX
        may_break = is_smallest or size <= BREAK_WORDS_BELOW * largest
        wrapped = balanced(text, letters, width, may_break)
        deep = round(len(wrapped) * letters.size * LEADING)
        fits = len(wrapped) <= lines and (height is None or deep <= height)
        fits = fits and all(letters.getlength(line) <= width for line in wrapped)
        if fits or is_smallest:
            across = max((letters.getlength(line) for line in wrapped), default=0)
            return Block(tuple(wrapped), letters, round(across), deep)
        size *= SHRINK


def balanced(text: str, letters, width: int, may_break: bool) -> list[str]:
    """Lines of about the same length, as few as the width asks for."""
    lines = wrapped(text, letters, width, may_break)
    for narrower in range(95, 40, -5):
        tried = wrapped(text, letters, width * narrower / 100, may_break=False)
        if len(tried) != len(lines) or any(letters.getlength(t) > width for t in tried):
            break
        lines = tried
    return lines


def wrapped(text: str, letters, width: float, may_break: bool) -> list[str]:
    lines = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and letters.getlength(longer) <= width:
            lines[-1] = longer
            continue
        pieces = broken(word, letters, width) if may_break else [word]
        lines += pieces
    return lines


def broken(word: str, letters, width: float) -> list[str]:
    pieces = [""]
    for letter in word:
        if pieces[-1] and letters.getlength(pieces[-1] + letter) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def draw(canvas: ImageDraw.ImageDraw, block: Block, *, left: int, top: int, fill: str) -> None:
    """The lines below each other, their left edges at `left`."""
    for number, line in enumerate(block.lines):
        # The letters' own height sits in the middle of the line's.
        middle = top + (number + 0.5) * block.leading
        canvas.text((left, round(middle)), line, font=block.font, fill=fill, anchor="lm")

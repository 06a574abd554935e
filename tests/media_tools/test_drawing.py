"""Letters, colours and the mark: what is drawn looks like the pages and holds any words."""

import re

import pytest
from PIL import Image, ImageDraw

from media_tools.drawing import look
from media_tools.drawing.lettering import BOLD, draw, drawable, fitted
from tests.conftest import ROOT


def test_the_colours_are_those_of_the_pages():
    css = (ROOT / "site/frontend/css/tokens.css").read_text()
    told = dict(re.findall(r"--([\w-]+): (#\w{6});", css[: css.index("@media")]))
    assert (told["paper"], told["ink"], told["ink-soft"]) == (look.PAPER, look.INK, look.INK_SOFT)
    assert tuple(told[f"roof-{number}"] for number in range(1, 9)) == look.ROOF_COLOURS
    assert f"--ink-soft: {look.SOFT_ON_INK}" in css


@pytest.mark.parametrize(
    ("told", "drawn"),
    [
        ("  Pagi \n di\tPasar  ", "Pagi di Pasar"),
        ("Pagi 😀 Pasar", "Pagi Pasar"),
        ("e\u0301", "é"),
        ("\u202eigaP\u200d\x00\ud800", "igaP"),
        ("ꦔꦭꦩ꧀ 中文", ""),
        ("Rp5.000 — “murah”, 100%!", "Rp5.000 — “murah”, 100%!"),
    ],
)
def test_only_what_has_a_shape_is_kept(told, drawn):
    assert drawable(told) == drawn


@pytest.mark.parametrize("text", ["Pagi", "W" * 60, "i" * 60, "Pagi di Pasar Klojen " * 3])
@pytest.mark.parametrize("width", [120, 300, 900])
def test_every_text_stays_within_its_width_and_lines(text, width):
    block = fitted(text, face=BOLD, width=width, largest=90, lines=6, height=400)
    assert len(block.lines) <= 6
    assert block.width <= width
    assert block.height <= 400
    assert "".join(block.lines).replace(" ", "") == text.replace(" ", "")
    canvas = Image.new("L", (width + 40, 440))
    draw(ImageDraw.Draw(canvas), block, left=20, top=20, fill="white")
    left, top, right, bottom = canvas.getbbox()
    # Letters may hang over their own width by a hair.
    assert 16 <= left < right <= width + 24
    assert 20 <= top < bottom <= 20 + block.height + 4


def test_lines_are_of_about_the_same_length():
    block = fitted("Pagi di Pasar Klojen bersama", face=BOLD, width=500, largest=60, lines=3)
    lengths = [block.font.getlength(line) for line in block.lines]
    assert len(lengths) == 2
    assert min(lengths) > 0.6 * max(lengths)


def test_a_strip_of_roofs_fills_its_width_with_whole_roofs():
    strip = look.roofs(24, width=333)
    assert strip.size == (333, 24)
    ground = [strip.getpixel((x, 23))[3] for x in range(2, 331)]
    assert min(ground) > 0
    assert strip.getpixel((332, 0))[3] == 0


def test_the_mark_shows_what_lies_behind_its_play_sign():
    mark = look.mark(74)
    assert mark.size == (96, 74)
    assert mark.getpixel((48, 54))[3] == 0
    assert mark.getpixel((20, 60))[:3] == (252, 252, 250)

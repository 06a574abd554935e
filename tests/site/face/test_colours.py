"""The colours keep the contrast that WCAG 2.2 AA asks for, in both themes."""

import re
from pathlib import Path

import pytest

TOKENS = Path(__file__).parents[3] / "site" / "frontend" / "css" / "tokens.css"


def palette(selector):
    text = TOKENS.read_text()
    block = text[text.index(selector) :]
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block[: block.index("}")]))


LIGHT, DARK = palette(":root {"), palette(':root[data-theme="dark"] {')


def brightness(colour):
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    light, dark = sorted((brightness(one), brightness(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_words_can_be_read_on_every_ground(theme):
    inks = ("ink", "ink-soft", "public", "learning", "teaching", "programme", "bad")
    grounds = ("paper", "surface", "sunken")
    weak = [
        (ink, ground, round(contrast(theme[ink], theme[ground]), 2))
        for ink in inks
        for ground in grounds
        if contrast(theme[ink], theme[ground]) < 4.5
    ]
    assert weak == []


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_a_state_can_be_read_on_its_own_wash_and_a_button_on_its_accent(theme):
    pairs = [(tone, f"{tone}-wash") for tone in ("good", "warn", "bad", "info")]
    pairs += [
        ("on-accent", place) for place in ("public", "learning", "teaching", "programme", "bad")
    ]
    assert [pair for pair in pairs if contrast(theme[pair[0]], theme[pair[1]]) < 4.5] == []


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_the_edge_of_a_field_can_be_seen(theme):
    assert min(contrast(theme["line-strong"], theme[g]) for g in ("paper", "surface")) >= 3


def test_dark_by_hand_is_the_dark_of_the_device():
    assert palette(':root:not([data-theme="light"]) {') == DARK

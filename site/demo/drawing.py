"""Pictures and sound of the demo's clips: a painted kampung, drawn and played by us."""

from functools import lru_cache

import numpy as np
from PIL import Image, ImageDraw, ImageFont

ROOFS = ["#d1495b", "#edae49", "#00798c", "#5b8e7d", "#7a5195", "#f2efe6", "#ef8354"]
SKIES = {
    "morning": ("#bfe3f2", "#fdf3dc"),
    "noon": ("#4fa3d1", "#d9f0fa"),
    "dusk": ("#3b3561", "#f0a35e"),
}
# Sléndro-like: five tones to the octave, about even.
SCALE_HZ = [261.6, 300.5, 345.2, 396.6, 455.5, 523.3]


def gradient(width, height, top, bottom):
    ends = [
        np.array(Image.new("RGB", (1, 1), each).getpixel((0, 0)), float) for each in (top, bottom)
    ]
    rows = np.linspace(0, 1, height)[:, None]
    column = ends[0] * (1 - rows) + ends[1] * rows
    return Image.fromarray(np.repeat(column[:, None, :], width, axis=1).astype("uint8"))


@lru_cache(maxsize=8)
def panorama(width: int, height: int, sky: str, seed: int) -> np.ndarray:
    """A hillside of painted roofs, (height, width, 3) uint8. Equal arguments, equal picture."""
    draw_at = np.random.default_rng(seed)
    image = gradient(width, height, *SKIES[sky])
    pen = ImageDraw.Draw(image)
    radius = height // 14
    pen.ellipse(
        [width * 0.62, height * 0.08, width * 0.62 + 2 * radius, height * 0.08 + 2 * radius],
        fill="#fff4d0",
    )
    for row in range(9):
        size = int(height * (0.07 + 0.018 * row))
        base = int(height * (0.36 + 0.075 * row))
        x = -size + int(draw_at.integers(0, size))
        while x < width + size:
            span = int(size * draw_at.uniform(1.1, 1.7))
            roof = ROOFS[int(draw_at.integers(len(ROOFS)))]
            wall = ROOFS[int(draw_at.integers(len(ROOFS)))]
            house(pen, x, base, span, size, roof, wall)
            x += span + int(size * 0.08)
    return np.asarray(image)


def house(pen, x, base, span, size, roof, wall):
    eaves = base + size // 2
    pen.rectangle(
        [x + span * 0.06, eaves, x + span * 0.94, base + size * 1.6], fill=wall, outline="#2b2a45"
    )
    pen.polygon(
        [(x, eaves), (x + span * 0.22, base), (x + span * 0.78, base), (x + span, eaves)],
        fill=roof,
        outline="#2b2a45",
    )
    for place in (0.2, 0.44, 0.68):
        left = x + span * place
        pen.rectangle(
            [left, eaves + size * 0.22, left + span * 0.12, eaves + size * 0.5],
            fill="#fff7df",
            outline="#2b2a45",
        )


@lru_cache(maxsize=32)
def caption(width: int, height: int, text: str) -> tuple[np.ndarray, np.ndarray]:
    """A line of text on a dark band, as picture and opacity (0..1), inside the safe area."""
    layer = Image.new("RGBA", (width, height), (0, 0, 0, 0))
    pen = ImageDraw.Draw(layer)
    font = ImageFont.load_default(size=max(18, min(width, height) // 17))
    box = pen.multiline_textbbox((0, 0), text, font=font, align="center", spacing=10)
    left = (width - (box[2] - box[0])) / 2
    top = height * 0.58
    edge = height * 0.015
    pen.rounded_rectangle(
        [left - 2 * edge, top - edge, width - left + 2 * edge, top + box[3] + edge],
        radius=edge,
        fill=(27, 26, 64, 225),
    )
    pen.multiline_text((left, top), text, font=font, fill="#ffffff", align="center", spacing=10)
    pixels = np.asarray(layer)
    return pixels[..., :3].astype("float32"), pixels[..., 3:].astype("float32") / 255


def kite(frame: np.ndarray, t: float) -> None:
    """A kite that crosses the sky: something always moves in a clip that is not frozen."""
    height, width, _ = frame.shape
    x = int(width * (0.15 + 0.7 * (t * 0.11 % 1)))
    y = int(height * (0.2 + 0.05 * np.sin(2.1 * t)))
    half = max(6, height // 40)
    for step in range(-half, half + 1):
        reach = half - abs(step)
        frame[y + step, max(0, x - reach) : min(width, x + reach + 1)] = (209, 73, 91)


def melody(t: np.ndarray, *, level: float) -> np.ndarray:
    """Plucked notes twice a second, stereo, peak about `level` (0..1). `t` is in seconds."""
    t = np.atleast_1d(t)
    beat = np.floor(t * 2).astype(int)
    into = t * 2 - beat
    hz = np.array(SCALE_HZ)[(beat * 7 + beat // 4 * 3) % len(SCALE_HZ)]
    tone = sum(np.sin(2 * np.pi * hz * k * t) / k**1.6 for k in (1, 2, 3, 4))
    drone = 0.35 * np.sin(2 * np.pi * 130.8 * t)
    mono = level * 0.55 * (tone * np.exp(-2.2 * into) * np.minimum(1, into * 60) + drone)
    return np.stack([mono, mono], axis=-1)

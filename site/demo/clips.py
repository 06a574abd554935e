"""The demo's clips: short films that a beginner could have made, some with a beginner's faults."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from media_tools.compose import compose

from .drawing import caption, kite, melody, panorama

Span = tuple[float, float]


@dataclass(frozen=True)
class Clip:
    """One film: captions change the picture; faults are stretches in seconds, or a level."""

    name: str
    captions: tuple[str, ...]
    size: tuple[int, int] = (720, 1280)
    seconds: float = 16
    # Peak of the music, 0..1: about 0.66 lies at the loudness platforms aim for.
    level: float = 0.66
    black: Span | None = None
    frozen: Span | None = None
    silent: Span | None = None
    brightness: float = 1.0
    tags: dict[str, str] = field(default_factory=dict)


CLIPS = {
    clip.name: clip
    for clip in (
        Clip(
            "pagi-di-jodipan",
            (
                "Pagi di\nkampung warna",
                "Satu gang,\nseribu warna",
                "Lewat jembatan,\nlihat sungai",
                "Mampir, ya!",
            ),
            size=(1080, 1920),
            seconds=18,
        ),
        Clip(
            "resep-nenek",
            ("Bau dapur nenek", "Bumbu digerus pelan", "Api kecil,\nsabar besar", "Selamat makan"),
        ),
        Clip(
            "suara-pelan",
            ("Cerita tukang becak", "Tiap pagi\nke pasar", "Pelan tapi sampai"),
            level=0.11,
            seconds=15,
        ),
        Clip(
            "mendatar",
            ("Alun-alun sore", "Anak-anak bermain", "Pulang sebelum magrib"),
            size=(1280, 720),
            seconds=15,
        ),
        Clip(
            "layar-hitam",
            ("Lapak buku bekas", "Cari yang langka", "Temukan ceritamu"),
            black=(6, 9),
            silent=(6, 9),
        ),
        Clip(
            "gambar-diam",
            ("Belajar membatik", "Canting pertama", "Warna kedua"),
            frozen=(8, 14),
            tags={"location": "-7.9829+112.6304/"},
        ),
        Clip("terlalu-gelap", ("Pasar malam", "Lampu dan tawa"), brightness=0.22, seconds=12),
    )
}
SKY_OF_SCENE = ("morning", "noon", "dusk")


def within(span: Span | None, t: float) -> bool:
    return span is not None and span[0] <= t < span[1]


def frame_drawer(clip: Clip) -> Callable[[float], np.ndarray]:
    width, height = clip.size
    scene_seconds = clip.seconds / len(clip.captions)

    def frame_at(t: float) -> np.ndarray:
        if within(clip.black, t):
            return np.zeros((height, width, 3), "uint8")
        if within(clip.frozen, t):
            t = clip.frozen[0]
        scene = min(int(t / scene_seconds), len(clip.captions) - 1)
        wide = panorama(width * 2, height, SKY_OF_SCENE[scene % 3], seed=scene + len(clip.name))
        reach = 0.5 - 0.5 * np.cos(np.pi * (t - scene * scene_seconds) / scene_seconds)
        left = int((width - 1) * (reach if scene % 2 == 0 else 1 - reach))
        frame = wide[:, left : left + width].copy()
        kite(frame, t)
        words, opacity = caption(width, height, clip.captions[scene])
        band = slice(int(height * 0.5), int(height * 0.85))
        mixed = frame[band] * (1 - opacity[band]) + words[band] * opacity[band]
        frame[band] = mixed.astype("uint8")
        return frame if clip.brightness == 1 else (frame * clip.brightness).astype("uint8")

    return frame_at


def sound_player(clip: Clip) -> Callable[[np.ndarray], np.ndarray]:
    def sound_at(t):
        samples = melody(t, level=clip.level)
        if clip.silent is not None:
            moments = np.atleast_1d(t)
            quiet = (moments >= clip.silent[0]) & (moments < clip.silent[1])
            samples[quiet] = 0
        return samples if np.ndim(t) else samples[0]

    return sound_at


def make_clip(clip: Clip, directory: Path) -> Path:
    """Make `clip` in `directory`, once: what is there already is given back."""
    out = directory / f"{clip.name}.mp4"
    if not out.exists():
        draft = directory / f"{clip.name}.draft.mp4"
        compose(
            frame_at=frame_drawer(clip),
            sound_at=sound_player(clip),
            seconds=clip.seconds,
            out=draft,
            tags=clip.tags,
        )
        draft.rename(out)
    return out

"""A video's fingerprint: two 64-bit hashes for each half second, and Chromaprint's for the sound.

A picture is folded along its upright axis first: the sum of a picture and its mirror image looks
the same when the video was mirrored, the difference changes its sign. Of both the 64 lowest
waves (a discrete cosine transform of 32x32) are kept as above or under their median, which
survives coding, size and brightness, and a crop of a tenth with some bits lost.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from media_tools.measuring import movement
from media_tools.measuring.passing import CHROMA, GREY, Small

VERSION = 1
RATE = 2
GRID, WAVES = 32, 8
# Grey levels of deviation: a picture with less in it (black, a wall) has no look of its own.
FEATURELESS = 6.0
# Ten minutes; what is alike shows within.
LONGEST = 1200


@dataclass(frozen=True)
class Print:
    """`folded` and `skewed`: uint64, one for each half second, 0 where there is nothing to see;
    `sound`: uint32, about eight a second."""

    folded: np.ndarray
    skewed: np.ndarray
    sound: np.ndarray

    def pictures_as_bytes(self) -> bytes:
        return self.folded.astype("<u8").tobytes() + self.skewed.astype("<u8").tobytes()

    def sound_as_bytes(self) -> bytes:
        return self.sound.astype("<u4").tobytes()

    @classmethod
    def from_bytes(cls, pictures: bytes, sound: bytes) -> "Print":
        both = np.frombuffer(bytes(pictures), dtype="<u8")
        half = len(both) // 2
        return cls(both[:half], both[half:], np.frombuffer(bytes(sound), dtype="<u4"))


def print_of(room: Path, small: Small) -> Print:
    """From the small pictures and the sound that a measuring pass left in `room`."""
    step = max(1, round(small.rate / RATE))
    folded, skewed, seen = [], [], 0
    for part in movement.pictures(room / GREY, small):
        # Each part begins with the last picture of the one before.
        fresh = part if seen == 0 else part[1:]
        wanted = fresh[(-seen) % step :: step]
        seen += len(fresh)
        if len(wanted):
            one, other = hashes(wanted)
            folded.append(one)
            skewed.append(other)
    none = np.empty(0, dtype=np.uint64)
    chroma = room / CHROMA
    sound = np.fromfile(chroma, dtype="<u4") if chroma.exists() else np.empty(0, dtype="<u4")
    return Print(
        np.concatenate([none, *folded])[:LONGEST],
        np.concatenate([none, *skewed])[:LONGEST],
        sound[: LONGEST * 4],
    )


def hashes(pictures: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Of grey pictures (n, height, width): the hashes of the folded and the skewed ones."""
    grid = shrunk(pictures)
    mirrored = grid[:, :, ::-1]
    waves = cosines()
    rows = waves[1 : WAVES + 1]
    folded = rows @ (grid + mirrored) @ waves[0 : 2 * WAVES : 2].T
    skewed = rows @ (grid - mirrored) @ waves[1 : 2 * WAVES : 2].T
    plain = grid.std(axis=(1, 2)) < FEATURELESS
    return packed(folded, plain), packed(skewed, plain, around=0.0)


def shrunk(pictures: np.ndarray) -> np.ndarray:
    """Each picture as means of a grid of 32 by 32, whatever its shape."""
    count, height, width = pictures.shape
    grey = pictures.astype(np.float32)
    across = spread(width)
    down = spread(height)
    return down @ grey @ across.T if count else np.empty((0, GRID, GRID), np.float32)


def spread(side: int) -> np.ndarray:
    """Weights (32, side) that give the mean of each of 32 equal parts of a side."""
    edges = np.linspace(0, side, GRID + 1)
    places = np.arange(side)
    low = np.maximum(edges[:-1, None], places)
    high = np.minimum(edges[1:, None], places + 1)
    weights = np.clip(high - low, 0, None)
    return (weights / weights.sum(axis=1, keepdims=True)).astype(np.float32)


def cosines() -> np.ndarray:
    place = np.arange(GRID)
    return np.cos(np.pi * np.outer(place, place + 0.5) / GRID).astype(np.float32)


def packed(waves: np.ndarray, plain: np.ndarray, around: float | None = None) -> np.ndarray:
    flat = waves.reshape(len(waves), -1)
    middle = np.median(flat, axis=1, keepdims=True) if around is None else around
    bits = np.packbits(flat > middle, axis=1)
    told = bits.view(">u8").astype(np.uint64).ravel()
    told[plain] = 0
    return told

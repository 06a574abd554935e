"""How much changes from one kept small picture to the next."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from media_tools.measuring.passing import Small

# An hour at four a second is looked at in parts of this many pictures, never whole in memory.
TOGETHER = 512


def pictures(path: Path, small: Small) -> Iterator[np.ndarray]:
    """The pictures in parts of shape (n, height, width), each beginning with the last one of
    the part before, so that every step is seen once."""
    area = small.width * small.height
    count = path.stat().st_size // area if path.exists() else 0
    if count < 2:
        return
    kept = np.memmap(path, dtype=np.uint8, mode="r", shape=(count, small.height, small.width))
    for start in range(0, count - 1, TOGETHER):
        yield np.asarray(kept[start : start + TOGETHER + 1])


def mean_change(path: Path, small: Small) -> float | None:
    """Grey levels of 255 by which a pixel changes on average; None for a single picture."""
    changed = steps = 0.0
    for part in pictures(path, small):
        levels = np.abs(np.diff(part.astype(np.int16), axis=0))
        changed += float(levels.mean(axis=(1, 2)).sum())
        steps += len(levels)
    return round(changed / steps, 2) if steps else None

"""Whether two fingerprints share a stretch: many alike half seconds on one slanting line."""

from dataclasses import dataclass

import numpy as np

from media_tools.likeness.hashing import RATE, Print

# Bits that may differ. Of two pictures that have nothing to do with each other half of the 64
# bits differ, give or take 4; a crop of a tenth costs up to 18, coding up to 6 (measured on the
# clips that the tests make).
NEAR, NEAR_SOUND = 18, 9
# A copy played at another speed leans; more than a twentieth is heard and seen.
SPEEDS = (1.0, 0.95, 1.05, 0.975, 1.025)
SHORTEST_S = 4.0
# Of the half seconds of a stretch, so many must be alike.
DENSE = 0.6
LONGEST_GAP_S = 1.5
# A slide that stands still is alike for long and proves nothing: so often must the picture
# change by more than this many bits.
CHANGES, CHANGED = 3, 5
SOUND_RATE = 8.07
MIRRORED = 32


@dataclass(frozen=True)
class Match:
    """Seconds in the one and in the other, the share of the one, and whether it is mirrored."""

    start: float
    end: float
    other_start: float
    other_end: float
    share: float
    mirrored: bool = False


def pictures(one: Print, other: Print) -> Match | None:
    found = stretch(one.folded, other.folded, near=NEAR, rate=RATE, blank=True)
    if found is None:
        return None
    places, others = found
    if changes(one.folded[places]) < CHANGES:
        return None
    bent = np.bitwise_count(one.skewed[places] ^ other.skewed[others])
    return told(places, others, len(one.folded), RATE, mirrored=float(np.median(bent)) > MIRRORED)


def sounds(one: Print, other: Print) -> Match | None:
    found = stretch(one.sound, other.sound, near=NEAR_SOUND, rate=SOUND_RATE, blank=False)
    if found is None:
        return None
    places, others = found
    # A tone that is held is alike with every held tone.
    if len(np.unique(one.sound[places])) < 0.3 * len(places):
        return None
    return told(places, others, len(one.sound), SOUND_RATE)


def told(places, others, length: int, rate: float, *, mirrored: bool = False) -> Match:
    return Match(
        start=seconds(places[0], rate),
        end=seconds(places[-1] + 1, rate),
        other_start=seconds(others[0], rate),
        other_end=seconds(others[-1] + 1, rate),
        share=round(len(places) / length, 3),
        mirrored=mirrored,
    )


def seconds(place, rate: float) -> float:
    return round(float(place) / rate, 1)


def changes(hashes: np.ndarray) -> int:
    return int((np.bitwise_count(hashes[1:] ^ hashes[:-1]) > CHANGED).sum())


def stretch(one, other, *, near: int, rate: float, blank: bool):
    """The alike places of the longest common stretch, in the one and in the other; or None."""
    if not len(one) or not len(other):
        return None
    apart = np.bitwise_count(one[:, None] ^ other[None, :])
    alike = apart <= near
    if blank:
        alike &= (one != 0)[:, None] & (other != 0)[None, :]
    rows, columns = np.nonzero(alike)
    # The closer two pictures are, the surer it is that they are one and not neighbours.
    closeness = near + 1 - apart[rows, columns].astype(int)
    best = None
    for speed in SPEEDS:
        lean = np.rint(columns - rows * speed).astype(int)
        if not len(lean):
            return None
        votes = np.bincount(lean - lean.min(), weights=closeness)
        offset = int(np.convolve(votes, [1, 1, 1], mode="same").argmax()) + lean.min()
        on_line = np.abs(lean - offset) <= 1
        found = longest(rows[on_line], columns[on_line], rate)
        if found is not None and (best is None or len(found[0]) > len(best[0])):
            best = found
    return best


def longest(rows, columns, rate: float):
    """The longest run of `rows` without a wide gap, dense and long enough."""
    places, first = np.unique(rows, return_index=True)
    if not len(places):
        return None
    others = columns[first]
    breaks = np.flatnonzero(np.diff(places) > LONGEST_GAP_S * rate) + 1
    runs = zip(np.split(places, breaks), np.split(others, breaks), strict=True)
    run, beside = max(runs, key=lambda pair: len(pair[0]))
    span = run[-1] - run[0] + 1
    if span < SHORTEST_S * rate or len(run) < DENSE * span:
        return None
    return run, beside

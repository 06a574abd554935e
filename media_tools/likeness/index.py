"""Which of all works are worth comparing: a few telling pictures of each, all in memory.

Of each work eight half seconds are kept, those just after the picture changed most: a copy has
the same moments, wherever it was cut. A hundred thousand works are 6.4 MB; one look compares
sixteen moments with all of them. The first look of a process reads every fingerprint once, later
ones only what is new.
"""

import threading

import numpy as np

from media_tools.likeness.hashing import VERSION
from media_tools.models import Fingerprint

KEPT, ASKED = 8, 16
NEAR = 18
MOST_CANDIDATES = 20
READ_TOGETHER = 5000


def moments(folded: np.ndarray, most: int) -> np.ndarray:
    """The hashes of up to `most` half seconds that follow the greatest changes."""
    seen = np.flatnonzero(folded)
    if not len(seen):
        return np.empty(0, dtype=np.uint64)
    changed = np.zeros(len(folded), dtype=int)
    changed[1:] = np.bitwise_count(folded[1:] ^ folded[:-1])
    order = sorted(seen, key=lambda place: (-changed[place], place))
    chosen: list[int] = []
    for place in order:
        if all(abs(place - other) > 1 for other in chosen):
            chosen.append(place)
        if len(chosen) == most:
            break
    # The picture has settled half a second after a cut.
    after = [min(place + 1, len(folded) - 1) for place in chosen]
    return folded[
        [place if not folded[next_] else next_ for place, next_ in zip(chosen, after, strict=True)]
    ]


class Index:
    """The kept moments of all works; a row a moment, and whose it is."""

    def __init__(self):
        self.lock = threading.Lock()
        self.hashes = np.empty(0, dtype=np.uint64)
        self.owners = np.empty(0, dtype=np.int64)
        self.last = 0

    def add(self, numbers, hashes) -> None:
        self.owners = np.concatenate([self.owners, np.asarray(numbers, dtype=np.int64)])
        self.hashes = np.concatenate([self.hashes, np.asarray(hashes, dtype=np.uint64)])

    def read_new(self) -> None:
        """Take in the fingerprints that were made since the last look."""
        with self.lock:
            while True:
                fresh = Fingerprint.objects.filter(pk__gt=self.last, version=VERSION)
                rows = list(fresh.order_by("pk").values_list("pk", "pictures")[:READ_TOGETHER])
                if not rows:
                    return
                numbers, hashes = [], []
                for number, stored in rows:
                    both = np.frombuffer(bytes(stored), dtype="<u8")
                    kept = moments(both[: len(both) // 2], KEPT)
                    numbers += [number] * len(kept)
                    hashes += list(kept)
                self.add(numbers, hashes)
                self.last = rows[-1][0]

    def candidates(self, folded: np.ndarray) -> list[int]:
        """Keys of the fingerprints with the most moments in common, the most alike first."""
        if not len(self.hashes):
            return []
        hits = np.zeros(0, dtype=np.int64)
        for asked in moments(folded, ASKED):
            near = np.bitwise_count(self.hashes ^ asked) <= NEAR
            hits = np.concatenate([hits, np.unique(self.owners[near])])
        numbers, counts = np.unique(hits, return_counts=True)
        order = np.lexsort((numbers, -counts))[:MOST_CANDIDATES]
        return numbers[order].tolist()


index = Index()

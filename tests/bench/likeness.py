"""How long it takes to find, among a hundred thousand works, those that resemble one."""

import numpy as np

from media_tools.likeness import matching
from media_tools.likeness.hashing import Print
from media_tools.likeness.index import KEPT, MOST_CANDIDATES, Index, moments
from tests.bench.rows import Row, alternated, wall_seconds

WORKS, HALF_SECONDS = 100_000, 120


def rows() -> list[Row]:
    chance = np.random.default_rng(1)
    asked = work_of(chance)
    index = Index()
    index.add(
        np.repeat(np.arange(WORKS), KEPT),
        chance.integers(1, 2**63, WORKS * KEPT, dtype=np.uint64),
    )
    kept = moments(asked.folded, KEPT)
    index.add([WORKS] * len(kept), kept)
    others = [asked, *(work_of(chance) for _ in range(MOST_CANDIDATES - 1))]

    def find():
        if index.candidates(asked.folded)[0] != WORKS:
            raise RuntimeError("the copy was not found")
        if matching.pictures(asked, others[0]) is None:
            raise RuntimeError("the copy was not recognised")
        for other in others[1:]:
            matching.pictures(asked, other)

    whole, first = alternated(
        lambda: wall_seconds(find), lambda: wall_seconds(lambda: index.candidates(asked.folded))
    )
    held = (index.hashes.nbytes + index.owners.nbytes) / 1e6
    return [
        Row(
            "media.duplicate_search_ms_100k",
            round(1000 * whole, 1),
            "ms",
            f"of it {1000 * first:.0f} ms among {WORKS} works of a minute ({held:.0f} MB), "
            f"the rest comparing {MOST_CANDIDATES} of them; without reading rows",
            None,
        )
    ]


def work_of(chance) -> Print:
    hashes = chance.integers(1, 2**63, (2, HALF_SECONDS), dtype=np.uint64)
    return Print(hashes[0], hashes[1], np.empty(0, dtype=np.uint32))

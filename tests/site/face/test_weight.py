"""What a first visit costs: the whole look has to fit into a small part of 100 KB."""

import gzip
from pathlib import Path

import pytest

BUILT = Path(__file__).parents[3] / "site" / "static" / "build"


@pytest.mark.parametrize(
    ("name", "kilobytes"),
    [("app.css", 14), ("app.js", 6), ("icons.svg", 6), ("player.js", 6), ("upload.js", 24)],
)
def test_a_built_file_stays_within_its_budget(name, kilobytes):
    if not (BUILT / name).exists():
        pytest.skip("the front end is not built")
    assert len(gzip.compress((BUILT / name).read_bytes())) <= kilobytes * 1024

"""The collection behind `make accuracy` is whole, and a few of its clips are judged as it says."""

import pytest

from media_tools import checks
from tests.accuracy.__main__ import findings_of
from tests.accuracy.specimens import specimens

# What no small clip can show: too long, too large, too many pixels; and what is about a platform
# rather than the clip (`should_be_horizontal`), or cannot be made by an encoder of ours.
NOT_MADE = {
    "too_long", "longer_than_advised", "file_too_large", "too_many_pixels",
    "should_be_horizontal", "unreadable_sound", "clipped_often", "picture_late",
}  # fmt: skip
BY_NAME = {one.name: one for one in specimens()}


def test_every_finding_that_a_clip_can_show_has_one():
    assert len(BY_NAME) >= 120
    shown = frozenset().union(*(one.faults for one in BY_NAME.values()))
    assert shown == set(checks.TEXTS) - NOT_MADE


@pytest.mark.parametrize("name", ["good-figures", "lying-in-upright-fractal", "right-dead-6"])
def test_a_specimen_is_told_its_faults_and_no_other(name, tmp_path):
    specimen = BY_NAME[name]
    assert findings_of(specimen, tmp_path) == specimen.faults

"""Black bars are cut off and what is between them stays whole."""

from dataclasses import replace

import numpy as np
import pytest

from media_tools import pipeline
from media_tools.repairs import follow
from tests.media_tools.repairs.clips import composed, picture_at


@pytest.fixture(scope="module")
def boxed(clip):
    """A lying orange picture in the middle of an upright black one."""
    return clip(
        "boxed.mp4",
        picture="color=c=0xd07020:size=360x202:rate=25",
        filters="pad=360:640:0:219:black",
        seconds=2,
    )


def measured(path, bars):
    return replace(pipeline.measure(pipeline.inspect(path)), bars=bars)


def test_the_bars_go_and_the_picture_stays(boxed, tmp_path):
    told = measured(boxed, (0, 219, 0, 219))
    made = composed(boxed, tmp_path / "room", "bars", measured=told)
    after = pipeline.measure(pipeline.inspect(made))
    # A line more on both sides, since colours lie on every second pixel.
    assert (after.width, after.height, after.frames) == (360, 200, told.frames)
    assert np.ptp(picture_at(made, 1, (36, 20)), axis=(0, 1)).max() < 12


def test_bars_that_the_pass_saw_are_cut_off(clip, tmp_path):
    moving = clip(
        "moving.mp4",
        picture="testsrc2=size=360x202:rate=25",
        filters="pad=360:640:0:219:black",
        seconds=3,
    )
    told = pipeline.measure(pipeline.inspect(moving))
    made = composed(moving, tmp_path / "room", "bars", measured=told)
    after = pipeline.measure(pipeline.inspect(made))
    assert (after.width, after.bars) == (360, None)
    assert after.height == pytest.approx(202, abs=8)


def test_a_picture_without_bars_is_copied(boxed, tmp_path):
    made = composed(boxed, tmp_path / "room", "bars", measured=measured(boxed, None))
    after = pipeline.inspect(made).probe
    assert (after.width, after.height) == (360, 640)


def test_a_picture_that_is_nearly_all_bars_is_left_alone(boxed, tmp_path):
    made = composed(boxed, tmp_path / "room", "bars", measured=measured(boxed, (0, 310, 0, 310)))
    assert pipeline.inspect(made).probe.height == 640


def test_bars_go_before_the_picture_is_made_upright(boxed, tmp_path):
    told = measured(boxed, (0, 219, 0, 219))
    made = composed(boxed, tmp_path / "room", "bars", "reframe", measured=told)
    shown = picture_at(made, 1)
    # Orange from top to bottom: a blurred copy fills what was black.
    assert shown[..., 0].min() > 60
    assert shown.shape[0] / shown.shape[1] == pytest.approx(16 / 9, abs=0.01)


def test_the_window_that_follows_stays_between_the_bars(clip, tmp_path, monkeypatch):
    source = clip(
        "pillars.mp4",
        picture="color=c=0xd07020:size=400x360:rate=25",
        filters="pad=640:360:120:0:black",
        seconds=2,
    )
    monkeypatch.setattr(follow, "centres_of", lambda plan: (np.array([0.0, 1.0, 1.0]), 1.0))
    told = measured(source, (120, 0, 120, 0))
    made = composed(
        source, tmp_path / "room", "bars", "reframe", measured=told, reframe={"mode": "follow"}
    )
    for second in (0.1, 1.8):
        assert picture_at(made, second)[..., 0].min() > 150

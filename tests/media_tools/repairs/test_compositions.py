"""A card, a name and the programme's mark: where they are, when, and what they leave alone."""

import subprocess
from dataclasses import replace

import numpy as np
import pytest
from PIL import ImageColor

from media_tools import ffmpeg, pipeline
from media_tools.drawing import look
from media_tools.profiles import starting_profiles
from media_tools.repairs import safe_area
from media_tools.repairs.options import OptionsRefused
from tests.media_tools.repairs.clips import TIKTOK, bright_at, composed, loud_at, picture_at

INK, PAPER = (np.array(ImageColor.getrgb(colour), float) for colour in (look.INK, look.PAPER))
GREEN = "color=c=0x00a000:size=360x640:rate=25"
CARD = {"text": "Pagi di Pasar Klojen", "second": "Cerita Bu Sri", "seconds": 2}
HOSTILE = "':x=0;[0:v]drawtext=textfile=/etc/passwd,%{pts}\\ "


@pytest.fixture(scope="module")
def green(clip):
    return clip("green.mp4", picture=GREEN, seconds=3, sound_filters="volume=-12dB")


def near(colours, wanted, by=14):
    return np.abs(colours - wanted).max(axis=-1) < by


def test_the_card_is_seen_before_the_video_and_then_gone(green, tmp_path):
    made = composed(green, tmp_path / "room", "title_card", title_card=CARD)
    first, later = picture_at(made, 0.2), picture_at(made, 2.2)
    assert near(first, INK).mean() > 0.7
    # Letters near white, and roofs of many colours along the bottom.
    assert near(first, PAPER, 60).sum() > 100
    assert np.ptp(first[-4], axis=0).max() > 120
    assert near(later, picture_at(green, 1)).all()
    # The last picture of the card is all but the first of the video: it fades.
    assert near(picture_at(made, 1.96), later, 40).mean() > 0.95


def test_the_card_adds_its_seconds_and_leaves_the_loudness(green, tmp_path):
    made = composed(green, tmp_path / "room", "title_card", title_card=CARD)
    before, after = (pipeline.measure(pipeline.inspect(path)) for path in (green, made))
    assert after.duration_s == pytest.approx(before.duration_s + 2, abs=0.06)
    assert after.video_s == pytest.approx(after.audio_s, abs=0.1)
    assert after.integrated_lufs == pytest.approx(before.integrated_lufs, abs=0.4)
    assert after.silence[0][0] == 0
    assert after.silence[0][1] == pytest.approx(2, abs=0.1)
    assert (after.width, after.height, after.fps) == (360, 640, 25)


@pytest.mark.parametrize("rate", ["25", "30000/1001"])
def test_a_flash_and_its_bang_stay_together_behind_the_card(clip, tmp_path, rate):
    source = clip(
        f"bang{rate[:2]}.mp4",
        picture=f"color=black:size=360x640:rate={rate}",
        filters="drawbox=color=white:t=fill:enable='gte(t,1)'",
        sound="sine=frequency=800:sample_rate=48000",
        sound_filters="volume=0:enable='lt(t,1)',volume=4",
        seconds=3,
    )
    made = composed(source, tmp_path / "room", "title_card", title_card=CARD)
    fps = pipeline.inspect(made).probe.fps
    frames = round(2 * fps)
    assert bright_at(made, rate=fps) == pytest.approx(1 + frames / fps, abs=0.041)
    assert loud_at(made) == pytest.approx(1 + frames / fps, abs=0.03)


def test_a_clip_without_sound_gets_its_card_and_still_has_none(clip, tmp_path):
    source = clip("mute.mp4", picture=GREEN, sound=None, seconds=1)
    made = composed(source, tmp_path / "room", "title_card", title_card=CARD)
    after = pipeline.inspect(made).probe
    assert after.audio is None
    assert after.duration_s == pytest.approx(3, abs=0.05)


@pytest.mark.parametrize(
    ("size", "turned"),
    [("640x360", False), ("320x320", False), ("640x360", True)],
    ids=["lying", "square", "turned"],
)
def test_the_card_has_the_shape_of_the_picture_as_shown(clip, tmp_path, size, turned):
    source = clip(f"shape{size}.mp4", picture=f"color=green:size={size}:rate=25", seconds=1)
    wanted = tuple(map(int, size.split("x")))
    if turned:
        standing, wanted = tmp_path / "turned.mp4", wanted[::-1]
        command = [ffmpeg.binary(), "-v", "error", "-display_rotation", "-90", "-i", str(source)]
        subprocess.run([*command, "-c", "copy", str(standing)], check=True, timeout=30)
        source = standing
    made = composed(source, tmp_path / "room", "title_card", title_card=CARD)
    probe = pipeline.inspect(made).probe
    assert (probe.width, probe.height) == wanted
    assert near(picture_at(made, 0.2), INK).mean() > 0.6


def test_a_name_is_there_from_its_first_second_to_its_last(green, tmp_path):
    told = {"name": "Bu Sri", "role": "Penjual orem-orem", "start": 1, "end": 2}
    made = composed(green, tmp_path / "room", "lower_third", lower_third=told)
    plates = [near(picture_at(made, at), PAPER).mean() for at in (0.5, 1.6, 2.5)]
    assert plates[0] == plates[2] == 0
    assert plates[1] > 0.02
    plate = np.argwhere(near(picture_at(made, 1.6), PAPER))
    # In the lower part, above what TikTok covers, and on the left.
    assert 0.5 * 160 < plate[:, 0].min() < plate[:, 0].max() <= 0.77 * 160 + 1
    assert 0.05 * 90 - 1 <= plate[:, 1].min() < 10
    assert loud_at(made) == pytest.approx(loud_at(green), abs=0.01)


def test_a_name_keeps_its_moment_when_the_start_is_cut_off(clip, tmp_path):
    source = clip("late.mp4", picture=GREEN, seconds=6)
    measured = replace(pipeline.measure(pipeline.inspect(source)), black=((0.0, 2.0),))
    told = {"name": "Bu Sri", "start": 3, "end": 4.5}
    made = composed(
        source, tmp_path / "room", "trim", "lower_third", measured=measured, lower_third=told
    )
    seen = [bool(near(picture_at(made, at), PAPER).any()) for at in (0.8, 1.6, 2.7)]
    assert seen == [False, True, False]


def test_a_name_from_before_the_cut_is_left_out(clip, tmp_path):
    source = clip("late.mp4", picture=GREEN, seconds=6)
    measured = replace(pipeline.measure(pipeline.inspect(source)), black=((0.0, 2.0),))
    told = {"name": "Bu Sri", "start": 0, "end": 1.5}
    made = composed(
        source, tmp_path / "room", "trim", "lower_third", measured=measured, lower_third=told
    )
    assert not near(picture_at(made, 0.5), PAPER).any()


@pytest.mark.parametrize("corner", ["top_left", "top_right", "bottom_left", "bottom_right"])
def test_the_mark_is_in_its_corner_within_what_the_platform_leaves_free(green, tmp_path, corner):
    made = composed(green, tmp_path / "room", "watermark", watermark={"corner": corner})
    size = (180, 320)
    changed = np.abs(picture_at(made, 1, size) - picture_at(green, 1, size)).max(axis=-1) > 20
    rows, columns = np.nonzero(changed)
    left, top, right, bottom = safe_area.inside(TIKTOK, size)
    assert left - 1 <= columns.min() < columns.max() <= right + 1
    assert top - 1 <= rows.min() < rows.max() <= bottom + 1
    below, beside = corner.split("_")
    assert (rows.mean() > 160) == (below == "bottom")
    assert columns.max() > right - 8 if beside == "right" else columns.min() < left + 8


def test_where_a_platform_lays_nothing_over_only_the_edge_is_kept_free():
    youtube = starting_profiles()["youtube"]
    assert safe_area.inside(youtube, (1280, 720)) == (36, 36, 1244, 684)
    assert safe_area.inside(TIKTOK, (1280, 720)) == (36, 36, 1244, 684)
    assert safe_area.inside(TIKTOK, (1080, 1920)) == (54, 154, 929, 1478)
    # What is less tall stands in the middle of the screen, under less of the signs.
    assert safe_area.inside(TIKTOK, (1080, 1440)) == (54, 54, 929, 1238)


def test_card_name_and_mark_come_in_one_run_with_the_repairs(green, tmp_path, monkeypatch):
    runs, run = [], ffmpeg.run
    inspection = pipeline.inspect(green)
    measured = pipeline.measure(inspection)

    def counted(arguments, **options):
        if "repaired.mp4" in arguments:
            runs.append(arguments)
        return run(arguments, **options)

    monkeypatch.setattr(ffmpeg, "run", counted)
    made = composed(
        green,
        tmp_path / "room",
        *("title_card", "lower_third", "watermark", "loudness", "strip"),
        measured=measured,
        title_card=CARD,
        lower_third={"name": "Bu Sri"},
    )
    assert len(runs) == 1
    after = pipeline.measure(pipeline.inspect(made))
    assert after.integrated_lufs == pytest.approx(-14, abs=0.8)


@pytest.mark.parametrize(
    "text",
    [
        HOSTILE,
        "W" * 60,
        "Mempertanggungjawabkan " * 2,
        "😀 Pagi 😀",
        "\u202eigaP\x07",
        "a\u0301" * 30,
    ],
    ids=["filter", "wide", "long", "emoji", "turned", "marks"],
)
def test_any_words_are_drawn_and_never_obeyed(green, tmp_path, text):
    told = {"text": text[:60], "second": text[:60], "seconds": 2}
    made = composed(
        green,
        tmp_path / "room",
        *("title_card", "lower_third"),
        title_card=told,
        lower_third={"name": text[:40], "start": 1, "end": 2},
    )
    first = picture_at(made, 0.2)
    assert near(first, INK).mean() > 0.5
    # Nothing is cut off: the outermost columns stay bare above the roofs.
    assert near(first[:140, [0, 1, -2, -1]], INK).all()


@pytest.mark.parametrize(
    ("name", "told", "field"),
    [
        ("title_card", {"text": ""}, "text"),
        ("title_card", {"text": "😀"}, "text"),
        ("title_card", {"text": "x" * 61}, "text"),
        ("title_card", {"text": "Pagi", "seconds": 9}, "seconds"),
        ("title_card", {"text": "Pagi", "seconds": "nan"}, "seconds"),
        ("lower_third", {"name": "Sri", "start": 2, "end": 2.5}, "end"),
        ("lower_third", {"name": "Sri", "start": 40, "end": 50}, "start"),
        ("watermark", {"corner": "middle"}, "corner"),
        ("reframe", {"mode": "x"}, "mode"),
    ],
)
def test_what_cannot_be_done_is_said_at_its_field(green, tmp_path, name, told, field):
    with pytest.raises(OptionsRefused) as refused:
        composed(green, tmp_path / "room", name, **{name: told})
    assert list(refused.value.errors) == [name]
    assert list(refused.value.errors[name]) == [field]
    assert refused.value.told().startswith(f"{name}.{field}: ")

"""The container's facts, also where the container lies."""

import subprocess
from dataclasses import replace
from fractions import Fraction

import pytest

from media_tools import banner, ffmpeg, pipeline
from media_tools.banner import Stream
from media_tools.watching import renditions, storyboard


def facts(path):
    return pipeline.inspect(path).probe


def remuxed(source, tmp_path, *options, name="remuxed.mp4"):
    made = tmp_path / name
    command = [ffmpeg.binary(), "-v", "error", "-y", "-i", str(source), "-c", "copy", *options]
    subprocess.run([*command, str(made)], check=True, timeout=30)
    return made


def test_a_plain_clip(plain):
    probe = facts(plain)
    assert (probe.width, probe.height, probe.video.rotation) == (360, 640, 0)
    assert (probe.video.codec, probe.audio.codec, probe.audio.channels) == ("h264", "aac", 1)
    assert (probe.duration_s, probe.fps, probe.frames) == (pytest.approx(4, abs=0.05), 25.0, 100)
    assert (probe.variable_frame_rate, probe.hdr, probe.has_location) == (False, False, False)


def test_a_turned_clip_is_as_tall_as_it_is_shown(turned):
    probe = facts(turned)
    assert (probe.width, probe.height, probe.video.rotation) == (180, 320, 90)


def test_square_pixels_are_made_of_oblong_ones(clip):
    probe = facts(
        clip(
            "oblong.mp4", picture="testsrc2=size=360x576:rate=25", filters="setsar=16/9", seconds=1
        )
    )
    assert (probe.width, probe.height) == (640, 576)


def test_a_rate_that_varies_is_seen_and_averaged(clip):
    stumbling = clip(
        "stumbling.mp4",
        seconds=3,
        filters="select='not(mod(n,7))+gt(mod(n,7),4)'",
        options=["-fps_mode", "vfr"],
    )
    probe = facts(stumbling)
    assert probe.variable_frame_rate
    assert 9 < probe.fps < 12
    assert renditions.even_rate(probe) <= 30


def test_location_is_found_in_tags_and_in_data_tracks(plain, tmp_path):
    tag = ["-metadata", "location=+07.9666+112.6326/"]
    assert facts(remuxed(plain, tmp_path, *tag)).has_location
    apple = [
        "-metadata",
        "com.apple.quicktime.location.ISO6709=+07.9-112.6/",
        "-movflags",
        "use_metadata_tags",
    ]
    assert facts(remuxed(plain, tmp_path, *apple, name="apple.mov")).has_location


def test_a_forged_tag_does_not_pass_for_a_stream():
    said = (
        "[info] Input #0, mov, from 'file:x':\n"
        "[info]   Metadata:\n"
        "[info]     title           : nice\n"
        "[info]                     :   Stream #0:0: Video: svg, none, 9x9\n"
        "[info]   Stream #0:0[0x1](und): Video: h264 (High) (avc1 / 0x31637661), "
        "yuv420p(tv, bt709, progressive), 640x360 [SAR 1:1 DAR 16:9], 25 fps (default)\n"
    )
    seen = banner.read(said)
    assert [(s.codec, s.width, s.matrix) for s in seen.streams] == [("h264", 640, "bt709")]


@pytest.mark.parametrize(
    ("fps", "variable", "even"),
    [
        (29.99, False, Fraction(30)),
        (29.97, False, Fraction(30000, 1001)),
        (60.06, False, Fraction(30)),
        (23.976, False, Fraction(24000, 1001)),
        (27.9, True, Fraction(30000, 1001)),
        (12.5, False, Fraction(25, 2)),
        (240.0, False, Fraction(30)),
    ],
)
def test_what_is_watched_has_an_even_rate(plain, fps, variable, even):
    probe = replace(facts(plain), fps=fps, variable_frame_rate=variable)
    assert renditions.even_rate(probe) == even


def test_storyboard_tiles_keep_the_shape_and_cover_the_time(plain):
    probe = replace(facts(plain), video_s=12.08)
    board = storyboard.board_of(probe)
    assert (board.width, board.height, board.tiles, board.step_s) == (90, 160, 13, 1.0)
    index = storyboard.as_vtt(board, 12.08, "sprite.jpg")
    assert index.count("#xywh=") == 13
    assert index.endswith("00:00:12.000 --> 00:00:12.080\nsprite.jpg#xywh=180,160,90,160\n")


def test_a_long_video_has_at_most_a_hundred_tiles(plain):
    board = storyboard.board_of(replace(facts(plain), video_s=1800.0))
    assert (board.tiles, board.step_s, board.columns, board.rows) == (100, 18.0, 10, 10)


def test_a_cover_is_never_taken_for_the_picture():
    cover = Stream(0, "video", "mjpeg", cover=True)
    moving = Stream(1, "video", "h264")
    assert banner.Banner(streams=[cover, moving]).first("video") is moving

"""Each repair takes away its fault and nothing else; the original stays as it was."""

import hashlib
import json
import subprocess

import numpy as np
import pytest
from django.core.management import CommandError, call_command

from media_tools import ffmpeg, pipeline, repairs
from media_tools.profiles import starting_profiles
from media_tools.repairs import follow
from media_tools.repairs.applying import apply

TIKTOK = starting_profiles()["tiktok"]
TALK = "sine=frequency=300:beep_factor=3:sample_rate=48000"


def clip(path, *, size="360x640", seconds=4, sound="volume=-24dB", extra=(), picture=""):
    command = [ffmpeg.binary(), "-v", "error", "-y"]
    command += ["-f", "lavfi", "-i", f"testsrc2=size={size}:rate=30{picture}"]
    command += ["-f", "lavfi", "-i", f"{TALK},{sound}"]
    command += ["-t", str(seconds), "-c:v", "libx264", "-preset", "ultrafast"]
    command += ["-pix_fmt", "yuv420p", "-c:a", "aac", *extra, str(path)]
    subprocess.run(command, check=True)
    return path


def measured(path):
    inspection = pipeline.inspect(path)
    return inspection, pipeline.measure(inspection)


def repaired(path, room, *names, **options):
    room.mkdir()
    inspection, before = measured(path)
    made = apply(
        path,
        inspection.probe,
        before,
        TIKTOK,
        names=names,
        options=options,
        room=room,
        on_progress=pipeline.unheard,
    )
    return before, measured(made)[1]


def test_a_quiet_clip_comes_to_the_target_and_its_picture_is_copied(tmp_path):
    source = clip(tmp_path / "quiet.mp4")
    digest = hashlib.sha256(source.read_bytes()).digest()
    before, after = repaired(source, tmp_path / "room", "loudness")
    assert before.integrated_lufs < -30
    assert after.integrated_lufs == pytest.approx(-14, abs=0.7)
    assert after.true_peak_dbtp <= -0.9
    assert (after.width, after.height, after.frames) == (360, 640, before.frames)
    assert hashlib.sha256(source.read_bytes()).digest() == digest


def test_peaks_stay_below_the_limit_where_the_gain_would_push_them_over(tmp_path):
    # Short loud beeps on silence: quiet on the whole, and near full scale where they are.
    source = clip(tmp_path / "beeps.mp4", sound="volume=8dB", seconds=5)
    _, after = repaired(source, tmp_path / "room", "loudness")
    assert after.true_peak_dbtp <= -0.9


def test_the_place_is_gone_and_the_turn_of_the_picture_stays(tmp_path):
    source = clip(tmp_path / "plain.mp4", size="640x360")
    located = tmp_path / "located.mp4"
    subprocess.run(
        [
            *(ffmpeg.binary(), "-v", "error", "-display_rotation", "90", "-i", str(source)),
            *("-c", "copy", "-metadata", "location=-7.98+112.63/", str(located)),
        ],
        check=True,
    )
    before, after = repaired(located, tmp_path / "room", "strip")
    assert (before.has_location, after.has_location) == (True, False)
    assert (before.width, before.height) == (after.width, after.height) == (360, 640)
    assert after.rotation == before.rotation != 0


@pytest.mark.parametrize("mode", ["pad", "follow"])
def test_a_lying_picture_stands_up(tmp_path, mode):
    source = clip(tmp_path / "lying.mp4", size="640x360", seconds=2)
    before, after = repaired(source, tmp_path / "room", "reframe", reframe={"mode": mode})
    assert after.width / after.height == pytest.approx(9 / 16, abs=0.01)
    assert after.duration_s == pytest.approx(before.duration_s, abs=0.1)
    assert "should_be_vertical" not in {f.code for f in pipeline.judge(after, TIKTOK)[1]}


def test_an_upright_picture_is_left_alone(tmp_path):
    source = clip(tmp_path / "upright.mp4", seconds=1)
    before, after = repaired(source, tmp_path / "room", "reframe")
    assert (after.width, after.height, after.frames) == (360, 640, before.frames)


def test_the_window_goes_where_something_moves():
    frames = np.zeros((12, 36, 64), np.uint8)
    for number in range(12):
        frames[number, 10:20, 4 + 4 * number : 10 + 4 * number] = 255
    way = follow.smoothed(follow.movement(frames), rate=4)
    assert way[1] < 0.35 < 0.6 < way[-1]
    assert np.abs(np.diff(way)).max() < 0.15


def test_a_picture_in_which_nothing_moves_is_cut_in_the_middle():
    still = np.full((8, 36, 64), 90, np.uint8)
    assert set(follow.smoothed(follow.movement(still), rate=4)) == {0.5}


def test_black_and_silent_ends_go_and_the_middle_stays(tmp_path):
    dark = ",drawbox=color=black:t=fill:enable='lt(t,1.5)+gt(t,6.5)'"
    quiet = "volume=0:enable='lt(t,1.5)+gt(t,6.5)'"
    source = clip(tmp_path / "ends.mp4", seconds=8, picture=dark, sound=quiet)
    before, after = repaired(source, tmp_path / "room", "trim")
    assert before.black[0][0] == 0
    assert after.duration_s == pytest.approx(5.0, abs=0.4)
    assert after.black == ()


def test_a_silent_video_is_never_trimmed_away(tmp_path):
    source = clip(tmp_path / "silent.mp4", sound="volume=0")
    before, after = repaired(source, tmp_path / "room", "trim")
    assert after.duration_s == pytest.approx(before.duration_s, abs=0.1)


def test_a_varying_frame_rate_becomes_steady(tmp_path):
    uneven = ",select='not(mod(n\\,5)*mod(n\\,7)-2)+gt(random(1)\\,0.35)'"
    source = clip(tmp_path / "uneven.mp4", picture=uneven, extra=("-fps_mode", "vfr"), seconds=5)
    before, after = repaired(source, tmp_path / "room", "steady_rate")
    assert (before.variable_frame_rate, after.variable_frame_rate) == (True, False)
    assert after.duration_s == pytest.approx(before.duration_s, abs=0.15)


def test_only_what_the_findings_name_is_suggested(tmp_path):
    _, quiet = measured(clip(tmp_path / "quiet.mp4", size="640x360"))
    assert repairs.suggested(quiet, TIKTOK) == ["reframe", "loudness"]


def test_a_name_that_nobody_knows_is_said():
    with pytest.raises(repairs.UnknownRepair, match="shine"):
        repairs.in_order(["loudness", "shine"])


def test_the_command_repairs_into_a_new_file_and_tells_what_changed(tmp_path, capsys):
    source, out = clip(tmp_path / "quiet.mp4", seconds=2), tmp_path / "out.mp4"
    call_command("repair_video", str(source), "--do=strip,loudness", f"--out={out}", "--json")
    told = json.loads(capsys.readouterr().out)
    assert told["done"] == ["loudness", "strip"]
    assert told["facts"]["integrated_lufs"][1] == pytest.approx(-14, abs=0.7)
    assert out.stat().st_size > 1000
    with pytest.raises(CommandError, match="shine"):
        call_command("repair_video", str(source), "--do=shine", f"--out={out}")
    with pytest.raises(CommandError, match="original stays"):
        call_command("repair_video", str(source), "--do=strip", f"--out={source}")


def test_the_command_takes_what_a_repair_lets_one_choose(tmp_path, capsys):
    source, out = clip(tmp_path / "plain.mp4", seconds=1), tmp_path / "out.mp4"
    command = ["repair_video", str(source), "--do=title_card", f"--out={out}", "--json"]
    chosen = ["--option=title_card.text=Pagi: hari = 1", "--option=title_card.seconds=2"]
    call_command(*command, *chosen)
    was, now = json.loads(capsys.readouterr().out)["facts"]["duration_s"]
    assert now - was == pytest.approx(2, abs=0.1)
    with pytest.raises(CommandError, match=r"title_card\.text"):
        call_command(*command)
    with pytest.raises(CommandError, match=r"REPAIR\.NAME=VALUE"):
        call_command(*command, "--option=shine.text=x")


def test_a_sound_on_one_side_comes_to_both(tmp_path):
    one_sided = "pan=stereo|c0=c0|c1=0*c0,volume=-6dB"
    source = clip(tmp_path / "one_side.mp4", sound=one_sided)
    before, after = repaired(source, tmp_path / "room", "both_sides", "loudness")
    assert (before.dead_channel, after.dead_channel) == ("right", "")
    assert after.integrated_lufs == pytest.approx(-14, abs=0.8)


def test_an_index_at_the_end_comes_to_the_front(tmp_path):
    source = clip(tmp_path / "late.mp4", seconds=1)
    before, after = repaired(source, tmp_path / "room", "moov_first")
    assert (before.moov_first, after.moov_first) == (False, True)
    assert after.frames == before.frames

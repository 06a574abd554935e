"""The bench on the command line, as scripts rely on it."""

import json
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection

KEYS = {
    "file", "accepted", "refusal", "verdict", "measured", "findings", "seconds", "realtime",
}  # fmt: skip
MEASURED = {
    "duration_s", "width", "height", "rotation", "fps", "variable_frame_rate", "video_codec",
    "audio_codec", "pixel_format", "hdr", "integrated_lufs", "true_peak_dbtp", "silence", "black",
    "frozen", "sharpness", "brightness", "has_location", "sha256",
}  # fmt: skip
FINDING = {"code", "severity", "message", "start", "end", "repair"}


def called(capsys, *arguments):
    """Exit status and the JSON lines that were printed."""
    status = 0
    try:
        call_command(*[str(argument) for argument in arguments])
    except SystemExit as left:
        status = left.code
    return status, [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_a_good_video_passes_with_nothing_to_mend(good, capsys):
    status, (report,) = called(capsys, "check_video", good, "--profile", "tiktok", "--json")
    assert (status, report["accepted"], report["refusal"]) == (0, True, None)
    assert report["verdict"] == "pass"
    assert report.keys() == KEYS
    assert report["measured"].keys() >= MEASURED


def test_a_fault_is_told_in_words_with_its_seconds(clip, capsys):
    hushed = clip("hushed-long.mp4", seconds=8, sound_filters="volume=0:enable='between(t,1,7)'")
    _, (report,) = called(capsys, "check_video", hushed, "--json")
    (found,) = [f for f in report["findings"] if f["code"] == "long_silence"]
    assert found.keys() >= FINDING
    assert (found["severity"], found["start"], found["end"]) == (
        "warn", pytest.approx(1, abs=0.1), pytest.approx(7, abs=0.1),
    )  # fmt: skip
    assert "0:01" in found["message"]


def test_one_refused_among_many_is_status_one(plain, tmp_path, capsys):
    text = tmp_path / "mine.mp4"
    text.write_text("ffconcat version 1.0\nfile plain.mp4\n")
    status, (refused, accepted) = called(capsys, "check_video", text, plain, "--json")
    assert status == 1
    assert (refused["accepted"], refused["verdict"]) == (False, None)
    assert refused["refusal"]["code"] == "playlist_text"
    assert refused["refusal"]["message"]
    assert accepted["accepted"]


def test_a_file_that_is_not_there_is_a_wrong_call(tmp_path, capsys):
    assert called(capsys, "check_video", tmp_path / "nowhere.mp4", "--json") == (2, [])
    assert called(capsys, "process_video", tmp_path / "nowhere.mp4", "--out", tmp_path)[0] == 2


def test_process_video_leaves_the_files_it_names(plain, tmp_path, capsys):
    out = tmp_path / "made"
    status, (report,) = called(capsys, "process_video", plain, "--out", out, "--json")
    assert status == 0
    named = {made["kind"]: made["bytes"] for made in report["renditions"]}
    rung = ["hls_360", "hls_360_list", "hls_240", "hls_240_list"]
    assert list(named) == ["low", "sprite", "sprite_vtt", *rung, "hls", "poster", "waveform"]
    assert {Path(made["path"]).stat().st_size for made in report["renditions"]} == set(
        named.values()
    )


def test_checking_touches_no_database(plain, capsys, monkeypatch):
    monkeypatch.setattr(connection, "connect", None)
    status, _ = called(capsys, "check_video", plain, "--json")
    assert status == 0

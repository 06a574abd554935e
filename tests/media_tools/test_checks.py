"""Each check says what it should of a faulty video, and nothing of a good one."""

from dataclasses import replace

import pytest
from django.utils import translation

from media_tools import checks
from media_tools.enums import FindingSeverity, Verdict
from media_tools.findings import Finding, clock, shown
from media_tools.measuring.measurements import Measurements
from media_tools.profiles import starting_profiles
from tests.media_tools.measured import GOOD

TIKTOK, SHORTS, YOUTUBE = (starting_profiles()[s] for s in ("tiktok", "shorts", "youtube"))
INFO, WARN, FAIL = FindingSeverity.INFO, FindingSeverity.WARN, FindingSeverity.FAIL


def seen(profile=TIKTOK, **faults):
    """Code, severity, start and end of everything found in the good video with `faults`."""
    found = checks.findings(replace(GOOD, **faults), profile)
    return [(f.code, f.severity, f.start, f.end) for f in found]


def whole(code, severity):
    return [(code, severity, None, None)]


def test_nothing_is_said_of_a_good_video():
    assert seen() == []
    assert seen(SHORTS) == []
    assert seen(YOUTUBE, width=1920, height=1080) == []
    assert checks.verdict([]) == Verdict.PASS


MUTE = {"audio_s": None, "integrated_lufs": None, "true_peak_dbtp": None}


@pytest.mark.parametrize(
    ("faults", "found"),
    [
        ({"duration_s": 1.9, "video_s": 1.9, "audio_s": 1.9}, whole("too_short", WARN)),
        ({"duration_s": 11.0}, whole("shorter_than_advised", INFO)),
        ({"duration_s": 60.4}, []),
        ({"duration_s": 95.0}, whole("longer_than_advised", INFO)),
        ({"duration_s": 601.0}, whole("too_long", FAIL)),
        ({"width": 320, "height": 568}, whole("too_few_pixels", FAIL)),
        ({"width": 480, "height": 854}, whole("low_resolution", WARN)),
        ({"width": 2304, "height": 4098}, whole("too_many_pixels", FAIL)),
        ({"width": 1920, "height": 1080}, whole("should_be_vertical", WARN)),
        ({"width": 1080, "height": 1440}, whole("not_full_screen", INFO)),
        ({"width": 1080, "height": 1080}, whole("not_full_screen", INFO)),
        ({"rotation": 90}, whole("turned", INFO)),
        ({"fps": 12.5}, whole("low_frame_rate", WARN)),
        ({"fps": 23.976}, []),
        ({"fps": 60.06}, []),
        ({"fps": 120.0}, whole("high_frame_rate", WARN)),
        ({"fps": 12.5, "frames": 3}, []),
        ({"variable_frame_rate": True}, whole("variable_frame_rate", INFO)),
        ({"video_codec": "mpeg4"}, whole("unsuited_codec", WARN)),
        ({"content_type": "video/3gpp"}, whole("unsuited_container", WARN)),
        ({"bytes": 5 * 1024**3}, whole("file_too_large", FAIL)),
        ({"hdr": True}, whole("hdr", INFO)),
        ({"has_location": True}, whole("location_inside", INFO)),
        ({"decode_errors": 2}, whole("damaged", WARN)),
        ({"missing_frames": 2}, []),
        ({"missing_frames": 100}, whole("damaged", WARN)),
        (MUTE, whole("no_sound", WARN)),
        (
            {**MUTE, "unreadable_sound": True},
            whole("unreadable_sound", WARN),
        ),
        ({"audio_s": 41.0}, []),
        ({"audio_s": 30.0}, [("sound_ends_early", WARN, 30.0, 42.0)]),
        ({"video_s": 30.0}, [("picture_ends_early", WARN, 30.0, 42.0)]),
        ({"integrated_lufs": -18.0}, []),
        ({"integrated_lufs": -27.0}, whole("too_quiet", WARN)),
        ({"integrated_lufs": -6.6}, whole("too_loud", WARN)),
        ({"integrated_lufs": -62.0}, whole("hardly_any_sound", WARN)),
        ({"integrated_lufs": None, "silence": ((0.0, 42.0),)}, whole("hardly_any_sound", WARN)),
        ({"true_peak_dbtp": 0.3}, whole("peaks_too_high", INFO)),
        ({"clipped": ((4.0, 4.1),)}, []),
        ({"clipped": ((4.0, 6.5),)}, [("clipped", WARN, 4.0, 6.5)]),
        (
            {"clipped": tuple((at, at + 1.0) for at in (1.0, 4.0, 7.0, 10.0, 13.0, 16.0))},
            [("clipped_often", WARN, 1.0, 17.0)],
        ),
        ({"silence": ((3.0, 5.0),)}, []),
        ({"silence": ((3.0, 9.0),)}, [("long_silence", WARN, 3.0, 9.0)]),
        ({"black": ((0.0, 0.8), (41.0, 42.0))}, []),
        ({"black": ((3.0, 5.0),)}, [("black_picture", WARN, 3.0, 5.0)]),
        (
            {"black": ((0.0, 42.0),), "frozen": ((0.0, 42.0),), "dark": ((0.0, 42.0),)},
            whole("all_black", WARN),
        ),
        ({"frozen": ((3.0, 9.0),)}, [("frozen_picture", INFO, 3.0, 9.0)]),
        (
            {"frozen": ((3.0, 9.0),), "silence": ((3.1, 9.0),)},
            [("frozen_picture", WARN, 3.0, 9.0), ("long_silence", WARN, 3.1, 9.0)],
        ),
        ({"frozen": ((0.0, 42.0),)}, [("frozen_picture", WARN, 0.0, 42.0)]),
        ({"sharpness": 20.0}, whole("blurred", WARN)),
        ({"sharpness": None}, []),
        ({"dark": ((2.0, 9.0),)}, [("too_dark", WARN, 2.0, 9.0)]),
        ({"bright": ((2.0, 9.0),)}, [("too_bright", INFO, 2.0, 9.0)]),
    ],
)  # fmt: skip
def test_tiktok(faults, found):
    assert seen(**faults) == found


def test_only_what_the_platform_enforces_fails():
    assert seen(SHORTS, width=1920, height=1080) == whole("should_be_vertical", FAIL)
    assert seen(SHORTS, duration_s=181.0) == whole("too_long", FAIL)
    assert seen(YOUTUBE) == whole("should_be_horizontal", INFO)
    hard = {slug: set(p.limits.hard) for slug, p in starting_profiles().items()}
    assert hard == {
        "tiktok": {"longest_s", "smallest_side_px", "largest_side_px", "largest_bytes"},
        "shorts": {"longest_s", "shapes"},
        "youtube": {"longest_s"},
    }


def test_the_gravest_comes_first():
    found = seen(has_location=True, integrated_lufs=-27.0, duration_s=700.0)
    assert [severity for _, severity, _, _ in found] == [FAIL, WARN, INFO]


def test_the_verdict_is_the_worst_finding():
    info, warn, fail = (Finding("x", severity) for severity in (INFO, WARN, FAIL))
    verdicts = [checks.verdict(found) for found in ([info], [info, warn], [warn, fail])]
    assert verdicts == [Verdict.PASS, Verdict.WARN, Verdict.FAIL]


def test_a_stored_finding_speaks_again():
    (finding,) = checks.findings(replace(GOOD, integrated_lufs=-27.0), TIKTOK)
    stored = Finding.from_json(finding.to_json())
    assert (stored, stored.repair) == (finding, "loudness")
    with translation.override("en"):
        words = checks.message(stored)
    assert words.headline == "The sound is too quiet: -27 LUFS, better -14."
    assert words.advice.startswith("One tap in the video workshop raises it by 13 dB")


def test_every_code_has_words_that_can_be_filled():
    faults = [
        {"duration_s": 1.0, "width": 100, "height": 90, "rotation": 90, "fps": 5.0, "hdr": True},
        {"duration_s": 20.0, "decode_errors": 1, "has_location": True, "bytes": 10**12},
        {"duration_s": 9999.0, "width": 9000, "height": 9000, "clipped": ((1.0, 2.0),)},
        {"video_codec": "x", "content_type": "y", "true_peak_dbtp": 1.0, "audio_s": 3.0},
        {"black": ((1.0, 9.0),), "dark": ((20.0, 30.0),), "silence": ((1.0, 9.0),)},
    ]
    for profile in starting_profiles().values():
        for fault in faults:
            for finding in checks.findings(replace(GOOD, **fault), profile):
                assert "%(" not in str(checks.message(finding))


def test_numbers_are_written_in_the_reader_s_way():
    with translation.override("id"):
        assert [shown(-26.14), shown(13.0), shown(1234.5), shown("h264")] == [
            "-26,1", "13", "1.234,5", "h264",
        ]  # fmt: skip
    with translation.override("en"):
        assert shown(-26.14) == "-26.1"
    assert [clock(7.4), clock(3723), clock(None)] == ["0:07", "1:02:03", ""]


@pytest.mark.parametrize(
    ("faults", "code"),
    [
        ({"interlaced": True}, "interlaced"),
        ({"dead_channel": "left"}, "left_side_silent"),
        ({"dead_channel": "right"}, "right_side_silent"),
        ({"loudness_range_lu": 18.5}, "wide_loudness_range"),
        ({"frozen": ((0.0, 3.5),), "silence": ((0.1, 3.4),)}, "slow_start"),
        ({"bars": (0, 656, 0, 656)}, "bars"),
        ({"blurred": ((3.0, 9.0),)}, "blurred_part"),
        ({"pixel_format": "yuv422p", "video_profile": "High 4:2:2"}, "odd_pixel_format"),
        ({"pixel_format": "yuv420p10le"}, "odd_pixel_format"),
        ({"key_frame_gap_s": 12.0}, "key_frames_far"),
        ({"movement": 8.0, "video_bit_rate": 900_000}, "bit_rate_low"),
        ({"sound_offset_s": 0.4}, "sound_late"),
        ({"sound_offset_s": -0.4}, "picture_late"),
        ({"has_device": True}, "device_data"),
        ({"hidden_s": 3.0}, "hidden_part"),
    ],
)
def test_what_the_later_versions_measures_is_told(faults, code):
    told = checks.findings(replace(GOOD, **faults), TIKTOK)
    assert [found.code for found in told] == [code]
    assert str(checks.message(told[0]))


@pytest.mark.parametrize(
    "faults",
    [
        {"moov_first": True},
        {"moov_first": None},
        {"loudness_range_lu": 17.5},
        {"loudness_range_lu": 25.0, "audio_s": 8.0, "video_s": 8.0, "duration_s": 8.0},
        {"frozen": ((0.0, 3.5),)},
        {"silence": ((0.0, 3.5),)},
        {"frozen": ((10.0, 13.5),), "silence": ((10.0, 13.5),)},
        {"bars": (0, 656, 0, 656), "black": ((0.0, 42.0),)},
        {"blurred": ((3.0, 9.0),), "sharpness": 20.0},
        {"pixel_format": "yuv420p10le", "video_codec": "hevc"},
        {"key_frame_gap_s": 9.0},
        {"movement": 1.0, "video_bit_rate": 90_000},
        {"movement": 8.0, "video_bit_rate": 900_000, "video_codec": "hevc"},
        {"movement": 8.0, "video_bit_rate": None},
        {"sound_offset_s": 0.2},
        {"has_device": True, "has_location": True},
        {"hidden_s": 0.1},
    ],
)
def test_what_lies_within_the_limits_is_not_told(faults):
    new = {
        "moov_last", "interlaced", "wide_loudness_range", "slow_start", "bars", "blurred_part",
        "odd_pixel_format", "key_frames_far", "bit_rate_low", "sound_late", "device_data",
        "hidden_part",
    }  # fmt: skip
    told = {found.code for found in checks.findings(replace(GOOD, **faults), TIKTOK)}
    assert not told & new


def test_an_index_at_the_end_is_told_where_the_platform_asks_for_it():
    late = replace(GOOD, moov_first=False)
    told = [
        "moov_last" in {found.code for found in checks.findings(late, profile)}
        for profile in (YOUTUBE, TIKTOK)
    ]
    assert told == [True, False]


def test_black_at_an_end_can_be_trimmed_and_in_the_middle_it_cannot():
    repairs = [
        [f.repair for f in checks.findings(replace(GOOD, black=(part,)), TIKTOK)]
        for part in ((0.0, 3.0), (20.0, 23.0), (39.0, 42.0))
    ]
    assert repairs == [["trim"], [None], ["trim"]]


def test_what_an_older_version_measured_is_still_read():
    stored = GOOD.to_json()
    for later in ("moov_first", "interlaced", "loudness_range_lu", "complete", "bars"):
        del stored[later]
    assert Measurements.from_json({**stored, "version": 1}) == replace(GOOD, version=1)

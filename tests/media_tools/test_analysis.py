"""Each fault, measured in a clip that has it and absent in one that has not."""

import hashlib
import json
import subprocess

import pytest

from media_tools import ffmpeg, pipeline
from media_tools.measuring.measurements import Measurements

LOUD_FOR_A_SECOND = "volume=18dB:enable='between(t,1,2)',aformat=sample_fmts=s16"


def measured(path):
    return pipeline.measure(pipeline.inspect(path))


@pytest.fixture(scope="module")
def of_plain(plain):
    return measured(plain)


def near(stretches):
    """Stretches to within a picture of the four a second that are looked at."""
    return [pytest.approx(stretch, abs=0.3) for stretch in stretches]


def test_nothing_is_wrong_with_a_plain_clip(of_plain):
    m = of_plain
    assert (m.black, m.frozen, m.dark, m.bright) == ((), (), (), ())
    assert (m.silence, m.clipped, m.decode_errors, m.missing_frames) == ((), (), 0, 0)
    assert m.integrated_lufs == pytest.approx(-14, abs=3)
    assert m.sharpness > 50


def test_measurements_survive_json(of_plain):
    assert Measurements.from_json(json.loads(json.dumps(of_plain.to_json()))) == of_plain


def test_the_fingerprint_is_that_of_the_file(of_plain, plain):
    assert of_plain.sha256 == hashlib.sha256(plain.read_bytes()).hexdigest()
    assert of_plain.bytes == plain.stat().st_size


def test_black_from_one_second_to_three(clip):
    black = "drawbox=w=iw:h=ih:color=black:t=fill:enable='between(t,1,3)'"
    assert list(measured(clip("black.mp4", filters=black)).black) == near([(1, 3)])


def test_black_to_the_end_ends_with_the_video(clip):
    black = "drawbox=w=iw:h=ih:color=black:t=fill:enable='gte(t,2)'"
    m = measured(clip("black-end.mp4", filters=black))
    assert m.black[-1][1] == pytest.approx(m.video_s, abs=0.01)


def test_a_frozen_end(clip):
    stuck = clip(
        "frozen.mp4", seconds=5, filters="trim=end=1.5,tpad=stop_mode=clone:stop_duration=3.5"
    )
    assert list(measured(stuck).frozen) == near([(1.5, 5)])


def test_blur_lowers_sharpness(clip, of_plain):
    m = measured(clip("blurred.mp4", picture="mandelbrot=size=360x640:rate=10", seconds=2))
    soft = measured(
        clip("soft.mp4", picture="mandelbrot=size=360x640:rate=10", seconds=2, filters="gblur=10")
    )
    assert soft.sharpness < 30 < m.sharpness


def test_dark_and_bright(clip):
    dim = clip("dim.mp4", filters="hue=s=0,lutyuv=y='16+val*0.08'", seconds=2)
    burnt = clip("burnt.mp4", filters="hue=s=0,lutyuv=y='225+val*0.03'", seconds=2)
    assert list(measured(dim).dark) == near([(0, 2)])
    assert list(measured(burnt).bright) == near([(0, 2)])


def test_a_page_of_text_is_not_burnt_out(clip):
    page = "color=white:size=360x640:rate=25"
    ink = "drawbox=x=60:y=100:w=200:h=6:color=black:t=fill"
    assert measured(clip("page.mp4", picture=page, filters=ink, seconds=2)).bright == ()


def test_silence_from_one_second_to_three(clip):
    hushed = clip("hushed.mp4", sound_filters="volume=0:enable='between(t,1,3)'")
    assert list(measured(hushed).silence) == near([(1, 3)])


def test_loudness_follows_the_gain(clip, of_plain):
    quiet = measured(clip("quiet.mp4", sound_filters="volume=-13dB"))
    assert quiet.integrated_lufs == pytest.approx(of_plain.integrated_lufs - 13, abs=0.3)
    assert quiet.true_peak_dbtp == pytest.approx(of_plain.true_peak_dbtp - 13, abs=1)


def test_clipping_is_where_it_is(clip):
    crackling = clip("crackling.mp4", sound_filters=LOUD_FOR_A_SECOND)
    assert list(measured(crackling).clipped) == near([(1, 2)])


def test_sound_that_stops_early_has_its_own_length(clip):
    m = measured(clip("early.mp4", sound_filters="atrim=end=2"))
    assert (m.video_s, m.audio_s) == (pytest.approx(4, abs=0.05), pytest.approx(2, abs=0.1))


def test_no_sound_is_none_and_not_zero(clip):
    m = measured(clip("mute.mp4", sound=None, seconds=1))
    assert (m.audio_s, m.audio_codec, m.integrated_lufs, m.waveform) == (None, None, None, ())


def test_the_waveform_shows_loud_and_quiet(clip):
    m = measured(clip("hushed.mp4", sound_filters="volume=0:enable='between(t,1,3)'"))
    parts = len(m.waveform)
    assert parts <= 1000
    assert max(m.waveform[: parts // 5]) > 30
    assert max(m.waveform[int(parts * 0.3) : int(parts * 0.7)]) == 0


def test_flipped_bits_are_counted(plain, tmp_path):
    video = bytearray(plain.read_bytes())
    start = video.index(b"mdat") + 2000
    for at in range(start, len(video) - 2000, 4001):
        video[at] ^= 0xFF
    hurt = tmp_path / "hurt.mp4"
    hurt.write_bytes(video)
    assert measured(hurt).decode_errors > 0


def test_the_poster_is_not_black(clip):
    black = "drawbox=w=iw:h=ih:color=black:t=fill:enable='lt(t,2)'"
    assert measured(clip("late-start.mp4", filters=black)).poster_at_s >= 2


def test_progress_is_told_and_scratch_is_left_clean(plain, tmp_path):
    scratch = tmp_path / "scratch"
    heard = []
    pipeline.measure(pipeline.inspect(plain), scratch=scratch, on_progress=heard.append)
    assert heard == sorted(heard)
    assert heard[-1] == pytest.approx(1, abs=0.1)
    assert list(scratch.iterdir()) == []


def test_a_caller_can_stop_it(plain, tmp_path):
    scratch = tmp_path / "scratch"

    class LeaseLost(Exception):
        pass

    def stop(fraction):
        raise LeaseLost

    with pytest.raises(LeaseLost):
        pipeline.measure(pipeline.inspect(plain), scratch=scratch, on_progress=stop)
    assert list(scratch.iterdir()) == []


def test_black_bars_are_measured_in_pixels_of_the_shown_picture(clip, of_plain):
    lying = clip(
        "lying-in-bars.mp4",
        picture="testsrc2=size=540x304:rate=10",
        seconds=2,
        filters="pad=540:960:0:328:black",
    )
    left, top, right, bottom = measured(lying).bars
    assert (left, right) == (0, 0)
    # Rounded outwards: a line of black left over is worse than a line of picture lost.
    assert 328 <= top <= 332
    assert 328 <= bottom <= 332
    assert of_plain.bars is None


def test_darkness_on_one_side_is_no_bar(clip):
    half = "drawbox=w=iw/3:h=ih:color=black:t=fill"
    assert measured(clip("half-dark.mp4", seconds=2, filters=half)).bars is None


def test_a_focus_that_is_lost_for_three_seconds(clip):
    lost = clip(
        "lost-focus.mp4",
        picture="mandelbrot=size=360x640:rate=10",
        seconds=6,
        filters="gblur=12:enable='between(t,2,5)'",
    )
    assert list(measured(lost).blurred) == near([(2, 5)])


def test_what_the_container_tells_of_key_frames_bits_and_profile(clip, of_plain):
    often = measured(clip("often.mp4", seconds=4, options=["-g", "25", "-crf", "45"]))
    assert (of_plain.key_frame_gap_s, often.key_frame_gap_s) == (4, 1)
    assert often.video_bit_rate < of_plain.video_bit_rate / 2
    assert often.video_profile == of_plain.video_profile == "Constrained Baseline"
    assert (often.has_device, often.hidden_s) == (False, pytest.approx(0, abs=0.1))


def test_a_still_picture_moves_less_than_a_moving_one(clip, of_plain):
    still = measured(clip("still.mp4", picture="smptebars=size=360x640:rate=10", seconds=2))
    assert still.movement < 0.5 < of_plain.movement


def test_a_sound_that_begins_late(clip, plain, tmp_path):
    late = tmp_path / "late.mkv"
    subprocess.run(
        [ffmpeg.binary(), "-v", "error", "-i", str(plain), "-itsoffset", "0.8", "-i", str(plain),
         "-map", "0:v", "-map", "1:a", "-c", "copy", str(late)],
        check=True,
    )  # fmt: skip
    assert measured(late).sound_offset_s == pytest.approx(0.8, abs=0.05)
    assert measured(plain).sound_offset_s == pytest.approx(0, abs=0.05)


def test_a_phone_that_names_itself(plain, tmp_path):
    named = tmp_path / "named.mov"
    subprocess.run(
        [ffmpeg.binary(), "-v", "error", "-i", str(plain), "-c", "copy",
         "-movflags", "use_metadata_tags", "-metadata", "com.apple.quicktime.model=Phone 6",
         str(named)],
        check=True,
    )  # fmt: skip
    assert measured(named).has_device
    assert not measured(plain).has_device


def test_the_first_look_says_what_key_frames_and_sound_show(good):
    inspection = pipeline.inspect(good)
    first, whole = pipeline.look(inspection), pipeline.measure(inspection)
    assert (first.complete, whole.complete) == (False, True)
    same = ("integrated_lufs", "true_peak_dbtp", "silence", "clipped", "waveform", "sha256",
            "width", "height", "fps", "rotation", "key_frame_gap_s")  # fmt: skip
    assert {n: getattr(first, n) for n in same} == {n: getattr(whole, n) for n in same}
    assert first.brightness == pytest.approx(whole.brightness, abs=15)
    assert (first.black, first.frozen, first.blurred, first.bars) == ((), (), (), None)

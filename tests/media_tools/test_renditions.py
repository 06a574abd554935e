"""What people watch: right way up, in ordinary colours, and silent about its maker."""

import json
import re
import subprocess

import pytest
from PIL import Image

from media_tools import ffmpeg, intake, pipeline


def rendered(path, out_dir):
    _, files = pipeline.render(pipeline.inspect(path), out_dir)
    return {str(f.kind): f for f in files}


def first_picture(path, out_dir):
    shown = out_dir / "shown.png"
    subprocess.run(
        [ffmpeg.binary(), "-v", "error", "-y", "-i", str(path), "-frames:v", "1", str(shown)],
        check=True,
        timeout=30,
    )
    return Image.open(shown).convert("RGB")


def near(pixel, colour):
    return all(abs(seen - meant) < 40 for seen, meant in zip(pixel, colour, strict=True))


def test_everything_for_watching_from_one_decode(good, tmp_path):
    made = rendered(good, tmp_path)
    sizes = {kind: (f.width, f.height) for kind, f in made.items()}
    assert sizes == {
        "low": (360, 640),
        "sprite": (900, 320),
        "sprite_vtt": (90, 160),
        "hls_720": (720, 1280),
        "hls_720_list": (720, 1280),
        "hls_360": (360, 640),
        "hls_360_list": (360, 640),
        "hls_240": (240, 426),
        "hls_240_list": (240, 426),
        "hls": (720, 1280),
        "poster": (720, 1280),
        "waveform": (None, None),
    }
    assert Image.open(made["poster"].path).size == (720, 1280)
    assert Image.open(made["sprite"].path).size == (900, 320)
    assert len(json.loads(made["waveform"].path.read_text())["peaks"]) == 800
    for kind in ("low", "hls_720", "hls_360", "hls_240"):
        probe = pipeline.inspect(made[kind].path).probe
        assert (probe.width, probe.height) == sizes[kind]
        assert (probe.video.codec, probe.video.pixel_format) == ("h264", "yuv420p")
        assert (probe.audio.codec, round(probe.fps, 2)) == ("aac", 30.0)
        assert probe.video_s == pytest.approx(16, abs=0.1)
        start = made[kind].path.read_bytes()
        assert start.index(b"moov") < start.index(b"mdat")
    assert made["hls_240"].bytes < made["hls_360"].bytes < made["hls_720"].bytes


def test_the_lists_of_the_ladder_name_bytes_that_are_there(good, tmp_path):
    made = rendered(good, tmp_path)
    lines = made["hls"].path.read_text().splitlines()
    # The middle first, for a player that knows nothing of the line yet.
    assert [line for line in lines if not line.startswith("#")] == [
        "hls_360_list.m3u8",
        "hls_720_list.m3u8",
        "hls_240_list.m3u8",
    ]
    offered = {line.split("RESOLUTION=")[1].split(",")[0] for line in lines if "INF" in line}
    assert offered == {"360x640", "720x1280", "240x426"}
    for rung in ("hls_240", "hls_360", "hls_720"):
        told = made[f"{rung}_list"].path.read_text()
        seconds = [float(line[8:-1]) for line in told.splitlines() if line.startswith("#EXTINF:")]
        assert seconds == pytest.approx([4, 4, 4, 4], abs=0.1)
        at = int(re.search(r'BYTERANGE="(\d+)@0"', told)[1])
        for size, start in re.findall(r"BYTERANGE:(\d+)@(\d+)", told):
            assert int(start) == at
            at += int(size)
        assert at == made[rung].bytes
        assert f"\n{rung}.mp4\n" in told


def test_measuring_beside_the_encoders_sees_what_measuring_alone_sees(good, tmp_path):
    inspection = pipeline.inspect(good)
    beside, _ = pipeline.render(inspection, tmp_path)
    assert beside == pipeline.measure(inspection)


def test_what_is_measured_already_is_not_measured_again(plain, tmp_path):
    inspection = pipeline.inspect(plain)
    known = pipeline.measure(inspection)
    measured, _ = pipeline.render(inspection, tmp_path, measured=known)
    assert measured is known
    assert not (tmp_path / "pictures.txt").exists()


def test_a_source_between_two_rungs_keeps_its_own_size_on_top(clip, tmp_path):
    made = rendered(clip("mid.mp4", picture="testsrc2=size=480x854:rate=25", seconds=1), tmp_path)
    assert [(f.width, f.height) for kind, f in made.items() if kind.endswith("0")] == [
        (480, 854),
        (360, 640),
        (240, 428),
    ]


def test_a_small_source_is_never_blown_up(clip, tmp_path):
    small = clip("small.mp4", picture="testsrc2=size=176x144:rate=15", seconds=1)
    made = rendered(small, tmp_path)
    assert [kind for kind in made if kind.startswith("hls_")] == ["hls_240", "hls_240_list"]
    assert (made["low"].width, made["low"].height) == (176, 144)


def test_a_turned_clip_is_upright_for_good(turned, tmp_path):
    made = rendered(turned, tmp_path)
    probe = pipeline.inspect(made["low"].path).probe
    assert (probe.width, probe.height, probe.video.rotation) == (180, 320, 0)
    for shown in (first_picture(made["low"].path, tmp_path), Image.open(made["poster"].path)):
        assert near(shown.getpixel((90, 60)), (254, 0, 0))
        assert near(shown.getpixel((90, 260)), (0, 0, 254))


def test_colours_survive_untagged_and_full_range(clip, tmp_path):
    for name, filters in {
        "sd.mp4": "scale=out_color_matrix=bt601:out_range=tv",
        "full.mp4": "scale=out_color_matrix=bt709:out_range=pc,format=yuvj420p",
    }.items():
        source = clip(
            name,
            picture="color=0xC04080:size=320x240:rate=25",
            filters=filters,
            seconds=1,
            options=["-pix_fmt", "yuvj420p", "-color_range", "pc", "-colorspace", "bt709"]
            if name == "full.mp4"
            else [],
        )
        out_dir = tmp_path / name
        out_dir.mkdir()
        shown = first_picture(rendered(source, out_dir)["low"].path, out_dir)
        seen = shown.getpixel((160, 120))
        assert all(abs(a - b) <= 6 for a, b in zip(seen, (0xC0, 0x40, 0x80), strict=True)), name


def test_odd_sizes_and_oblong_pixels_come_out_even(clip, tmp_path):
    odd = clip(
        "odd.mkv",
        picture="testsrc2=size=365x201:rate=25",
        seconds=1,
        options=["-pix_fmt", "yuv444p"],
    )
    made = rendered(odd, tmp_path)
    assert made["low"].width % 2 == made["low"].height % 2 == 0


def test_nothing_of_the_maker_goes_out(plain, tmp_path):
    tagged = tmp_path / "tagged.mp4"
    subprocess.run(
        [ffmpeg.binary(), "-v", "error", "-i", str(plain), "-c", "copy",
         "-metadata", "location=+07.9666+112.6326/", "-metadata", "comment=Ayu at home",
         str(tagged)],
        check=True,
    )  # fmt: skip
    out_dir = tmp_path / "out"
    out_dir.mkdir()
    made = rendered(tagged, out_dir)
    for rendition in made.values():
        content = rendition.path.read_bytes()
        assert b"112.6" not in content
        assert b"Ayu" not in content
    assert not intake.sniff(made["low"].path).has_location


def test_the_poster_shows_something_when_the_video_starts_black(clip, tmp_path):
    black = "drawbox=w=iw:h=ih:color=black:t=fill:enable='lt(t,2)'"
    made = rendered(clip("late-start.mp4", filters=black), tmp_path)
    grey = Image.open(made["poster"].path).convert("L")
    assert sum(grey.getdata()) / (grey.width * grey.height) > 60


def test_progress_ends_at_one_and_never_goes_back(plain, tmp_path):
    heard = []
    pipeline.render(pipeline.inspect(plain), tmp_path, on_progress=heard.append)
    assert heard == sorted(heard)
    assert heard[-1] == 1.0

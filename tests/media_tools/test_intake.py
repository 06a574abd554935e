"""The door: what is no video, or more than one, never reaches a decoder."""

import io
import struct
import subprocess
import zipfile

import pytest

from media_tools import ffmpeg, intake, pipeline, sandbox
from media_tools.intake import Limits
from media_tools.refusals import SENTENCES, Refused, refusal_message
from media_tools.sandbox import Broke, Fences

PLAYLISTS = {
    "concat": b"ffconcat version 1.0\nfile plain.mp4\n",
    "hls": b"#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\nplain.mp4\n#EXT-X-ENDLIST\n",
    "hls behind a byte order mark": b"\xef\xbb\xbf  #EXTM3U\nfile:///etc/passwd\n",
    "dash": b"<?xml version='1.0'?><MPD><BaseURL>plain.mp4</BaseURL></MPD>",
}


def refusal(path, **limits):
    with pytest.raises(Refused) as refused:
        pipeline.inspect(path, limits=Limits(**limits))
    return refused.value.code


def written(tmp_path, content, name="original"):
    path = tmp_path / name
    path.write_bytes(content)
    return path


def box(kind, body=b""):
    return struct.pack(">I4s", 8 + len(body), kind) + body


@pytest.mark.parametrize("text", PLAYLISTS.values(), ids=PLAYLISTS)
def test_a_playlist_named_mp4_never_reads_its_neighbour(text, plain, tmp_path):
    neighbour = tmp_path / "plain.mp4"
    neighbour.write_bytes(plain.read_bytes())
    read_before = neighbour.stat().st_atime_ns
    assert refusal(written(tmp_path, text, "mine.mp4")) == "playlist_text"
    assert neighbour.stat().st_atime_ns == read_before


@pytest.mark.parametrize("text", [PLAYLISTS["concat"], PLAYLISTS["hls"]], ids=["concat", "hls"])
def test_even_past_the_door_a_playlist_finds_no_demuxer(text, plain, tmp_path):
    (tmp_path / "plain.mp4").write_bytes(plain.read_bytes())
    mine = written(tmp_path, text, "mine.mp4")
    for family in ("isobmff", "ebml"):
        with pytest.raises(Broke):
            ffmpeg.run(
                [*ffmpeg.opened(mine, family), "-f", "null", "-"], cwd=tmp_path, fences=Fences()
            )


def test_a_plain_video_is_let_in_with_its_type(plain, clip):
    assert pipeline.inspect(plain).content_type == "video/mp4"
    webm = clip("small.webm", seconds=1, options=["-c:v", "libvpx", "-c:a", "libopus"])
    assert pipeline.inspect(webm).content_type == "video/webm"


def test_nothing_is_empty(tmp_path):
    assert refusal(written(tmp_path, b"")) == "empty"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "not_a_video"),
        (bytes(range(256)) * 20, "not_a_video"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "not_a_video"),
        (b"just a letter to my aunt", "not_a_video"),
        (b"RIFF\0\0\0\0AVI LIST" + bytes(50), "unsupported_format"),
        (b"FLV\x01" + bytes(50), "unsupported_format"),
        (b"fLaC" + bytes(50), "no_video_stream"),
        (box(b"ftyp", b"heic\0\0\0\0mif1heic") + box(b"meta", bytes(20)), "not_a_video"),
    ],
)
def test_what_is_no_video_is_told_so(content, code, tmp_path):
    assert refusal(written(tmp_path, content)) == code


def a_zip():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", "hi")
    return packed.getvalue()


def test_a_video_with_another_file_behind_it_is_refused(plain, tmp_path):
    video = plain.read_bytes()
    page = b"<!DOCTYPE html><script>alert(1)</script>"
    assert refusal(written(tmp_path, video + a_zip(), "zip")) == "polyglot"
    assert refusal(written(tmp_path, video + page, "page")) == "polyglot"
    assert refusal(written(tmp_path, video + box(b"free", page), "filler")) == "polyglot"
    assert refusal(written(tmp_path, box(b"free", page) + video, "front")) == "polyglot"
    assert refusal(written(tmp_path, video + box(b"free", a_zip()), "boxed zip")) == "polyglot"


def test_padding_behind_a_video_is_no_reason_to_refuse_it(plain, tmp_path):
    assert (
        pipeline.inspect(written(tmp_path, plain.read_bytes() + bytes(5000))).probe.frames == 100
    )


def test_a_video_cut_off_anywhere_is_truncated(plain, clip, tmp_path):
    front = plain.read_bytes()
    assert refusal(written(tmp_path, front[: len(front) // 2], "front")) == "truncated"
    last = clip("index-last.mp4").read_bytes()
    assert refusal(written(tmp_path, last[: len(last) // 2], "last")) == "truncated"


def test_boxes_that_contradict_each_other_are_damage(plain, tmp_path):
    video = plain.read_bytes()
    broken = video.replace(b"trak", b"\0\0\0\1", 1)
    assert refusal(written(tmp_path, video[:32] + b"\0\0\0\3free" + video[32:])) == "damaged"
    assert refusal(written(tmp_path, broken, "no track")) in ("damaged", "no_video_stream")


def test_a_locked_video_is_refused(clip, tmp_path):
    locked = clip(
        "locked.mp4",
        seconds=1,
        options=["-encryption_scheme", "cenc-aes-ctr", "-encryption_key", "0" * 32,
                 "-encryption_kid", "1" * 32],
    )  # fmt: skip
    assert refusal(locked) == "encrypted"


def test_sound_alone_is_no_video_and_a_cover_does_not_make_it_one(clip, tmp_path, plain):
    alone, covered, cover = tmp_path / "a.m4a", tmp_path / "b.m4a", tmp_path / "c.png"
    run = [ffmpeg.binary(), "-v", "error", "-y", "-i", str(plain)]
    subprocess.run([*run, "-vn", "-c", "copy", str(alone)], check=True)
    subprocess.run([*run, "-frames:v", "1", str(cover)], check=True)
    subprocess.run(
        [*run, "-i", str(cover), "-map", "0:a", "-map", "1:v", "-c", "copy",
         "-disposition:v:0", "attached_pic", str(covered)],
        check=True,
    )  # fmt: skip
    assert refusal(alone) == "no_video_stream"
    assert refusal(covered) == "cover_only"


def test_bombs_are_measured_before_they_go_off(plain, clip):
    assert refusal(plain, bytes=1000) == "too_large"
    assert refusal(plain, pixels=1000) == "dimensions"
    assert refusal(plain, side_px=600) == "dimensions"
    assert refusal(plain, duration_s=3) == "too_long"
    assert refusal(plain, streams=1) == "too_many_streams"
    assert refusal(plain, decoded_pixels=1e6) == "too_much_work"
    fast = clip("fast.mp4", picture="color=size=64x64:rate=500", seconds=1, sound=None)
    assert refusal(fast) == "frame_rate_bomb"


def test_a_rare_picture_at_the_end_of_days_is_too_long(clip):
    late = clip(
        "end-of-days.mp4",
        picture="color=size=64x64:rate=1",
        seconds=3,
        sound=None,
        filters="setpts='N*90000/TB'",
        options=["-fps_mode", "passthrough"],
    )
    assert refusal(late) == "too_long"


def test_a_trim_made_without_encoding_is_a_whole_video(plain, tmp_path):
    trimmed = tmp_path / "trimmed.mp4"
    subprocess.run(
        [
            ffmpeg.binary(),
            "-v",
            "error",
            "-ss",
            "2.7",
            "-i",
            str(plain),
            "-c",
            "copy",
            str(trimmed),
        ],
        check=True,
    )
    assert pipeline.inspect(trimmed).probe.frames > 0


def test_every_refusal_has_a_sentence():
    assert {code: bool(refusal_message(code)) for code in SENTENCES} == dict.fromkeys(
        SENTENCES, True
    )


def test_sniffing_decodes_nothing(plain, monkeypatch):
    monkeypatch.setattr(sandbox, "run", None)
    assert intake.sniff(plain).promised_frames == (100,)

"""Files in and out, as programs and strangers write them."""

import pytest

from media_tools.captions.rows import read_rows, seconds_of, written
from media_tools.captions.subtitles import CaptionsRefused, Cue, as_srt, as_vtt, read

CUES = [Cue(0.5, 2.0, "Selamat pagi"), Cue(62.25, 64.0, "dari Pasar\nKlojen")]


@pytest.mark.parametrize("write", [as_srt, as_vtt])
def test_what_is_written_is_read_again(write):
    assert read(write(CUES).encode()) == CUES


@pytest.mark.parametrize(
    "content",
    [
        "\ufeff1\r\n00:00:00,500 --> 00:00:02,000\r\n<i>Selamat</i> pagi\r\n".encode(),
        b"WEBVTT - judul\n\nNOTE ya\n\n1\n00:00.500 --> 00:02.000 align:start\nSelamat pagi\n",
        b"1\n00:00:00,500 --> 00:00:02,000\n{\\an8}Selamat pagi\n",
    ],
    ids=["with a mark, CRLF and tags", "vtt with a note", "with a drawing command"],
)
def test_files_as_programs_write_them(content):
    assert read(content) == [Cue(0.5, 2.0, "Selamat pagi")]


def test_letters_of_old_windows_programs_are_read():
    assert read("1\n00:00:00,500 --> 00:00:02,000\ncafé\n".encode("cp1252"))[0].text == "café"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\0\0\0\x18ftypmp42",
        b"no captions at all",
        b"x" * (1024 * 1024 + 1),
        b"1\n00:00:05,000 --> 00:00:02,000\nBackwards\n",
        b"1\n00:00:00,000 --> 00:00:02,000\n" + b"a" * 501 + b"\n",
    ],
    ids=["empty", "a video", "a text", "too large", "ends before it begins", "endless"],
)
def test_what_is_no_captions_is_refused_in_words(content):
    with pytest.raises(CaptionsRefused, match=r"\w+"):
        read(content)


def test_a_cue_says_nothing_to_a_player_but_its_words():
    shown = as_vtt([Cue(0, 1, "<script>x</script>\n\n00:00.000 --> 09:00.000 & more")])
    assert "&lt;script&gt;x&lt;/script&gt;\n00:00.000 --&gt; 09:00.000 &amp; more" in shown


@pytest.mark.parametrize(
    ("told", "seconds"),
    [("1:02.5", 62.5), ("1:02,5", 62.5), ("7", 7.0), ("1:00:00", 3600.0), ("x", None), ("", None)],
)
def test_times_as_people_write_them(told, seconds):
    assert seconds_of(told) == seconds


def test_times_are_written_as_they_are_read():
    assert [written(at) for at in (0, 62.5, 61.25, 600)] == ["0:00", "1:02.5", "1:01.25", "10:00"]


def test_a_row_that_is_wrong_is_kept_with_its_reason_and_an_empty_one_goes():
    rows, cues = read_rows(["0:01", "x", ""], ["0:02", "0:03", ""], ["Satu", "Dua", " "])
    assert cues == [Cue(1.0, 2.0, "Satu")]
    assert [(row.text, bool(row.error)) for row in rows[:3]] == [
        ("Satu", False),
        ("Dua", True),
        ("", False),
    ]

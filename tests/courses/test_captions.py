import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from courses.captions import MAX_BYTES, validate_webvtt

GOOD = b"WEBVTT\n\n00:00.000 --> 00:02.000\nHalo.\n"


@pytest.mark.parametrize("content", [GOOD, b"\xef\xbb\xbf" + GOOD, b"WEBVTT Dasar\n"])
def test_a_webvtt_file_is_accepted_and_left_at_its_beginning(content):
    upload = SimpleUploadedFile("suara.vtt", content)

    validate_webvtt(upload)

    assert upload.read() == content


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("suara.srt", GOOD),
        ("suara.vtt", b"<html>WEBVTT</html>"),
        ("suara.vtt", b"WEBVTT\n\xff\xfe"),
        ("suara.vtt", b"WEBVTT\n" + b" " * MAX_BYTES),
    ],
)
def test_what_is_not_captions_is_refused(name, content):
    with pytest.raises(ValidationError):
        validate_webvtt(SimpleUploadedFile(name, content))

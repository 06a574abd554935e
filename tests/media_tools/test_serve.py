"""Private files: who gets them, and which bytes."""

import pytest
from django.test import Client

from media_tools.access import viewers
from media_tools.enums import RenditionKind
from media_tools.files import directory_of
from media_tools.watching.serve import safe_name
from tests.factories import make_video

CONTENT = bytes(range(256)) * 40
SIZE = len(CONTENT)


@pytest.fixture
def video(ayu):
    made = make_video(ayu, filename='kampung "kita"\r\n;.mp4')
    directory_of(made.pk).mkdir(parents=True)
    for name in ("original", "low.mp4"):
        (directory_of(made.pk) / name).write_bytes(CONTENT)
    made.original = f"videos/{made.pk}/original"
    made.save()
    made.renditions.create(
        kind=RenditionKind.LOW,
        file=f"videos/{made.pk}/low.mp4",
        content_type="video/mp4",
        bytes=SIZE,
    )
    return made


@pytest.fixture
def client(ayu):
    client = Client(HTTP_ACCEPT_ENCODING="gzip")
    client.force_login(ayu)
    return client


def body(answer):
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


@pytest.mark.parametrize(
    ("asked", "status", "start", "end"),
    [
        (None, 200, 0, SIZE),
        ("bytes=0-", 206, 0, SIZE),
        ("bytes=0-0", 206, 0, 1),
        ("bytes=100-299", 206, 100, 300),
        ("bytes=10000-", 206, 10000, SIZE),
        ("bytes=10000-99999999", 206, 10000, SIZE),
        ("bytes=-10", 206, SIZE - 10, SIZE),
        ("bytes=-99999999", 206, 0, SIZE),
        ("bytes=5-3", 200, 0, SIZE),
        ("bytes=-", 200, 0, SIZE),
        ("bytes=0-1,5-6", 200, 0, SIZE),
        ("lines=0-1", 200, 0, SIZE),
    ],
)
def test_a_range_gives_those_bytes(client, video, asked, status, start, end):
    headers = {"HTTP_RANGE": asked} if asked else {}
    address = f"/video/{video.pk}/low"
    got, head = client.get(address, **headers), client.head(address, **headers)
    assert (got.status_code, body(got)) == (status, CONTENT[start:end])
    assert (head.status_code, head.content) == (status, b"")
    for answer in (got, head):
        assert answer["Content-Length"] == str(end - start)
        assert answer["Content-Type"] == "video/mp4"
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer.get("Content-Range") == (
            f"bytes {start}-{end - 1}/{SIZE}" if status == 206 else None
        )


@pytest.mark.parametrize("asked", [f"bytes={SIZE}-", "bytes=-0", f"bytes={SIZE + 5}-{SIZE + 9}"])
def test_a_range_outside_the_file_is_refused(client, video, asked):
    answer = client.get(f"/video/{video.pk}/low", HTTP_RANGE=asked)
    assert (answer.status_code, answer["Content-Range"]) == (416, f"bytes */{SIZE}")


def test_a_part_is_given_only_of_the_file_that_the_reader_knows(client, video):
    address = f"/video/{video.pk}/low"
    first = client.get(address)
    body(first)
    for condition, status in [
        (first["ETag"], 206),
        (first["Last-Modified"], 206),
        ('"another"', 200),
        ("Thu, 01 Jan 1970 00:00:00 GMT", 200),
        ("nonsense", 200),
    ]:
        answer = client.get(address, HTTP_RANGE="bytes=0-9", HTTP_IF_RANGE=condition)
        body(answer)
        assert (condition, answer.status_code) == (condition, status)
    assert client.get(address, HTTP_IF_NONE_MATCH=first["ETag"]).status_code == 304


def test_an_original_leaves_as_an_attachment_only(client, video):
    answer = client.get(f"/video/{video.pk}/original")
    assert body(answer) == CONTENT
    assert answer["Content-Disposition"] == 'attachment; filename="kampung _kita_ _.mp4"'
    assert answer["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    ("named", "safe"),
    [
        ("../../etc/passwd", "_.._etc_passwd"),
        ("a\r\nSet-Cookie: x=1.mp4", "a Set-Cookie_ x_1.mp4"),
        ("", "video"),
        ("Kampung Warna-Warni (1).mp4", "Kampung Warna-Warni (1).mp4"),
    ],
)
def test_a_download_name_means_nothing_to_a_header_or_a_path(named, safe):
    assert safe_name(named) == safe


def test_only_those_who_may_see_a_video_get_its_files(client, video, citra, monkeypatch):
    trainer = Client()
    trainer.force_login(citra)
    kinds = ["low", "original"]

    def answers(who):
        return [who.get(f"/video/{video.pk}/{kind}").status_code for kind in kinds]

    assert answers(client) == [200, 200]
    assert answers(trainer) == [404, 404]
    assert Client().get(f"/video/{video.pk}/low").status_code == 404
    monkeypatch.setattr(viewers, "_asked", [lambda user, seen: user == citra and seen == video])
    assert answers(trainer) == [200, 200]


@pytest.mark.parametrize("kind", ["high", "sprite.jpg", "nothing", "..", "low.mp4/x"])
def test_a_file_that_was_not_made_is_absent(client, video, kind):
    assert client.get(f"/video/{video.pk}/{kind}").status_code == 404


def test_a_proxy_in_front_is_told_what_to_send(client, video, settings):
    settings.ACCEL_REDIRECT_PREFIX = "/private/"
    answer = client.get(f"/video/{video.pk}/low")
    assert (answer["X-Accel-Redirect"], answer.content) == (
        f"/private/videos/{video.pk}/low.mp4",
        b"",
    )

"""The upload protocol, line by line, and what becomes of the bytes."""

import hashlib
import random
from base64 import b64encode
from datetime import timedelta

import pytest
from django.http import UnreadablePostError
from django.test import Client
from django.utils import timezone

from media_tools import allowance, uploads
from media_tools.access import upload_refusals
from media_tools.enums import VideoState
from media_tools.files import original_of
from media_tools.models import Job, Video
from tests.factories import make_profile

TUS = {"HTTP_TUS_RESUMABLE": "1.0.0"}
BYTES = "application/offset+octet-stream"


@pytest.fixture(autouse=True)
def _nobody_above(monkeypatch):
    """What upper rooms ask of a sender is their own matter."""
    monkeypatch.setattr(upload_refusals, "_asked", [])


@pytest.fixture
def phone(ayu):
    client = Client()
    client.force_login(ayu)
    return client


def metadata(**told):
    return ",".join(f"{name} {b64encode(value.encode()).decode()}" for name, value in told.items())


def begin(client, size, **told):
    headers = {**TUS, "HTTP_UPLOAD_LENGTH": str(size), "HTTP_UPLOAD_METADATA": metadata(**told)}
    return client.post("/unggah/", **headers)


def send(client, address, offset, data, content_type=BYTES):
    # The test client leaves the type of an empty body out, a sender does not.
    headers = {**TUS, "HTTP_UPLOAD_OFFSET": str(offset), "CONTENT_TYPE": content_type}
    return client.patch(address, data=data, content_type=content_type, **headers)


def offset(client, address):
    return int(client.head(address, **TUS)["Upload-Offset"])


def test_options_tell_what_the_server_can(phone, settings):
    settings.MAX_UPLOAD_BYTES = 77
    answer = phone.options("/unggah/")
    assert {name: answer[name] for name in answer.headers if name.startswith("Tus-")} == {
        "Tus-Resumable": "1.0.0",
        "Tus-Version": "1.0.0",
        "Tus-Extension": "creation,creation-with-upload,termination,expiration",
        "Tus-Max-Size": "77",
    }


def test_a_creation_makes_a_video_that_is_being_received(phone, ayu):
    profile = make_profile("tiktok")
    answer = begin(phone, 5, filename="../../Kampung saya.mp4", profile="tiktok")
    video = Video.objects.get()
    assert answer.status_code == 201
    assert answer["Location"] == f"/unggah/{video.pk}"
    assert "Upload-Expires" in answer
    assert (video.owner, video.filename, video.size, video.profile, video.state) == (
        ayu,
        "Kampung saya.mp4",
        5,
        profile,
        VideoState.RECEIVING,
    )


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"HTTP_UPLOAD_LENGTH": "5"}, 412),
        ({**TUS}, 400),
        ({**TUS, "HTTP_UPLOAD_LENGTH": "-5"}, 400),
        ({**TUS, "HTTP_UPLOAD_LENGTH": "lima"}, 400),
        ({**TUS, "HTTP_UPLOAD_LENGTH": "5", "HTTP_UPLOAD_METADATA": "filename ???"}, 400),
        ({**TUS, "HTTP_UPLOAD_LENGTH": "101"}, 413),
    ],
)
def test_a_creation_that_makes_no_sense_makes_nothing(phone, settings, headers, status):
    settings.MAX_UPLOAD_BYTES = 100
    answer = phone.post("/unggah/", **headers)
    assert (answer.status_code, Video.objects.count()) == (status, 0)
    assert answer["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize(
    ("at", "data", "content_type", "status", "now_at"),
    [
        (0, b"abc", BYTES, 204, 3),
        (0, b"abc", "text/plain", 415, 0),
        (2, b"abc", BYTES, 409, 0),
        (0, b"more than ten bytes", BYTES, 413, 0),
        ("dua", b"abc", BYTES, 400, 0),
    ],
)
def test_a_part_is_taken_only_where_the_last_one_ended(
    phone, at, data, content_type, status, now_at
):
    address = begin(phone, 10)["Location"]
    answer = send(phone, address, at, data, content_type)
    assert (answer.status_code, offset(phone, address)) == (status, now_at)


def test_a_person_who_may_not_upload_reads_why(phone, monkeypatch):
    monkeypatch.setattr(upload_refusals, "_asked", [lambda user: "Wali belum setuju."])
    answer = begin(phone, 5)
    assert answer.status_code == 403
    assert answer.json() == {
        "type": "about:blank",
        "title": "refused",
        "status": 403,
        "code": "refused",
        "detail": "Wali belum setuju.",
    }


def test_a_full_disk_is_told_before_the_first_byte(phone, monkeypatch):
    monkeypatch.setattr(allowance, "free_bytes", lambda: 9)
    assert (begin(phone, 5).status_code, Video.objects.count()) == (507, 0)


def test_the_upload_of_another_person_is_absent(phone, citra):
    address = begin(phone, 5)["Location"]
    stranger = Client()
    stranger.force_login(citra)
    answers = [
        stranger.head(address, **TUS),
        send(stranger, address, 0, b"abcde"),
        stranger.delete(address, **TUS),
        Client().post("/unggah/", **TUS, HTTP_UPLOAD_LENGTH="5"),
        send(Client(), address, 0, b"abcde"),
    ]
    assert [answer.status_code for answer in answers] == [404] * 5
    assert offset(phone, address) == 0


def test_an_upload_needs_the_token_against_forged_requests(ayu):
    client = Client(enforce_csrf_checks=True)
    client.force_login(ayu)
    assert begin(client, 5).status_code == 403
    client.cookies["csrftoken"] = "a" * 32
    headers = {**TUS, "HTTP_UPLOAD_LENGTH": "5", "HTTP_X_CSRFTOKEN": "a" * 32}
    assert client.post("/unggah/", **headers).status_code == 201


def test_two_requests_never_write_to_one_upload(phone):
    address = begin(phone, 10)["Location"]
    with uploads.held_file(Video.objects.get()):
        assert send(phone, address, 0, b"abc").status_code == 423
        assert phone.delete(address, **TUS).status_code == 423
    assert send(phone, address, 0, b"abc").status_code == 204


def test_an_upload_that_was_given_up_is_gone(phone):
    address = begin(phone, 10)["Location"]
    assert phone.delete(address, **TUS).status_code == 204
    assert phone.head(address, **TUS).status_code == 410


@pytest.mark.django_db(transaction=True)
def test_an_upload_that_nobody_continues_expires_with_its_bytes(phone, settings):
    settings.UPLOAD_EXPIRES_HOURS = 1
    address = begin(phone, 10)["Location"]
    send(phone, address, 0, b"abc")
    video = Video.objects.get()
    assert uploads.expire_uploads() == 0
    settings.UPLOAD_EXPIRES_HOURS = -1
    assert uploads.expire_uploads() == 1
    assert (phone.head(address, **TUS).status_code, original_of(video.pk).exists()) == (410, False)


def test_the_moment_of_expiry_moves_with_every_part(phone, settings):
    begin(phone, 10)
    video = Video.objects.get()
    video.created_at -= timedelta(hours=10)
    lasts = uploads.expires_at(video) - timezone.now()
    assert lasts > timedelta(hours=settings.UPLOAD_EXPIRES_HOURS, minutes=-1)


@pytest.mark.parametrize("seed", range(3))
def test_an_upload_cut_at_any_byte_arrives_whole(phone, plain, seed):
    whole = plain.read_bytes()
    cuts = random.Random(seed)
    address = begin(phone, len(whole), filename="plain.mp4")["Location"]
    while (at := offset(phone, address)) < len(whole):
        upto = min(len(whole), at + cuts.randrange(1, len(whole) // 2))
        sent = send(phone, address, at, whole[at:upto])
        assert int(sent["Upload-Offset"]) == upto
    video = Video.objects.get()
    assert (video.state, video.content_type) == (VideoState.RECEIVED, "video/mp4")
    assert video.sha256 == hashlib.sha256(whole).hexdigest()
    assert original_of(video.pk).read_bytes() == whole
    assert [job.video for job in Job.objects.all()] == [video]
    # The last answer was lost: the sender asks again, and is told that all is there.
    assert send(phone, address, len(whole), b"").status_code == 204


def test_a_line_that_breaks_keeps_what_has_come(ayu):
    class Line:
        def __init__(self, *parts):
            self.parts = [*parts]

        def read(self, size):
            if not self.parts:
                raise UnreadablePostError
            return self.parts.pop(0)

    video = uploads.begin_upload(owner=ayu, size=10)
    assert uploads.append(video=video, offset=0, stream=Line(b"abc", b"d")) == 4
    video.refresh_from_db()
    assert (uploads.offset_of(video), video.received_bytes) == (4, 4)


def test_what_is_sent_with_the_creation_counts(phone):
    headers = {**TUS, "HTTP_UPLOAD_LENGTH": "10"}
    answer = phone.post("/unggah/", data=b"abcd", content_type=BYTES, **headers)
    assert (answer.status_code, answer["Upload-Offset"]) == (201, "4")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"ffconcat version 1.0\nfile '/etc/passwd'\n", "playlist_text"),
        (b"#EXTM3U\n/etc/passwd\n", "playlist_text"),
        (b"bukan video, hanya tulisan", "not_a_video"),
    ],
)
def test_what_is_not_a_video_is_refused_with_its_last_byte(phone, settings, data, reason):
    answer = begin(phone, len(data), filename="video.mp4")
    if data:
        assert send(phone, answer["Location"], 0, data).status_code == 204
    video = Video.objects.get()
    assert (video.state, video.reason, Job.objects.count()) == (VideoState.REFUSED, reason, 0)
    assert phone.get(f"/video/{video.pk}/original").status_code == 404
    settings.UPLOAD_EXPIRES_HOURS = -1
    assert [uploads.expire_uploads(), uploads.expire_uploads()] == [1, 0]
    assert not original_of(video.pk).exists()


def test_a_server_that_died_after_the_last_byte_finishes_when_asked(phone, plain):
    whole = plain.read_bytes()
    address = begin(phone, len(whole))["Location"]
    video = Video.objects.get()
    original_of(video.pk).write_bytes(whole)
    assert offset(phone, address) == len(whole)
    video.refresh_from_db()
    assert video.state == VideoState.RECEIVED


def test_a_file_in_one_piece_is_taken_in_the_same_way(ayu, plain):
    with plain.open("rb") as file:
        video = uploads.receive_file(file=file, owner=ayu, title="Ngalam pagi")
    assert (video.filename, video.state, video.received_bytes) == (
        "Ngalam pagi",
        VideoState.RECEIVED,
        plain.stat().st_size,
    )
    assert video.jobs.count() == 1

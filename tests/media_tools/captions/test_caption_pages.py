"""The caption editor: kept with its owner, nothing overwritten unseen, shown in the player."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from media_tools.access import viewers
from media_tools.enums import VideoState
from media_tools.models import CaptionTrack
from tests.factories import PersonFactory, make_video


@pytest.fixture
def video(ayu):
    measured = {"duration_s": 9.0, "width": 360, "height": 640, "fps": 25.0}
    made = make_video(ayu, state=VideoState.READY, measurements=measured)
    made.renditions.create(
        kind="low", file="x", content_type="video/mp4", bytes=9, width=360, height=640
    )
    return made


@pytest.fixture
def page(client, ayu, video):
    client.force_login(ayu)
    return reverse("media_pages:captions", args=[video.pk, "id"])


def told(*rows, version=0):
    starts, ends, texts = zip(*rows, strict=True)
    return {"start": starts, "end": ends, "text": texts, "version": version}


def test_what_is_written_is_kept_and_shown_to_the_player(client, page, video):
    answer = client.post(page, told(("0:01", "0:02.5", "Halo"), ("", "", "")))
    assert (answer.status_code, answer["Location"]) == (302, page)
    kept = CaptionTrack.objects.get()
    assert kept.cues == [{"start": 1.0, "end": 2.5, "text": "Halo"}]
    track = reverse("media:captions", args=[video.pk, "id", "vtt"])
    assert f'src="{track}?v=1"' in client.get(page).content.decode()
    file = client.get(track)
    assert file["Content-Type"] == "text/vtt; charset=utf-8"
    assert file["X-Content-Type-Options"] == "nosniff"
    assert "00:00:01.000 --> 00:00:02.500\nHalo" in file.content.decode()


def test_a_wrong_time_loses_nothing_that_was_written(client, page):
    answer = client.post(page, told(("0:01", "0:02", "Satu"), ("kapan", "0:03", "Dua")))
    assert answer.status_code == 422
    content = answer.content.decode()
    assert "kapan" in content
    assert "Satu" in content
    assert not CaptionTrack.objects.exists()


def test_a_newer_version_is_not_overwritten_unseen(client, page):
    client.post(page, told(("0:01", "0:02", "Pertama")))
    late = client.post(page, told(("0:01", "0:02", "Terlambat"), version=0))
    assert late.status_code == 409
    assert "Pertama" in late.content.decode()
    assert "Terlambat" in late.content.decode()
    assert CaptionTrack.objects.get().cues[0]["text"] == "Pertama"
    client.post(page, told(("0:01", "0:02", "Terlambat"), version=1))
    assert CaptionTrack.objects.get().cues[0]["text"] == "Terlambat"


def test_removing_every_row_removes_the_captions(client, page):
    client.post(page, told(("0:01", "0:02", "Halo")))
    client.post(page, told(("0:01", "0:02", ""), version=1))
    assert not CaptionTrack.objects.exists()


def test_a_file_is_taken_and_a_wrong_one_says_why(client, page, video):
    address = reverse("media_pages:captions_file", args=[video.pk, "id"])
    good = SimpleUploadedFile("teks.srt", b"1\n00:00:01,000 --> 00:00:02,000\nHalo\n")
    client.post(address, {"file": good, "version": 0})
    assert CaptionTrack.objects.get().origin == "imported"
    film = SimpleUploadedFile("film.srt", b"\0\0\0\x18ftyp")
    answer = client.post(address, {"file": film, "version": 1}, follow=True)
    assert ".srt" in answer.content.decode()
    assert CaptionTrack.objects.get().version == 1


def test_nobody_else_writes_them_and_who_may_watch_may_read(client, page, video, monkeypatch):
    client.post(page, told(("0:01", "0:02", "Halo")))
    track = reverse("media:captions", args=[video.pk, "id", "vtt"])
    client.force_login(PersonFactory(name="Budi"))
    assert client.get(page).status_code == 404
    assert client.post(page, told(("0:01", "0:02", "Lain"), version=1)).status_code == 404
    assert client.get(track).status_code == 404
    monkeypatch.setattr(viewers, "_asked", [lambda user, seen: True])
    assert client.get(track).status_code == 200


def test_a_video_that_is_not_checked_yet_has_no_editor(client, ayu):
    client.force_login(ayu)
    early = make_video(ayu, state=VideoState.CHECKING)
    assert client.get(reverse("media_pages:captions", args=[early.pk, "id"])).status_code == 404

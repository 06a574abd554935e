"""What a phone may keep, what it costs, and who is asked for before anything is sent."""

import pytest
from django.urls import reverse

from courses.models import LessonPage
from face.offline import application
from face.offline.named import named_in
from tests.factories import make_course


@pytest.fixture
def lesson(db):
    make_course()
    return LessonPage.objects.live().first()


def contents(client, page):
    return client.get(reverse("offline:contents", args=[page.pk]))


def test_of_a_page_the_files_are_named_that_showing_it_takes():
    html = """<link rel="stylesheet" href="/static/a.css"><link rel="alternate" href="/en/">
    <meta name="later" content="/static/b.js"><meta name="description" content="/x">
    <script src="/static/a.js"></script><img src="/media/a.webp" srcset="/media/b.webp 2x">
    <svg><use href="/static/icons.svg#play"></use></svg><img src="https://elsewhere.test/x.png">
    <video poster="/video/1/poster"><source src="/video/1/low"><source src="/video/1/high">
    <track src="/media/a.vtt"></video><a href="/kelas/">Kelas</a>"""
    assert named_in(html) == [
        "/static/a.css",
        "/static/b.js",
        "/static/a.js",
        "/media/a.webp",
        "/static/icons.svg",
        "/video/1/poster",
        "/video/1/low",
        "/media/a.vtt",
    ]


def test_the_sum_is_that_of_its_files(client, lesson):
    told = contents(client, lesson).json()
    (page,) = told["pages"]
    assert page["files"][0]["url"] == page["url"] == lesson.get_url()
    assert told["bytes"] == sum(file["bytes"] for file in page["files"]) > 0


def test_what_is_kept_is_the_same_for_everybody(client, lesson, ayu):
    as_stranger = contents(client, lesson).json()
    client.force_login(ayu)
    assert contents(client, lesson).json() == as_stranger


def test_a_draft_and_another_kind_of_page_are_absent(client, lesson):
    assert contents(client, lesson.get_parent().get_parent()).status_code == 404
    lesson.unpublish()
    assert contents(client, lesson).status_code == 404


def test_a_phone_learns_who_is_signed_in_and_nothing_more(client, ayu):
    asked = client.get(reverse("offline:who"))
    assert asked.json() == {"resident": None}
    client.force_login(ayu)
    asked = client.get(reverse("offline:who"))
    assert asked.json() == {
        "resident": str(ayu.public_id),
        "token": asked.json()["token"],
    }
    assert "no-store" in asked["Cache-Control"]


def test_the_worker_is_asked_for_anew_and_carries_its_files(client, tmp_path, monkeypatch):
    (tmp_path / "sw.js").write_text("work();")
    monkeypatch.setattr(application, "BUILD", tmp_path)
    answer = client.get("/sw.js")
    assert answer["Content-Type"] == "text/javascript; charset=utf-8"
    assert answer["Cache-Control"] == "no-cache"
    first, rest = answer.content.decode().split("\n", 1)
    assert first.startswith("self.shell = {")
    assert "build/app.css" in first
    assert rest == "work();"
    before = application.version()
    (tmp_path / "app.css").write_text("new")
    assert application.version() != before


def test_the_manifest_starts_with_ones_own_learning(client):
    told = client.get("/manifest.webmanifest").json()
    assert (told["start_url"], told["display"], told["scope"]) == (
        "/belajar/",
        "standalone",
        "/",
    )
    assert {icon["sizes"] for icon in told["icons"]} == {"any", "192x192", "512x512"}

"""Taking a course out and bringing one in, in the editor's place and on the command line."""

import io
import os
import time
from uuid import uuid4

import pytest
from django.contrib.messages import get_messages
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from courses.models import CoursePage, CourseVideo
from courses.tasks import sweep_parcels
from lms.people.models import TrailEntry
from media_tools.files import scratch_root

from .conftest import forgotten, manifest_of, packed, rewritten


@pytest.fixture
def editor(small, fajar, client):
    client.force_login(fajar)
    return client


def sent(file, name="dasar.ngalam.zip"):
    upload = io.BytesIO(file.getvalue())
    upload.name = name
    return {"file": upload}


def test_an_editor_downloads_a_course_with_and_without_its_films(editor, small):
    where = reverse("parcel_out", args=[small.pk])
    shown = editor.get(where).context
    assert [shown[name] for name in ("pages", "pictures", "documents", "films")] == [3, 1, 1, 1]
    assert shown["whole_bytes"] > shown["light_bytes"]

    films = []
    for choice in ("with", "without"):
        answer = editor.post(where, {"films": choice})
        file = io.BytesIO(b"".join(answer.streaming_content))
        films.append(manifest_of(file)["films"]["films/1"]["file"])
        assert 'filename="dasar.ngalam.zip"' in answer["Content-Disposition"]
    assert films == ["films/1.mp4", None]
    assert TrailEntry.objects.filter(verb="course.packed").count() == 2


def test_a_film_that_says_where_it_was_recorded_is_told(editor, small):
    CourseVideo.objects.first().video.__class__.objects.update(measurements={"has_location": True})
    page = editor.get(reverse("parcel_out", args=[small.pk]))
    assert page.context["placed"] == ["pagi.mp4"]


def test_an_editor_looks_and_then_takes_over_once(editor, small, fajar):
    file = packed(small, with_films=False)
    for page in small.get_translations(inclusive=True):
        page.delete()

    chosen = editor.post(reverse("parcel_choose"), sent(file))
    look = chosen["Location"]
    looked = editor.get(look)
    assert looked.context["problems"] == []
    assert CoursePage.objects.count() == 0

    taken = editor.post(look)
    course = CoursePage.objects.get(locale__language_code="id")
    assert taken["Location"] == reverse("wagtailadmin_explore", args=[course.pk])
    assert (course.live, course.owner) == (False, fajar)
    entry = TrailEntry.objects.get(verb="course.brought_in")
    assert (entry.actor, entry.subject_id, entry.detail) == (
        fajar,
        str(course.pk),
        {"pages": 6, "films": 1},
    )
    # The file was used up; asking again leads to choosing.
    assert editor.post(look)["Location"] == reverse("parcel_choose")
    assert CoursePage.objects.count() == 2


def test_a_course_that_is_here_is_named_and_can_come_as_a_copy(editor, small):
    look = editor.post(reverse("parcel_choose"), sent(packed(small, with_films=False)))["Location"]
    assert editor.get(look).context["there"] == small
    assert editor.post(look)["Location"] == look
    assert editor.get(look, {"slug": "a b"}).context["form"].errors
    copy = editor.get(look, {"slug": "salinan"})
    assert (copy.context["problems"], copy.context["there"]) == ([], None)
    # A copy without a usable address is not taken over as something else.
    assert editor.post(look, {"slug": "a b"})["Location"] == f"{look}?slug=a+b"
    editor.post(look, {"slug": "salinan"})
    assert sorted(CoursePage.objects.values_list("slug", flat=True)) == [
        "dasar",
        "dasar",
        "salinan",
        "salinan",
    ]


def test_what_is_no_course_is_refused_where_it_was_chosen(editor, settings):
    page = editor.post(reverse("parcel_choose"), sent(io.BytesIO(b"<script>")))
    assert page.status_code == 200
    assert "ngalam.zip" in str(page.context["form"].errors["file"])
    assert list(settings.SCRATCH_DIR.glob("parcel-*")) == []


def test_a_later_file_replaces_the_earlier_one(editor, small, settings):
    file = packed(small, with_films=False)
    first = editor.post(reverse("parcel_choose"), sent(file))["Location"]
    second = editor.post(reverse("parcel_choose"), sent(file))["Location"]
    assert editor.get(first)["Location"] == reverse("parcel_choose")
    assert editor.get(second).status_code == 200
    editor.post(second, {"discard": "1"})
    assert list(settings.SCRATCH_DIR.glob("parcel-*")) == []


def test_a_waiting_file_is_its_senders_only(editor, small, admin, client):
    look = editor.post(reverse("parcel_choose"), sent(packed(small, with_films=False)))["Location"]
    client.force_login(admin)
    answer = client.get(look)
    assert answer["Location"] == reverse("parcel_choose")
    assert len(list(get_messages(answer.wsgi_request))) == 1


@pytest.mark.parametrize("role", ["endah", "citra", "ayu"])
def test_nobody_else_finds_the_pages(role, request, small, client):
    client.force_login(request.getfixturevalue(role))
    for where in (
        reverse("parcel_out", args=[small.pk]),
        reverse("parcel_choose"),
        reverse("parcel_look", args=[uuid4().hex]),
    ):
        assert client.get(where).status_code == 404
        assert client.post(where).status_code == 404


def test_looking_at_a_file_costs_no_query_a_page(editor, small, fajar):
    def more_lessons(number):
        def change(said):
            lesson = said["pages"][1]
            for place in range(number):
                twin = {**lesson, "key": str(uuid4()), "versions": {}}
                for language, version in lesson["versions"].items():
                    slug = f"tambahan-{place}"
                    twin["versions"][language] = {**version, "slug": slug}
                said["pages"].append(twin)

        return change

    def queries(number):
        file = rewritten(packed(small, with_films=False), more_lessons(number))
        look = editor.post(reverse("parcel_choose"), sent(file))["Location"]
        editor.get(look, {"slug": "salinan"})
        with CaptureQueriesContext(connection) as captured:
            assert editor.get(look, {"slug": "salinan"}).context["problems"] == []
        return len(captured)

    assert queries(1) == queries(3)


def test_the_commands_take_out_and_bring_in(small, admin, tmp_path):
    out = tmp_path / "dasar.ngalam.zip"
    said = io.StringIO()
    call_command("export_course", "dasar", out=out, without_films=True, stdout=said)
    assert "6 pages, 1 pictures, 1 films" in said.getvalue()
    with pytest.raises(CommandError, match="here already"):
        call_command("import_course", out, stdout=said)
    forgotten(small)
    call_command("import_course", out, dry_run=True, stdout=said)
    assert CoursePage.objects.count() == 0
    call_command("import_course", out, stdout=said)
    assert CoursePage.objects.filter(owner=admin, live=False).count() == 2
    with pytest.raises(CommandError, match="There are: dasar"):
        call_command("export_course", "lain")
    (tmp_path / "x.zip").write_bytes(b"x")
    with pytest.raises(CommandError, match="not the file of a course"):
        call_command("import_course", tmp_path / "x.zip")


def test_what_nobody_came_back_to_is_swept(fajar, endah):
    scratch_root().mkdir(parents=True, exist_ok=True)
    old, new = (scratch_root() / f"parcel-{each.pk}-{'0' * 32}" for each in (fajar, endah))
    for file in (old, new):
        file.write_bytes(b"x")
    yesterday = time.time() - 25 * 3600
    os.utime(old, (yesterday, yesterday))
    assert sweep_parcels() is None
    assert (old.exists(), new.exists()) == (False, True)

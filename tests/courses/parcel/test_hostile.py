"""Files that no course wrote: each is refused with its place, and nothing of it is kept."""

import io
import json
import stat
import struct
import zipfile

import pytest

from courses.models import LessonPage
from courses.parcel.files import what_is_wrong_with
from courses.parcel.opening import MOST_MEMBERS
from courses.parcel.shape import ParcelRefused
from courses.parcel.svg import what_acts

from .conftest import SVG, brought, packed, parcel, rewritten


@pytest.fixture
def file(small):
    return packed(small, with_films=False)


def refused(file, owner=None) -> list[str]:
    """Where the file is wrong."""
    with pytest.raises(ParcelRefused) as raised:
        brought(file, owner, slug="salinan")
    assert all(str(problem.message) for problem in raised.value.problems)
    return [problem.place for problem in raised.value.problems]


def zipped(*members) -> io.BytesIO:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed_file:
        for info, content in members:
            packed_file.writestr(info, content)
    return made


@pytest.mark.parametrize(
    "name",
    [
        "../course.json",
        "/etc/passwd",
        "images/../../x.svg",
        "images\\x.svg",
        "images/a/b.svg",
        "C:x.svg",
        "IMAGES/1.svg",
        "run.sh",
    ],
)
def test_a_name_that_leads_elsewhere(name):
    assert name in refused(zipped(("course.json", "{}"), (name, "x")))


def test_a_link_instead_of_a_file():
    link = zipfile.ZipInfo("images/1.svg")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    assert refused(zipped(("course.json", "{}"), (link, "/etc/passwd"))) == ["images/1.svg"]


def test_a_bomb_is_refused_by_its_list_alone():
    assert refused(zipped(("course.json", "{}"), ("films/1.mp4", bytes(30 * 1024**2)))) == [
        "films/1.mp4"
    ]
    many = zipped(*((f"images/{number}.svg", "") for number in range(MOST_MEMBERS + 1)))
    assert len(refused(many)) == 1


def test_what_unpacks_to_more_than_may_be_sent(settings):
    settings.MAX_UPLOAD_BYTES = 1024
    large = zipped(("course.json", "{}"), ("films/1.mp4", bytes(2000)))
    assert "films/1.mp4" in refused(large)


def test_the_same_name_twice():
    with pytest.warns(UserWarning, match="Duplicate name"):
        twice = zipped(("course.json", "{}"), ("course.json", "{}"))
    assert refused(twice) == ["course.json"]


@pytest.mark.parametrize(
    "content", [b"", b"PK", b"no archive at all" * 9, b"PK\x05\x06" + bytes(18)]
)
def test_what_is_no_archive(content):
    assert len(refused(io.BytesIO(content))) == 1


def test_a_damaged_member(file):
    with zipfile.ZipFile(file) as members:
        name = "images/1.svg"
        at = members.getinfo(name).header_offset + 30 + len(name)
    content = bytearray(file.getvalue())
    content[at + 9] ^= 0xFF
    assert refused(io.BytesIO(bytes(content))) == [name]


def test_a_list_of_members_that_lies_about_its_length(file):
    content = bytearray(file.getvalue())
    struct.pack_into("<L", content, len(content) - 10, 2**31)
    assert len(refused(io.BytesIO(bytes(content)))) == 1


DEEP = b'{"format": ' + b"[" * 100_000 + b"]" * 100_000 + b"}"


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b"null",
        b"{}",
        DEEP,
        b"[" * 45 + b"]" * 45,
        b'{"format": "ngalam-kreator/course", "version": 2}',
        b'{"format": NaN}',
        b'{"format": 1e999}',
        b'{"format": "\\u0000"}',
        b'{"format": "\\ud800"}',
        b'{"format": ' + b"9" * 5000 + b"}",
    ],
)
def test_a_description_that_is_none(file, said):
    places = refused(rewritten(file, **{"course.json": said}))
    assert places
    assert all(place.startswith("course.json") for place in places)


def changed(path, value):
    def change(said):
        for step in path[:-1]:
            said = said[step]
        said[path[-1]] = value

    return change


LESSON = ("pages", 1, "versions", "id")


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (changed(("secret",), 1), "course.json › secret"),
        (changed(("pages", 0, "kind"), "home"), "course.json › pages › 0 › kind"),
        (changed(("pages", 1, "parent"), None), "course.json › pages 2"),
        (changed(("pages", 1, "key"), "x"), "course.json › pages › 1 › key"),
        (changed((*LESSON, "owner_id"), 1), "Materi 1 (id)"),
        (changed((*LESSON, "live"), True), "Materi 1 (id)"),
        (changed((*LESSON, "title"), ""), "lesson (id) › title"),
        (changed((*LESSON, "title"), "x" * 300), f"{'x' * 300} (id) › title"),
        (changed((*LESSON, "slug"), "../x"), "Materi 1 (id) › slug"),
        (changed((*LESSON, "minutes"), -1), "Materi 1 (id) › minutes"),
        (changed((*LESSON, "minutes"), 10**30), "Materi 1 (id) › minutes"),
        (changed((*LESSON, "minutes"), "5"), "Materi 1 (id) › minutes"),
        (changed((*LESSON, "minutes"), True), "Materi 1 (id) › minutes"),
        (changed((*LESSON, "completion_rule"), "never"), "Materi 1 (id) › completion_rule"),
        (changed((*LESSON, "body"), "<script>"), "Materi 1 (id) › body"),
        (
            changed((*LESSON, "body"), [{"type": "raw_html", "value": ""}]),
            "Materi 1 (id) › body 1",
        ),
        (
            changed((*LESSON, "body", 1, "value", "picture", "image"), 1),
            "Materi 1 (id) › body 2 (picture) › picture › image",
        ),
        (
            changed((*LESSON, "body", 1, "value", "picture", "image"), "images/9.svg"),
            "Materi 1 (id) › body 2 (picture) › picture › image",
        ),
        (
            changed((*LESSON, "body", 1, "value", "onclick"), "x"),
            "Materi 1 (id) › body 2 (picture)",
        ),
        (
            changed((*LESSON, "body", 4, "value", "url"), "javascript:alert(1)"),
            "Materi 1 (id) › body 5 › url",
        ),
        (
            changed((*LESSON, "body", 4, "value", "url"), "https://evil.test/x"),
            "Materi 1 (id) › body 5 › url",
        ),
        (changed((*LESSON, "body", 0, "id"), "'; --"), "Materi 1 (id) › body 1"),
        (
            changed(("films", "films/1", "file"), "../x.mp4"),
            "course.json › films › films/1 › file",
        ),
        (changed(("images", "images/1.svg", "title"), 5), None),
    ],
)
def test_what_no_editor_could_have_written_is_told_with_its_place(file, change, place):
    places = refused(rewritten(file, change))
    assert place in places if place else places


def test_a_member_that_is_spoken_of_and_not_there(file):
    assert refused(rewritten(file, **{"documents/1.txt": None})) == ["documents/1.txt"]


@pytest.mark.parametrize(
    "html",
    [
        "<p>Halo<script>alert(1)</script></p>",
        '<p onclick="alert(1)">Halo</p>',
        '<p><a href="javascript:alert(1)">Halo</a></p>',
        '<p><a href=" java&#115;cript:alert(1)">Halo</a></p>',
        '<p>Halo<img src=x onerror="alert(1)"></p>',
        '<p>Halo<embed embedtype="media" url="https://evil.test"/></p>',
        '<p style="background:url(https://evil.test)">Halo</p>',
        "<p>Halo<iframe src=//evil.test></p>",
        '<svg onload="alert(1)"><p>Halo',
        '<h2><a linktype="page" id="1">Halo</a></h2>',
    ],
)
def test_running_text_keeps_its_words_and_nothing_that_acts(file, fajar, html):
    sent = rewritten(file, changed((*LESSON, "body", 0, "value"), html))
    made, _looked = brought(sent, fajar, slug="salinan")
    lesson = LessonPage.objects.child_of(made).get().get_latest_revision_as_object()
    stored = lesson.body.raw_data[0]["value"]
    assert "Halo" in stored
    for word in ("<script", "onclick", "javascript", "onerror", "embed", "style", "<iframe"):
        assert word not in stored
    for word in ("evil", "onload", "linktype"):
        assert word not in stored


def drawing(inside, attributes="") -> bytes:
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" {attributes}>'
    return f"{head}{inside}</svg>".encode()


@pytest.mark.parametrize(
    "content",
    [
        drawing("<script>alert(1)</script>"),
        drawing("", 'onload="alert(1)"'),
        drawing("<foreignObject/>"),
        drawing('<a href="https://evil.test"/>'),
        drawing('<use href="https://evil.test/x.svg#a"/>'),
        drawing('<image href="data:image/svg+xml;base64,AAAA"/>'),
        b'<?xml version="1.0"?><?xml-stylesheet href="#s"?>' + drawing("<g/>"),
        drawing('<x:transform xmlns:x="http://www.w3.org/1999/XSL/Transform"/>'),
        drawing('<math xmlns="http://www.w3.org/1998/Math/MathML"/>'),
        drawing('<rect fill="url(https://evil.test)"/>'),
        drawing('<rect style="fill: u\\72l(https://evil.test)"/>'),
        drawing("<style>@import '//evil.test'</style>"),
        drawing('<set attributeName="href" to="javascript:alert(1)"/>'),
        drawing('<iframe xmlns="http://www.w3.org/1999/xhtml"/>'),
        b'<!DOCTYPE svg [<!ENTITY a "b">]>' + drawing("&a;"),
        b"<html/>",
        b"no drawing",
    ],
)
def test_a_drawing_that_acts_or_fetches(content):
    assert what_acts(content)


@pytest.mark.parametrize(
    "content",
    [
        SVG,
        drawing('<defs><linearGradient id="a"/></defs><rect fill="url(#a)"/><use href="#a"/>'),
        drawing("<style>.a { fill: #223 }</style>"),
        drawing('<image href="data:image/png;base64,AAAA"/>'),
    ],
)
def test_a_drawing_that_only_draws(content):
    assert what_acts(content) == ""


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("images/1.png", SVG),
        ("images/1.jpg", b"<html>"),
        ("images/1.exe", b"MZ"),
        ("documents/1.html", b"<script>"),
        ("documents/1.pdf", b"MZ"),
        ("documents/1.docx", b"PK\x03\x04"),
        ("documents/1.txt", b"a\0b"),
        ("captions/1-id.vtt", b"<script>"),
    ],
)
def test_a_member_that_is_not_what_its_name_says(name, content):
    assert what_is_wrong_with(name, content)


def test_a_hostile_drawing_stops_the_whole_file(file):
    sent = rewritten(file, **{"images/1.svg": drawing("<script/>")})
    assert refused(sent) == ["images/1.svg"]


def test_looking_writes_nothing(file, small):
    from courses.parcel.looking import look

    with parcel(file) as found:
        looked = look(found)
    assert [row["title"] for row in looked.made] == ["Kursus dasar", "Materi 1", "Tugas"]
    assert [row["depth"] for row in looked.made] == [0, 1, 1]
    assert looked.there == small
    assert json.loads(found_format(file))["format"] == "ngalam-kreator/course"


def found_format(file):
    with zipfile.ZipFile(file) as members:
        return members.read("course.json")

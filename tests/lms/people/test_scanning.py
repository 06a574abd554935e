"""The scan finds a word wherever it can lie."""

import gzip
import io
import json
import zipfile

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from wagtail.search import index

from courses.models import CataloguePage
from lms.notices.models import Notice
from lms.people.management.commands.erasure_scan import words_of
from lms.people.models import TrailEntry, User
from lms.people.scanning import CHUNK, Trace, in_database, in_files
from lms.people.trail import record
from tests.factories import make_home

WORD = "Ayuningtyas"


def test_a_word_is_found_in_any_column_whatever_its_case(ayu, endah):
    User.objects.filter(pk=ayu.pk).update(name="AYUNINGTYAS Rahayu")
    Notice.objects.create(recipient=ayu, code="data_ready", data={"resident": WORD.lower()})
    record(verb="act", subject=ayu, actor=endah, note=WORD)
    assert sorted(in_database([WORD])) == [
        Trace("notices_notice.data", WORD),
        Trace("people_trailentry.detail", WORD),
        Trace("people_user.name", WORD),
    ]
    assert TrailEntry.objects.count() == 1


def test_signs_that_mean_something_to_a_search_are_signs(ayu):
    User.objects.filter(pk=ayu.pk).update(name="A%_!z")
    assert list(in_database(["100%!"])) == []
    assert list(in_database(["A%_!z"])) == [Trace("people_user.name", "A%_!z")]


def test_a_name_with_an_accent_is_found_in_json(ayu):
    Notice.objects.create(recipient=ayu, code="data_ready", data={"resident": "Zoë Ayuné"})
    assert list(in_database(["Zoë Ayuné"])) == [Trace("notices_notice.data", "Zoë Ayuné")]


@pytest.mark.django_db
def test_the_search_index_is_read_as_well():
    page = CataloguePage.objects.child_of(make_home()).get()
    page.title = WORD
    page.save_revision().publish()
    index.insert_or_update_object(page)
    tables = {trace.where.split(".")[0] for trace in in_database([WORD])}
    assert {"wagtailcore_page", "wagtailcore_revision"} <= tables
    assert {table for table in tables if table.startswith("wagtailsearch")} != set()


def write(name, content: bytes):
    path = settings.DATA_DIR / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def zipped(name, content: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return made.getvalue()


LONG = b"x" * 50_000 + WORD.encode() * 3 + b"y" * 50_000


@pytest.mark.parametrize(
    "content",
    [
        b"From: ayuningtyas@demo.test",
        b"\x00" * (CHUNK - 5) + WORD.encode(),
        zipped("person.json", LONG),
        zipped("xl/sheet.xlsx", zipped("cells.xml", LONG)),
        zipped(f"media/{WORD}.mp4", b"film"),
    ],
    ids=["text", "across two pieces", "zip", "zip in zip", "name in a zip"],
)
def test_a_word_is_found_in_a_file(content):
    path = write("somewhere/file.bin", content)
    assert list(in_files([WORD], [settings.DATA_DIR])) == [Trace(str(path), WORD)]


def test_a_word_is_found_in_a_compressed_file_and_in_a_name():
    packed = write("a.json.gz", gzip.compress(LONG))
    named = write(f"{WORD.lower()}.mp4", b"film")
    found = sorted(in_files([WORD], [settings.DATA_DIR]))
    assert found == sorted([Trace(str(packed), WORD), Trace(str(named), WORD)])


def test_what_only_looks_like_an_archive_stops_nothing():
    write("torn.gz", gzip.compress(LONG)[:50])
    write("torn.zip", zipped("person.json", LONG)[:-30])
    write("other.txt", json.dumps({"name": "Budi"}).encode())
    assert list(in_files([WORD], [settings.DATA_DIR])) == []


def test_the_command_says_where_and_fails(ayu, capsys, monkeypatch):
    User.objects.filter(pk=ayu.pk).update(name=WORD)
    with pytest.raises(CommandError, match="1 places"):
        call_command("erasure_scan", WORD)
    assert capsys.readouterr().out == f"people_user.name: {WORD}\n"
    monkeypatch.setattr("sys.stdin", io.StringIO("Tidakadadimanapun\n\n"))
    call_command("erasure_scan")
    assert capsys.readouterr().out == "No trace.\n"


@pytest.mark.django_db
@pytest.mark.parametrize("words", [["abc"], [" "]])
def test_words_that_are_in_everything_are_not_searched(words, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    with pytest.raises(CommandError) as wrong:
        call_command("erasure_scan", *words)
    assert wrong.value.returncode == 2


def test_the_words_of_an_account_are_listed_before_it_goes(budi):
    budi.guardian_consents.create(guardian_name="Wati", guardian_contact="wati@demo.test")
    assert words_of(str(budi.public_id)) == [
        "Budi",
        "budi@demo.test",
        str(budi.public_id),
        "Wati",
        "wati@demo.test",
    ]

"""Lists of nominees: read, looked at, taken over, as often as they come."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from openpyxl import Workbook

from lms.enrolment.enums import NominationReason
from lms.enrolment.models import Nomination
from lms.enrolment.nominating import compare, correct, invite, load, note_invitation, remove
from lms.enrolment.nomination_file import MOST_ROWS, UnreadableFile, read
from lms.notices.clearing import clear_words
from lms.notices.models import Message
from lms.notices.sending import claim
from lms.people.models import Region, TrailEntry
from tests.outbox import hand_over_all

HEADING = "Nama;Kelurahan;Kontak;Catatan\n"


@pytest.fixture(autouse=True)
def _no_bell(monkeypatch):
    monkeypatch.setattr("celery.app.base.Celery.send_task", lambda *a, **k: None)


@pytest.fixture
def home(db):
    return Region.objects.kelurahan().get(name="Kauman")


def lines(text, heading=HEADING):
    return read(io.BytesIO((heading + text).encode()))


def said(rows):
    return [(row.number, row.name, row.contact, bool(row.error)) for row in rows]


def test_lines_are_checked_one_by_one(home):
    rows = lines(
        "Sri  Wahyuni;Kauman;0812 3456 7890;Ketua RW\n"
        "\n"
        ";Kauman;joko@demo.test;\n"
        "Joko;Atlantis;joko@demo.test;\n"
        "Joko;kelurahan kauman;JOKO@demo.test;\n"
        "Tono;Kauman;bukan kontak;\n"
        "Joko lagi;Kauman;joko@demo.test;\n"
    )
    assert said(rows) == [
        (2, "Sri Wahyuni", "+6281234567890", False),
        (4, "", "joko@demo.test", True),
        (5, "Joko", "joko@demo.test", True),
        (6, "Joko", "joko@demo.test", False),
        (7, "Tono", "bukan kontak", True),
        (8, "Joko lagi", "joko@demo.test", True),
    ]
    assert rows[0].kelurahan == home.code


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_any_separator_and_windows_letters_are_read(home, separator):
    text = "nama;kelurahan;email\nZoë;Kauman;zoe@demo.test\n".replace(";", separator)
    for encoding in ("utf-8-sig", "cp1252"):
        (row,) = read(io.BytesIO(text.encode(encoding)))
        assert (row.name, row.error) == ("Zoë", "")


def test_a_spreadsheet_is_read_with_its_numbers(home):
    book = Workbook()
    for line in (["Nama", "Kelurahan", "No HP"], ["Sri", "Kauman", 81234567890]):
        book.active.append(line)
    file = io.BytesIO()
    book.save(file)
    file.seek(0)
    assert said(read(file)) == [(2, "Sri", "+6281234567890", False)]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"nama;kontak\nSri;x",
        b"PK\x03\x04 no zip",
        b"nama;kelurahan;kontak\n\0;a;b",
        b"nama;kelurahan;kontak\n" + b"x" * 200_000 + b";a;b",
    ],
    ids=["empty", "a column is missing", "no spreadsheet", "no text", "a cell without end"],
)
def test_what_cannot_be_read_says_so(home, content):
    with pytest.raises(UnreadableFile):
        read(io.BytesIO(content))


def test_lines_that_end_as_on_an_old_mac_are_read(home):
    found = read(io.BytesIO(b"nama;kelurahan;kontak\rSri;Kauman;sri@demo.test\r"))
    assert [each.name for each in found] == ["Sri"]


def test_a_list_without_end_is_refused(home):
    with pytest.raises(UnreadableFile):
        lines("".join(f"Sri;Kauman;sri{n}@demo.test;\n" for n in range(MOST_ROWS + 1)))


def test_the_same_list_twice_is_one_list(cohort, endah, home):
    rows = lines("Sri;Kauman;sri@demo.test;\nJoko;Kauman;joko@demo.test;\nX;Y;Z;\n")
    first = load(cohort=cohort, rows=rows, actor=endah)
    assert first == {"added": 2, "changed": 0, "kept": 0, "refused": 1}
    rows = lines("Sri W;Kauman;sri@demo.test;\nJoko;Kauman;joko@demo.test;\n")
    assert [each.does for each in compare(cohort=cohort, rows=rows)] == ["changed", "kept"]
    again = load(cohort=cohort, rows=rows, actor=endah)
    assert again == {"added": 0, "changed": 1, "kept": 1, "refused": 0}
    names = Nomination.objects.order_by("contact").values_list("name", flat=True)
    assert list(names) == ["Joko", "Sri W"]


def test_looking_costs_one_query_for_any_number_of_lines(cohort, home):
    def queries(rows):
        with CaptureQueriesContext(connection) as seen:
            compare(cohort=cohort, rows=rows)
        return len(seen)

    three = lines("".join(f"Sri;Kauman;sri{n}@demo.test;\n" for n in range(3)))
    assert queries(three[:1]) == queries(three) == 1


def test_each_nominee_is_invited_once(cohort, endah, home, mailoutbox):
    for _ in range(2):
        load(cohort=cohort, rows=lines("Sri;Kauman;sri@demo.test;\n"), actor=endah)
    assert Nomination.objects.get().invited_at is None
    assert hand_over_all() == 1
    load(cohort=cohort, rows=lines("Sri Wahyuni;Kauman;sri@demo.test;\n"), actor=endah)
    assert (invite(cohort=cohort), hand_over_all()) == (0, 0)
    (letter,) = mailoutbox
    assert letter.to == ["sri@demo.test"]
    assert f"/kelas-dibuka/{cohort.slug}/" in letter.body
    assert Nomination.objects.get().invited_at == Message.objects.get().sent_at


def test_inviting_many_costs_the_same_queries(cohort, endah, home):
    def queries(rows):
        load(cohort=cohort, rows=rows, actor=endah)
        Message.objects.all().delete()
        with CaptureQueriesContext(connection) as seen:
            invite(cohort=cohort)
        return len(seen)

    three = lines("".join(f"Sri;Kauman;sri{n}@demo.test;\n" for n in range(3)))
    assert queries(three[:1]) == queries(three)


def test_the_office_looks_first_and_then_takes_over(client, cohort, endah, citra, home):
    page = f"/program/angkatan/{cohort.slug}/usulan/"
    client.force_login(citra)
    assert client.get(page).status_code == 404
    client.force_login(endah)
    file = SimpleUploadedFile("usulan.csv", f"{HEADING}Sri;Kauman;sri@demo.test;\n".encode())
    looked = client.post(page, {"file": file})
    assert [each.does for each in looked.context["compared"]] == ["added"]
    assert not Nomination.objects.exists()
    client.post(page, {"rows": looked.context["signed"]})
    client.post(page, {"rows": looked.context["signed"]})
    assert Nomination.objects.get().name == "Sri"
    client.post(page, {"rows": "forged"})
    assert Nomination.objects.count() == 1


def test_a_file_that_cannot_be_read_says_why_on_the_page(client, cohort, endah, home):
    client.force_login(endah)
    file = SimpleUploadedFile("foto.jpg", b"\xff\xd8\xff\xe0\0\0")
    answer = client.post(f"/program/angkatan/{cohort.slug}/usulan/", {"file": file})
    assert answer.context["form"].errors.keys() == {"file"}


@pytest.fixture
def sri(cohort, endah, home):
    load(cohort=cohort, rows=lines("Sri;Kauman;sri@demo.test;\n"), actor=endah)
    return Nomination.objects.get()


def filled_in(nominee, **changes):
    return {
        "name": nominee.name,
        "kelurahan": nominee.kelurahan_id,
        "contact": nominee.contact,
        "note": nominee.note,
        "why": "mistake",
        "act": "correct",
        **changes,
    }


def test_a_nominee_is_corrected_with_a_reason_and_invited_where_they_are(
    client, cohort, endah, sri, mailoutbox
):
    client.force_login(endah)
    page = f"/program/angkatan/{cohort.slug}/usulan/{sri.pk}/"
    assert page in client.get(f"/program/angkatan/{cohort.slug}/usulan/").content.decode()
    assert client.get(page).status_code == 200
    wrong = client.post(page, filled_in(sri, why="", contact="bukan kontak"))
    assert wrong.context["form"].errors.keys() == {"why", "contact"}
    for _ in range(2):
        assert client.post(page, filled_in(sri, contact="sri.w@demo.test")).status_code == 302
    assert hand_over_all() == 1
    assert [letter.to for letter in mailoutbox] == [["sri.w@demo.test"]]
    entry = TrailEntry.objects.get(verb="nomination.corrected")
    assert (entry.actor, entry.detail) == (endah, {"fields": ["contact"], "why": "mistake"})


def corrected(nominee, actor, contact):
    return correct(nomination=nominee, actor=actor, why=NominationReason.MISTAKE, contact=contact)


def letters():
    return sorted(Message.objects.values_list("contact", "state", "reason"))


def test_back_at_the_first_contact_it_is_known_that_the_letter_arrived(sri, endah, mailoutbox):
    hand_over_all()
    sri.refresh_from_db()
    assert corrected(sri, endah, "sri.w@demo.test").invited_at is None
    back = corrected(sri, endah, "sri@demo.test")
    assert (back.invited_at, hand_over_all()) == (sri.invited_at, 0)
    assert letters() == [
        ("sri.w@demo.test", "skipped", "called_back"),
        ("sri@demo.test", "sent", ""),
    ]
    assert [letter.to for letter in mailoutbox] == [["sri@demo.test"]]


def test_a_letter_that_was_called_back_goes_out_when_the_contact_was_right(sri, endah, mailoutbox):
    corrected(sri, endah, "sri.w@demo.test")
    clear_words(Message.objects.filter(state="skipped"))
    corrected(sri, endah, "sri@demo.test")
    assert letters() == [
        ("sri.w@demo.test", "skipped", "called_back"),
        ("sri@demo.test", "queued", ""),
    ]
    assert hand_over_all() == 1
    assert [letter.to for letter in mailoutbox] == [["sri@demo.test"]]
    sri.refresh_from_db()
    assert sri.invited_at == Message.objects.get(contact="sri@demo.test").sent_at


def test_what_failed_or_is_being_sent_stays_on_record(sri, endah):
    Message.objects.update(state="failed", reason="refused_contact", ended_at=timezone.now())
    corrected(sri, endah, "sri.w@demo.test")
    moving = Message.objects.filter(contact="sri.w@demo.test")
    moving.update(state="sending", lease_until=timezone.now())
    remove(nomination=sri, actor=endah, why=NominationReason.MISTAKE)
    assert letters() == [
        ("sri.w@demo.test", "sending", ""),
        ("sri@demo.test", "failed", "refused_contact"),
    ]


def test_a_letter_that_arrives_at_the_old_contact_invites_nobody_at_the_new_one(sri, endah):
    old = Message.objects.get()
    claimed = claim(old.pk) or old
    corrected(sri, endah, "sri.w@demo.test")
    claimed.sent_at = timezone.now()
    note_invitation(message=claimed)
    sri.refresh_from_db()
    assert sri.invited_at is None


def test_two_nominees_do_not_get_one_contact(client, cohort, endah, sri, home):
    load(cohort=cohort, rows=lines("Joko;Kauman;joko@demo.test;\n"), actor=endah)
    client.force_login(endah)
    page = f"/program/angkatan/{cohort.slug}/usulan/{sri.pk}/"
    answer = client.post(page, filled_in(sri, contact="JOKO@demo.test"))
    assert answer.context["form"].errors.keys() == {"contact"}


def test_a_nominee_is_taken_off_the_list_with_a_reason(client, cohort, endah, citra, sri):
    page = f"/program/angkatan/{cohort.slug}/usulan/{sri.pk}/"
    client.force_login(citra)
    assert client.post(page, {"act": "remove", "why": "kelurahan"}).status_code == 404
    client.force_login(endah)
    unsaid = client.post(page, {"act": "remove"})
    assert unsaid.context["form"].errors.keys() == {"why"}
    assert client.post(page, {"act": "remove", "why": "kelurahan"}).status_code == 302
    assert not Nomination.objects.exists()
    assert hand_over_all() == 0
    entry = TrailEntry.objects.get(verb="nomination.removed")
    assert (entry.actor, entry.detail) == (endah, {"why": "kelurahan"})
    assert client.post(page, {"act": "remove", "why": "kelurahan"}).status_code == 404


def test_a_list_without_a_line_says_so(client, cohort, endah, home):
    client.force_login(endah)
    file = SimpleUploadedFile("usulan.csv", HEADING.encode())
    page = client.post(f"/program/angkatan/{cohort.slug}/usulan/", {"file": file})
    assert page.context["compared"] == []
    assert "tanpa baris di bawahnya" in page.content.decode()
    assert "<table" not in page.content.decode()

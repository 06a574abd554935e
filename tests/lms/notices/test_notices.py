import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

from lms.notices.letters import send_letter
from lms.notices.models import Notice
from lms.notices.queries import unread_count
from lms.notices.tell import tell
from lms.notices.texts import WORDINGS, UnknownNotice, words_of

SAMPLES = {
    "enrolled": {"cohort": "Kelas 1"},
    "waitlisted": {"cohort": "Kelas 1"},
    "applied": {"cohort": "Kelas 1"},
    "seat_offered": {"cohort": "Kelas 1", "expires": "22 Maret 2021, 14.30 WIB"},
    "offer_expired": {"cohort": "Kelas 1"},
    "not_selected": {"cohort": "Kelas 1"},
    "seat_taken_back": {"cohort": "Kelas 1", "reason": "Bukan pegawai negeri."},
    "transferred": {"cohort": "Kelas 2", "to": "Kelas 2"},
    "video_ready": {"assignment": "Kampungku"},
    "handed_in": {"resident": "Ayu", "assignment": "Kampungku"},
    "released": {"assignment": "Kampungku"},
    "needs_revision": {"assignment": "Kampungku"},
    "data_ready": {},
    "data_request_came": {"kind": "correction"},
    "data_request_due": {"kind": "copy"},
    "data_request_done": {},
    "data_request_declined": {},
    "guardian_forgotten": {},
    "videos_go": {"count": 2, "day": "22 Maret 2021"},
    "works_go": {"count": 1, "day": "22 Maret 2021"},
    "guardian_answered": {"guardian": "Wati", "given": True},
}


def test_every_code_has_words_that_its_data_fills():
    assert set(SAMPLES) == set(WORDINGS)
    with override("en"):
        said = {code: words_of(code=code, data=data) for code, data in SAMPLES.items()}
    assert said["handed_in"] == "Ayu handed in a video for “Kampungku”."
    assert not any("%(" in words for words in said.values())


def test_a_guardians_no_is_told_as_a_no():
    with override("en"):
        words = words_of(code="guardian_answered", data={"guardian": "Wati", "given": False})
    assert words.startswith("Wati did not agree")


@pytest.mark.parametrize(("code", "data"), [("no_such_code", {}), ("enrolled", {})])
def test_a_notice_without_words_fails_where_it_is_told(ayu, code, data):
    with pytest.raises(UnknownNotice):
        tell(recipient=ayu, code=code, **data)
    assert Notice.objects.count() == 0


def test_a_notice_is_read_by_opening_it_and_leads_to_what_it_is_about(client, ayu):
    notice = tell(recipient=ayu, code="enrolled", path="/belajar/", cohort="Kelas 1")
    client.force_login(ayu)
    assert unread_count(ayu) == 1
    answer = client.post(reverse("notices:open", args=[notice.pk]))
    assert (answer.status_code, answer["Location"]) == (302, "/belajar/")
    assert unread_count(ayu) == 0


def test_a_notice_leads_to_the_page_in_the_readers_language(client, ayu):
    notice = tell(recipient=ayu, code="enrolled", path="/belajar/", cohort="Kelas 1")
    client.force_login(ayu)
    answer = client.post(f"/en/pemberitahuan/{notice.pk}/buka/")
    assert answer["Location"] == "/en/belajar/"


def test_a_notice_never_leads_away_from_the_site(client, ayu):
    notice = tell(recipient=ayu, code="enrolled", path="//evil.test/", cohort="Kelas 1")
    client.force_login(ayu)
    answer = client.post(reverse("notices:open", args=[notice.pk]))
    assert answer["Location"] == reverse("notices:list")


def test_reading_keeps_the_first_time(client, ayu):
    notice = tell(recipient=ayu, code="enrolled", cohort="Kelas 1")
    client.force_login(ayu)
    client.post(reverse("notices:open", args=[notice.pk]))
    first = Notice.objects.get().read_at
    client.post(reverse("notices:open", args=[notice.pk]))
    assert Notice.objects.get().read_at == first


def test_all_are_marked_as_read_at_once_and_only_ones_own(client, ayu, citra):
    for person in (ayu, ayu, citra):
        tell(recipient=person, code="enrolled", cohort="Kelas 1")
    client.force_login(ayu)
    client.post(reverse("notices:read_all"))
    assert (unread_count(ayu), unread_count(citra)) == (0, 1)


def test_the_notice_of_another_person_is_absent(client, ayu, citra):
    notice = tell(recipient=citra, code="enrolled", cohort="Kelas 1")
    client.force_login(ayu)
    assert client.post(reverse("notices:open", args=[notice.pk])).status_code == 404
    assert client.post(reverse("notices:open", args=[notice.pk + 1])).status_code == 404
    assert unread_count(citra) == 1


def test_a_stranger_is_asked_to_sign_in(client, db):
    answer = client.get(reverse("notices:list"))
    assert answer["Location"] == "/masuk/?next=/pemberitahuan/"


def test_the_list_costs_the_same_for_one_and_for_three(client, ayu):
    client.force_login(ayu)
    tell(recipient=ayu, code="enrolled", path="/belajar/", cohort="Kelas 1")
    client.get(reverse("notices:list"))
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("notices:list"))
        counts.append(len(queries))
        tell(recipient=ayu, code="enrolled", path="/belajar/", cohort="Kelas 2")
        tell(recipient=ayu, code="enrolled", path="/belajar/", cohort="Kelas 3")
    assert counts[0] == counts[1]


LETTER = {"guardian": "Wati\nBcc: x@evil.test", "child": "Budi D'Arcy", "link": "http://t/wali/1/"}


def test_an_address_gets_an_e_mail(mailoutbox):
    send_letter(contact="wati@demo.test", letter="guardian", language="en", words=LETTER)
    (letter,) = mailoutbox
    assert letter.to == ["wati@demo.test"]
    assert letter.subject == "Budi D'Arcy asks for your consent: Ngalam Kreator video training"
    assert "http://t/wali/1/" in letter.body


def test_a_number_gets_a_short_text_in_the_outbox(settings):
    send_letter(contact="+6281234567890", letter="guardian", language="en", words=LETTER)
    (message,) = (settings.DATA_DIR / "mail").iterdir()
    assert message.read_text() == (
        "+6281234567890\n\n"
        "Ngalam Kreator, Kota Malang: Budi D'Arcy is under 18 and needs your consent for the "
        "video training. Read and answer yes or no: http://t/wali/1/\n"
    )

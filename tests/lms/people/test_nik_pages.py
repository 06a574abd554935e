"""One's own NIK: masked, whole once one has proven who one is, corrected, removed."""

import pytest

from lms.people.identity_numbers import has_nik, keep_nik, whole_nik
from tests.factories import PASSWORD, make_asking_cohort, make_enrolment, nik_of

PAGE = "/akun/nik/"
MASKED = "••••••••••••••99"


@pytest.fixture
def mine(client, ayu):
    keep_nik(person=ayu, nik=nik_of(ayu))
    client.force_login(ayu)
    return client


def text(response):
    return response.content.decode()


def test_who_gave_none_is_asked_for_none(client, ayu):
    client.force_login(ayu)
    assert 'name="nik"' not in text(client.get(PAGE))
    client.post(PAGE, {"nik": nik_of(ayu)})
    assert not has_nik(ayu)
    assert PAGE not in client.get("/akun/data/").content.decode()


def test_it_is_masked_on_both_pages(mine, ayu):
    for path in (PAGE, "/akun/data/"):
        page = text(mine.get(path))
        assert MASKED in page
        assert nik_of(ayu) not in page


def test_a_fresh_proof_shows_it_whole_for_one_answer(mine, ayu):
    asked = mine.post(f"{PAGE}lihat/")
    prove = f"/akun/keamanan/buktikan/?next={PAGE.replace('/', '%2F')}"
    assert asked.url == prove
    wrong = {"do": "password", "password": "salah", "next": PAGE}
    assert mine.post(prove, wrong).status_code == 200
    assert mine.post(f"{PAGE}lihat/").url == prove
    assert mine.post(prove, wrong | {"password": PASSWORD}).url == PAGE
    shown = mine.post(f"{PAGE}lihat/")
    assert nik_of(ayu) in text(shown)
    assert "no-store" in shown["Cache-Control"]
    assert nik_of(ayu) not in text(mine.get(PAGE))


def test_it_can_be_corrected(mine, ayu):
    assert mine.post(PAGE, {"nik": "12"}).context["form"].errors.keys() == {"nik"}
    assert mine.post(PAGE, {"nik": nik_of(ayu, serial=9998)}).status_code == 302
    assert whole_nik(ayu) == nik_of(ayu, serial=9998)


def test_the_number_of_another_is_refused_at_the_field(mine, ayu, budi):
    keep_nik(person=budi, nik=nik_of(budi))
    answer = mine.post(PAGE, {"nik": nik_of(budi), "nik_confirmed": "on"})
    assert answer.context["form"].errors.keys() == {"nik"}
    assert whole_nik(ayu) == nik_of(ayu)


def test_it_can_be_removed_twice_is_once(mine, ayu):
    for _ in range(2):
        assert mine.post(f"{PAGE}hapus/").url == "/akun/data/"
    assert not has_nik(ayu)


def test_while_a_class_needs_it_the_page_says_until_when(mine, course, ayu):
    make_enrolment(make_asking_cohort(course), ayu)
    assert f"{PAGE}hapus/" not in text(mine.get(PAGE))
    answer = mine.post(f"{PAGE}hapus/", follow=True)
    assert [message.level_tag for message in answer.context["messages"]] == ["error"]
    assert has_nik(ayu)


def test_who_has_a_place_and_no_number_gives_it_here(client, course, ayu):
    """After a key was lost for good."""
    make_enrolment(make_asking_cohort(course), ayu)
    client.force_login(ayu)
    assert 'name="nik"' in text(client.get(PAGE))
    client.post(PAGE, {"nik": nik_of(ayu)})
    assert whole_nik(ayu) == nik_of(ayu)

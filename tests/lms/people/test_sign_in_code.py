"""Signing in with a code that is sent, and choosing a new password that way."""

from time import time

import pytest

from lms.people.contacts import proven_contacts, take_contact
from lms.people.models import Tally, TrailEntry, User
from tests.factories import PASSWORD, PersonFactory
from tests.letters import code_to, letters_to

AYU = "ayu@demo.test"
NUMBER = "+6281234567890"


@pytest.fixture
def sari(db):
    """Has a number, and no password."""
    person = PersonFactory(name="Sari", email=None, phone=NUMBER)
    person.set_unusable_password()
    person.save()
    return person


def ask(client, login, **more):
    return client.post("/masuk/", {"username": login, "do": "code", **more})


def another_than(code):
    return "000000" if code != "000000" else "111111"


def test_a_code_by_mail_opens_the_door(client, ayu, settings):
    assert ask(client, "AYU@demo.test")["Location"] == "/masuk/kode/"
    answer = client.post("/masuk/kode/", {"code": code_to(AYU, settings)})
    assert answer["Location"] == "/belajar/"
    assert client.session["_auth_user_id"] == str(ayu.pk)
    assert TrailEntry.objects.get(verb="signed_in").detail == {"ways": ["code"]}


@pytest.mark.parametrize("typed", ["0812 3456 7890", "62812-34567890"])
def test_a_code_by_text_message_however_the_number_is_written(client, sari, settings, typed):
    ask(client, typed)
    client.post("/masuk/kode/", {"code": code_to(NUMBER, settings)})
    assert client.session["_auth_user_id"] == str(sari.pk)


def test_one_continues_where_one_was(client, ayu, settings):
    where = ask(client, AYU, next="/akun/")["Location"]
    assert where == "/masuk/kode/?next=/akun/"
    fields = {"code": code_to(AYU, settings), "next": "/akun/"}
    assert client.post(where, fields)["Location"] == "/akun/"


@pytest.mark.parametrize("unknown", ["nobody@demo.test", "0813 9999 8888"])
def test_an_unknown_contact_sees_the_same_and_gets_no_code(client, ayu, settings, unknown):
    assert ask(client, unknown)["Location"] == "/masuk/kode/"
    assert client.get("/masuk/kode/").status_code == 200
    Tally.objects.all().delete()
    assert client.post("/masuk/kode/", {"do": "resend"})["Location"] == "/masuk/kode/"
    answers = [client.post("/masuk/kode/", {"code": "123456"}) for _try in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 302]


def test_who_has_no_account_is_told_by_mail_how_to_get_one(client, db, settings):
    ask(client, "nobody@demo.test")
    (letter,) = letters_to("nobody@demo.test", settings)
    assert f"{settings.PUBLIC_URL}/daftar/" in letter


def test_three_wrong_codes_end_a_code(client, ayu, settings):
    ask(client, AYU)
    right = code_to(AYU, settings)
    for _try in range(3):
        client.post("/masuk/kode/", {"code": another_than(right)})
    assert client.post("/masuk/kode/", {"code": right})["Location"] == "/masuk/"
    assert "_auth_user_id" not in client.session


def test_codes_cannot_be_tried_by_starting_again_and_again(client, ayu, settings):
    settings.ACCOUNT_RATE_LIMITS = {
        **settings.ACCOUNT_RATE_LIMITS,
        "code_wait": "99/1h/key",
        "code_sent": "99/1h/key",
        "code_typed": "4/1h/key",
    }
    statuses = []
    for _browser in range(2):
        client.cookies.clear()
        ask(client, AYU)
        wrong = another_than(code_to(AYU, settings))
        statuses += [client.post("/masuk/kode/", {"code": wrong}).status_code for _ in range(2)]
    assert statuses == [200, 200, 200, 200]
    closed = client.post("/masuk/kode/", {"code": code_to(AYU, settings)})
    assert (closed.status_code, closed["Retry-After"]) == (429, "3600")


def test_an_old_code_is_void(client, ayu, settings, monkeypatch):
    ask(client, AYU)
    code = code_to(AYU, settings)
    monkeypatch.setattr("time.time", lambda: time() + settings.CODE_LIVES + 1)
    answer = client.post("/masuk/kode/", {"code": code})
    assert answer["Location"] == "/masuk/"
    assert "_auth_user_id" not in client.session


def test_asked_again_at_once_one_is_led_to_the_code_that_was_sent(client, ayu, settings):
    ask(client, AYU)
    assert ask(client, AYU)["Location"] == "/masuk/kode/"
    assert len(letters_to(AYU, settings)) == 1


def test_from_elsewhere_one_waits_before_the_next_code(client, ayu, settings):
    ask(client, AYU)
    client.cookies.clear()
    closed = ask(client, AYU)
    assert (closed.status_code, closed["Retry-After"]) == (429, "45")
    assert len(letters_to(AYU, settings)) == 1


def test_a_contact_gets_so_many_codes_an_hour(client, ayu, settings):
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "code_wait": "99/1h/key"}
    answers = [ask(client, AYU) for _time in range(7)]
    assert [answer.status_code for answer in answers] == [302] * 6 + [429]


def test_a_closed_account_gets_no_code(client, ayu, settings):
    User.objects.filter(pk=ayu.pk).update(is_active=False)
    assert ask(client, AYU)["Location"] == "/masuk/kode/"
    assert "kode" not in letters_to(AYU, settings)[0].splitlines()[0]


def test_a_code_to_an_address_that_was_given_up_meanwhile_opens_nothing(client, ayu, settings):
    ask(client, AYU)
    take_contact(person=ayu, contact="ayu.baru@demo.test")
    answer = client.post("/masuk/kode/", {"code": code_to(AYU, settings)})
    assert answer["Location"] == "/masuk/"
    assert "_auth_user_id" not in client.session
    assert proven_contacts(User.objects.get(pk=ayu.pk)) == ["ayu.baru@demo.test"]


def test_signing_in_by_code_proves_the_contact(client, db, settings):
    """Of an account that somebody of the office made."""
    made = User.objects.create_user(name="Ayu", email=AYU, password=PASSWORD)
    assert proven_contacts(made) == []
    ask(client, AYU)
    client.post("/masuk/kode/", {"code": code_to(AYU, settings)})
    assert proven_contacts(made) == [AYU]


def test_a_forgotten_password_is_chosen_anew_after_a_code(client, sari, settings):
    assert client.get("/masuk/lupa-sandi/").status_code == 200
    where = client.post("/masuk/lupa-sandi/", {"username": "081234567890"})["Location"]
    assert where == "/masuk/kode/?next=/akun/keamanan/sandi/"
    fields = {"code": code_to(NUMBER, settings), "next": "/akun/keamanan/sandi/"}
    assert client.post(where, fields)["Location"] == "/akun/keamanan/sandi/"
    # Not asked once more who they are.
    assert client.get("/akun/keamanan/sandi/").status_code == 200
    client.post("/akun/keamanan/sandi/", {"new": "kampung warna-warni"})
    sari.refresh_from_db()
    assert sari.check_password("kampung warna-warni")


def test_what_cannot_be_a_code_costs_no_try(client, ayu, settings):
    ask(client, AYU)
    for slip in ("12", "abcdef", "12345 678", ""):
        page = client.post("/masuk/kode/", {"code": slip})
        assert list(page.context["form"].errors) == ["code"]
    assert client.post("/masuk/kode/", {"code": code_to(AYU, settings)}).status_code == 302

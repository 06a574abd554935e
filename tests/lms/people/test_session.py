import pytest

from lms.people.models import TrailEntry
from tests.factories import PASSWORD, PersonFactory


@pytest.fixture
def sari(db):
    """Signs in by number."""
    return PersonFactory(name="Sari", email=None, phone="+6281234567890")


def try_to_sign_in(client, username, password=PASSWORD, **more):
    return client.post("/masuk/", {"username": username, "password": password, **more})


def test_one_signs_in_by_address_in_any_case(client, ayu):
    answer = try_to_sign_in(client, "AYU@demo.test")
    assert (answer.status_code, answer["Location"]) == (302, "/belajar/")
    assert client.session["_auth_user_id"] == str(ayu.pk)
    assert TrailEntry.objects.get(verb="signed_in").detail == {"ways": ["password"]}


@pytest.mark.parametrize("typed", ["081234567890", "62 812-3456-7890", "+6281234567890"])
def test_one_signs_in_by_number_in_any_spelling(client, sari, typed):
    try_to_sign_in(client, typed)
    assert client.session["_auth_user_id"] == str(sari.pk)


def test_a_wrong_password_and_an_unknown_account_look_alike(client, ayu):
    def said(username):
        answer = try_to_sign_in(client, username, "salah sekali")
        return answer.status_code, answer.context["form"].non_field_errors()

    assert said("ayu@demo.test") == said("nobody@demo.test")
    assert "_auth_user_id" not in client.session


def test_what_was_typed_stays_except_the_password(client, ayu):
    page = try_to_sign_in(client, "ayu@demo.test", "salah sekali").content.decode()
    assert 'value="ayu@demo.test"' in page
    assert "salah sekali" not in page


def test_an_account_that_is_closed_does_not_sign_in(client, ayu):
    ayu.is_active = False
    ayu.save()
    assert try_to_sign_in(client, "ayu@demo.test").status_code == 200


def test_five_wrong_passwords_close_the_door_in_every_spelling(client, sari):
    spellings = ["081234567890", "6281234567890", "+6281234567890", "0812-34567890", "81234567890"]
    for typed in spellings:
        assert try_to_sign_in(client, typed, "salah").status_code == 200
    closing = try_to_sign_in(client, "0812 3456 7890", "salah")
    still = try_to_sign_in(client, "081234567890")
    for answer in (closing, still):
        assert (answer.status_code, answer["Retry-After"]) == (429, "900")
        assert "pages/people/too_often.html" in [t.name for t in answer.templates]
        assert "salah lima kali" in answer.content.decode()
    assert "_auth_user_id" not in client.session


def test_the_host_that_a_caller_names_opens_no_second_door(client, ayu):
    for port in range(6):
        login = {"username": "ayu@demo.test", "password": "salah"}
        answer = client.post("/masuk/", login, HTTP_HOST=f"testserver:{8000 + port}")
    assert answer.status_code == 429


def test_right_passwords_in_between_win_no_further_guesses(client, ayu, sari):
    for _guess in range(5):
        try_to_sign_in(client, "081234567890", "salah")
        client.post("/keluar/")
        try_to_sign_in(client, "ayu@demo.test")
        client.post("/keluar/")
    assert try_to_sign_in(client, "081234567890", "salah").status_code == 429


def test_many_accounts_from_one_address_close_the_address(client, ayu, settings):
    settings.ACCOUNT_RATE_LIMITS = {
        **settings.ACCOUNT_RATE_LIMITS,
        "password_from_address": "4/15m/ip",
    }
    for number in range(4):
        try_to_sign_in(client, f"orang{number}@demo.test", "salah")
    closed = try_to_sign_in(client, "ayu@demo.test")
    assert (closed.status_code, closed["Retry-After"]) == (429, "900")
    elsewhere = {"username": "ayu@demo.test", "password": PASSWORD}
    assert client.post("/masuk/", elsewhere, REMOTE_ADDR="10.0.0.9").status_code == 302


def test_a_door_closed_for_one_is_open_for_another(client, ayu, sari):
    for _ in range(5):
        try_to_sign_in(client, "081234567890", "salah")
    assert try_to_sign_in(client, "ayu@demo.test").status_code == 302


@pytest.mark.parametrize("asked", ["//evil.test", "https://evil.test/", "\\\\evil.test"])
def test_signing_in_never_leads_away_from_the_site(client, ayu, asked):
    assert try_to_sign_in(client, "ayu@demo.test", next=asked)["Location"] == "/belajar/"


def test_one_continues_where_one_was(client, ayu):
    assert b'name="next" value="/akun/"' in client.get("/masuk/?next=/akun/").content
    assert try_to_sign_in(client, "ayu@demo.test", next="/akun/")["Location"] == "/akun/"
    assert client.get("/masuk/?next=/akun/")["Location"] == "/akun/"


def test_ones_language_is_remembered(client, ayu):
    ayu.language = "en"
    ayu.save()
    assert try_to_sign_in(client, "ayu@demo.test")["Location"] == "/en/belajar/"


def test_the_language_of_the_address_was_chosen_just_now(client, ayu):
    answer = client.post("/en/masuk/", {"username": "ayu@demo.test", "password": PASSWORD})
    assert answer["Location"] == "/en/belajar/"


def test_one_signs_out_by_a_button_and_not_by_an_address(client, ayu):
    client.force_login(ayu)
    assert client.get("/keluar/").status_code == 405
    assert client.post("/keluar/")["Location"] == "/"
    assert "_auth_user_id" not in client.session

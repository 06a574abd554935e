"""The security page: password, authenticator app, recovery codes, other devices."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.core.management import call_command
from django.test import Client

from lms.notices.models import Notice
from lms.people.models import TrailEntry, User
from lms.people.roles import give_role
from lms.people.second_factor import has_second_step, owes_second_factor
from lms.people.security import LastFactor, add_passkey, remove_factor, remove_second_factors
from tests.factories import APP_SECRET, PASSWORD
from tests.letters import letters_to

AYU = "ayu@demo.test"
PAGE = "/akun/keamanan/"
Type = Authenticator.Type


@pytest.fixture
def signed_in(client, ayu):
    client.post("/masuk/", {"username": AYU, "password": PASSWORD})
    return client


@pytest.fixture
def clock(monkeypatch):
    """The time that authenticator apps and their codes see; a list, so that a test moves it."""
    now = [1_800_000_000]
    monkeypatch.setattr("allauth.mfa.totp.internal.auth.time.time", lambda: now[0])
    return now


def shown(secret, clock) -> str:
    """What an app with `secret` shows now."""
    return format_hotp_value(hotp_value(secret, clock[0] // 30))


def types_of(person) -> list[str]:
    return sorted(Authenticator.objects.filter(user=person).values_list("type", flat=True))


def verbs() -> list[str]:
    told = TrailEntry.objects.exclude(verb="signed_in").order_by("pk")
    return list(told.values_list("verb", flat=True))


def set_up_app(client, clock):
    page = client.get(f"{PAGE}autentikator/").content.decode()
    secret = re.search(r'<code class="app-secret">([A-Z2-7 ]+)</code>', page)[1].replace(" ", "")
    return client.post(f"{PAGE}autentikator/", {"code": shown(secret, clock)}), secret


def test_a_password_is_changed_and_other_devices_are_signed_out(
    signed_in, ayu, settings, django_capture_on_commit_callbacks
):
    elsewhere = Client()
    elsewhere.force_login(ayu)
    weak = signed_in.post(f"{PAGE}sandi/", {"new": "12345678"})
    assert list(weak.context["form"].errors) == ["new"]
    with django_capture_on_commit_callbacks(execute=True):
        signed_in.post(f"{PAGE}sandi/", {"new": "kampung warna-warni"})
    ayu.refresh_from_db()
    assert ayu.check_password("kampung warna-warni")
    assert signed_in.get(PAGE).status_code == 200
    assert elsewhere.get(PAGE)["Location"] == f"/masuk/?next={PAGE}"
    assert verbs() == ["password_changed"]
    assert Notice.objects.get(recipient=ayu).code == "password_changed"
    assert "Kata sandi akun Anda dipasang baru" in letters_to(AYU, settings)[0]


def test_everywhere_else_is_signed_out_and_here_is_not(signed_in, ayu):
    elsewhere = Client()
    elsewhere.force_login(ayu)
    assert elsewhere.get(PAGE).status_code == 200
    signed_in.post(f"{PAGE}keluar-lain/")
    assert signed_in.get(PAGE).status_code == 200
    assert elsewhere.get(PAGE).status_code == 302
    assert verbs() == ["other_sessions_ended"]


@pytest.mark.parametrize(
    "path", ["sandi/", "passkey/", "autentikator/", "kode-cadangan/", "kode-cadangan/unduh/"]
)
def test_what_matters_asks_once_more_who_one_is(client, ayu, path):
    client.force_login(ayu)
    asked = client.get(f"{PAGE}{path}")
    assert asked["Location"].startswith(f"{PAGE}buktikan/?next=%2Fakun%2Fkeamanan%2F")


def test_a_proof_holds_ten_minutes(signed_in, monkeypatch, settings):
    assert signed_in.get(f"{PAGE}sandi/").status_code == 200
    monkeypatch.setattr("lms.people.reauthentication.time", lambda: 9_999_999_999)
    assert signed_in.get(f"{PAGE}sandi/").status_code == 302


def test_wrong_passwords_of_a_proof_count_like_those_of_signing_in(client, ayu):
    client.force_login(ayu)
    wrong = {"do": "password", "password": "salah"}
    answers = [client.post(f"{PAGE}buktikan/", wrong) for _try in range(6)]
    assert [answer.status_code for answer in answers] == [200] * 5 + [429]
    assert Client().post("/masuk/", {"username": AYU, "password": PASSWORD}).status_code == 429


def test_an_app_is_set_up_and_recovery_codes_are_shown_once(signed_in, ayu, clock):
    wrong = signed_in.post(f"{PAGE}autentikator/", {"code": "000000"})
    assert list(wrong.context["form"].errors) == ["code"]
    answer, secret = set_up_app(signed_in, clock)
    assert answer["Location"] == f"{PAGE}kode-cadangan/"
    assert types_of(ayu) == [Type.RECOVERY_CODES, Type.TOTP]
    assert secret not in str(Authenticator.objects.get(type=Type.TOTP).data)
    page = signed_in.get(f"{PAGE}kode-cadangan/").content.decode()
    codes = re.findall(r"<code>(\d{8})</code>", page)
    assert len(set(codes)) == 10
    file = signed_in.get(f"{PAGE}kode-cadangan/unduh/").content.decode()
    assert codes == re.findall(r"^\d{8}$", file, re.M)
    signed_in.post(f"{PAGE}kode-cadangan/", {"do": "kept"})
    assert codes[0] not in signed_in.get(f"{PAGE}kode-cadangan/").content.decode()
    assert signed_in.get(f"{PAGE}kode-cadangan/unduh/").status_code == 302
    assert verbs() == ["app_added", "recovery_codes_made"]
    signed_in.post(f"{PAGE}kode-cadangan/", {"do": "make"})
    assert codes[0] not in signed_in.get(f"{PAGE}kode-cadangan/").content.decode()


def test_the_picture_for_the_app_keeps_the_content_policy(signed_in):
    page = signed_in.get(f"{PAGE}autentikator/")
    assert "<svg" in page.content.decode()
    assert "style=" not in page.content.decode()


def test_with_an_app_the_password_alone_is_not_enough(signed_in, ayu, clock):
    _answer, secret = set_up_app(signed_in, clock)
    clock[0] += 120
    client = Client()
    sent = {"username": AYU, "password": PASSWORD, "next": "/akun/"}
    assert client.post("/masuk/", sent)["Location"] == "/masuk/langkah-kedua/"
    assert client.get("/belajar/").status_code == 302
    assert client.get("/masuk/langkah-kedua/").status_code == 200
    assert client.post("/masuk/langkah-kedua/", {"code": "000000"}).status_code == 200
    code = shown(secret, clock)
    assert client.post("/masuk/langkah-kedua/", {"code": code})["Location"] == "/akun/"
    signed = TrailEntry.objects.filter(verb="signed_in").order_by("-pk").first()
    assert signed.detail == {"ways": ["password", "totp"]}


def test_a_code_of_the_app_opens_once_for_as_long_as_it_is_taken(signed_in, ayu, clock):
    _answer, secret = set_up_app(signed_in, clock)
    clock[0] += 120
    code = shown(secret, clock)
    for spelling, status in ((code, 302), (f"{code[:3]} {code[3:]}", 200)):
        client = Client()
        client.post("/masuk/", {"username": AYU, "password": PASSWORD})
        answer = client.post("/masuk/langkah-kedua/", {"code": spelling})
        assert answer.status_code == status
        # allauth itself would have forgotten it by then.
        clock[0] += 25


def test_a_recovery_code_opens_once(signed_in, ayu, clock):
    set_up_app(signed_in, clock)
    code = Authenticator.objects.get(type=Type.RECOVERY_CODES).wrap().get_unused_codes()[0]
    for status in (302, 200):
        client = Client()
        client.post("/masuk/", {"username": AYU, "password": PASSWORD})
        assert client.post("/masuk/langkah-kedua/", {"code": code}).status_code == status


def test_five_wrong_codes_of_the_second_step_close_it(signed_in, ayu, clock):
    set_up_app(signed_in, clock)
    client = Client()
    client.post("/masuk/", {"username": AYU, "password": PASSWORD})
    answers = [client.post("/masuk/langkah-kedua/", {"code": "000000"}) for _try in range(6)]
    assert [answer.status_code for answer in answers] == [200] * 5 + [429]


def test_without_the_first_step_there_is_no_second(client, db):
    assert client.get("/masuk/langkah-kedua/")["Location"] == "/masuk/"


def test_the_app_proves_who_one_is_and_a_message_does_not_then(signed_in, ayu, clock):
    _answer, secret = set_up_app(signed_in, clock)
    clock[0] += 120
    client = Client()
    client.force_login(ayu)
    page = client.get(f"{PAGE}buktikan/")
    assert page.context["ways"] == {
        "password": True,
        "passkey": False,
        "app": True,
        "contacts": [],
    }
    asked = {"do": "code", "contact": AYU}
    assert client.post(f"{PAGE}buktikan/", asked).status_code == 200
    proven = client.post(f"{PAGE}buktikan/", {"do": "app", "code": shown(secret, clock)})
    assert proven["Location"] == PAGE
    assert client.get(f"{PAGE}sandi/").status_code == 200


def test_removing_the_app_takes_the_codes_along(signed_in, ayu, clock):
    set_up_app(signed_in, clock)
    signed_in.post(f"{PAGE}autentikator/hapus/")
    assert types_of(ayu) == []
    assert verbs()[-1] == "app_removed"


def test_to_a_resident_a_passkey_is_no_second_lock(ayu, citra):
    for person in (ayu, citra):
        add_passkey(person=person, name="HP", credential={})
    Authenticator.objects.filter(user=citra, type=Type.TOTP).delete()
    assert (has_second_step(ayu), has_second_step(citra)) == (False, True)
    assert types_of(ayu) == [Type.WEBAUTHN]
    assert types_of(citra) == [Type.RECOVERY_CODES, Type.WEBAUTHN]


def test_a_passkey_is_renamed_and_removed_by_its_owner_only(signed_in, ayu, citra):
    mine = add_passkey(person=ayu, name="HP", credential={})
    others = add_passkey(person=citra, name="Laptop", credential={})
    signed_in.post(f"{PAGE}passkey/{mine.pk}/", {"do": "name", "name": "HP lama"})
    mine.refresh_from_db()
    assert mine.wrap().name == "HP lama"
    assert signed_in.post(f"{PAGE}passkey/{others.pk}/", {"do": "remove"}).status_code == 404
    signed_in.post(f"{PAGE}passkey/{mine.pk}/", {"do": "remove"})
    assert types_of(ayu) == []
    assert Notice.objects.filter(recipient=ayu).first().words == "Passkey “HP lama” dihapus."
    names = [str(entry.detail) for entry in TrailEntry.objects.all()]
    assert not [detail for detail in names if "HP" in detail]


@pytest.mark.parametrize("sent", ["", "{", "[]", "1", "{}", '{"id": "x", "response": {}}'])
def test_what_no_browser_sends_is_refused_everywhere(signed_in, ayu, sent):
    signed_in.get(f"{PAGE}passkey/")
    added = signed_in.post(f"{PAGE}passkey/", {"name": "HP", "credential": sent})
    assert (added.status_code, types_of(ayu)) == (200, [])
    stranger = Client()
    stranger.get("/masuk/passkey/")
    answer = stranger.post("/masuk/passkey/", {"credential": sent})
    assert answer["Location"] == "/masuk/"


def test_the_question_for_a_passkey_names_nobody(client, ayu):
    add_passkey(person=ayu, name="HP", credential={})
    asked = client.get("/masuk/passkey/").json()["publicKey"]
    assert not asked.get("allowCredentials")
    assert asked["userVerification"] == "required"


def test_staff_keep_a_second_factor(citra):
    (app,) = Authenticator.objects.filter(user=citra)
    with pytest.raises(LastFactor):
        remove_factor(factor=app, actor=citra)
    add_passkey(person=citra, name="HP", credential={})
    remove_factor(factor=app, actor=citra)
    assert not owes_second_factor(citra)


def test_staff_with_a_passkey_alone_have_recovery_codes(ayu, settings):
    settings.REQUIRE_STAFF_MFA = False
    give_role(person=ayu, role="trainer")
    add_passkey(person=User.objects.get(pk=ayu.pk), name="HP", credential={})
    assert types_of(ayu) == [Type.RECOVERY_CODES, Type.WEBAUTHN]


def test_who_had_a_passkey_before_the_role_makes_the_codes_later(signed_in, ayu):
    add_passkey(person=ayu, name="HP", credential={})
    where = f"{PAGE}kode-cadangan/"
    assert signed_in.get(where)["Location"] == PAGE
    give_role(person=ayu, role="trainer")
    assert where in signed_in.get(PAGE).content.decode()
    assert signed_in.get(where).status_code == 200
    signed_in.post(where, {"do": "make"})
    assert types_of(ayu) == [Type.RECOVERY_CODES, Type.WEBAUTHN]
    assert len(signed_in.get(where).context["codes"]) == 10


def test_whoever_runs_the_machine_lets_somebody_begin_anew(citra, capsys):
    assert remove_second_factors(person=citra) == 1
    assert owes_second_factor(citra)
    removed = TrailEntry.objects.get(verb="app_removed")
    assert (removed.actor, removed.subject_type) == (None, "mfa.authenticator")
    TOTP.activate(citra, APP_SECRET)
    call_command("remove_second_factor", "citra@demo.test")
    assert "1" in capsys.readouterr().out
    assert types_of(citra) == []

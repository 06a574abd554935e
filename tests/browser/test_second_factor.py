"""A passkey is made and signs in; somebody new to the staff sets up an authenticator app first."""

import re
from time import time

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import expect

from tests.browser import world
from tests.browser.audit import broken_rules, overflow
from tests.browser.conftest import DESK, PHONE, sign_in, type_code

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def keeps_the_rules(page):
    assert (broken_rules(page), overflow(page)) == ([], 0)


@pytest.fixture
def telephone():
    """Gives a page's browser a lock that answers by itself, as a finger would."""

    def give(page):
        line = page.context.new_cdp_session(page)
        line.send("WebAuthn.enable")
        options = {
            "protocol": "ctap2",
            "transport": "internal",
            "hasResidentKey": True,
            "hasUserVerification": True,
            "isUserVerified": True,
            "automaticPresenceSimulation": True,
        }
        line.send("WebAuthn.addVirtualAuthenticator", {"options": options})

    return give


def test_a_passkey_is_made_and_opens_the_door_without_any_word(visit, telephone):
    page = visit(PHONE, name="Rina")
    problems = []
    page.on("console", lambda told: told.type == "error" and problems.append(told.text))
    telephone(page)
    page.goto("/akun/keamanan/")
    page.click("a[href$='/keamanan/passkey/']")
    page.fill("input[name=name]", "HP Rina")
    page.click("[data-passkey-start]")
    page.wait_for_url("**/akun/keamanan/")
    expect(page.locator("main")).to_contain_text("HP Rina")
    keeps_the_rules(page)

    sign_out(page)
    page.goto("/masuk/?next=/pemberitahuan/")
    page.click("[data-passkey-start]")
    page.wait_for_url("**/pemberitahuan/")
    expect(page.locator("main")).to_contain_text("HP Rina")

    page.goto("/akun/keamanan/")
    page.click("main .key a")
    keeps_the_rules(page)
    page.click("button[value=remove]")
    expect(page.locator("main .key")).to_have_count(0)
    sign_out(page)
    page.goto("/masuk/")
    page.click("[data-passkey-start]")
    expect(page.locator(".notice--bad")).to_be_visible()
    assert problems == []


def test_new_staff_set_up_an_app_before_anything_else(visit):
    page = visit(DESK)
    sign_in(page, world.login_of("Dimas"), world.PASSWORD)
    expect(page.locator("main a[href*='/keamanan/autentikator/']")).to_be_visible()
    keeps_the_rules(page)
    page.goto("/kelas/")
    page.click("main a[href*='/keamanan/autentikator/']")
    secret = page.inner_text(".app-secret").replace(" ", "")
    page.fill("input[name=code]", now_shown(secret))
    page.click("main form button[type=submit]")
    page.wait_for_url("**/kode-cadangan/**")
    assert len(re.findall(r"\b\d{8}\b", page.inner_text(".one-time-codes"))) == 10
    for viewport in (PHONE, DESK):
        page.set_viewport_size(viewport)
        keeps_the_rules(page)
    with page.expect_download() as download:
        page.click("a[download]")
    assert len(re.findall(r"^\d{8}$", download.value.path().read_text(), re.M)) == 10
    page.click("button[value=kept]")
    # On to where they had wanted to go.
    page.wait_for_url("**/kelas/")

    sign_out(page)
    page.goto("/masuk/")
    page.fill("input[name=username]", world.login_of("Dimas"))
    page.fill("input[name=password]", world.PASSWORD)
    page.click("main form button[type=submit]")
    page.wait_for_url("**/masuk/langkah-kedua/")
    keeps_the_rules(page)
    page.fill("input[name=code]", now_shown(secret))
    page.click("main form button[type=submit]")
    page.wait_for_url("**/mengajar/")


def test_who_forgot_the_password_comes_in_by_a_code_and_chooses_another(visit, product):
    page = visit(PHONE)
    page.goto("/masuk/")
    page.click("a[href$='/lupa-sandi/']")
    page.fill("input[name=username]", world.login_of("Ayu"))
    page.click("main form button[type=submit]")
    page.wait_for_url("**/masuk/kode/**")
    keeps_the_rules(page)
    type_code(page, product, world.login_of("Ayu"))
    page.wait_for_url("**/keamanan/sandi/")
    # The same again: others of these tests sign in as Ayu.
    page.fill("input[name=new]", world.PASSWORD)
    page.click("main form button[type=submit]")
    page.wait_for_url("**/akun/keamanan/")
    expect(page.locator(".notice--good")).to_be_visible()


def now_shown(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, int(time()) // 30))


def sign_out(page):
    # What waits on the phone is sent first, so it takes a moment.
    with page.expect_navigation():
        page.evaluate("document.querySelector('form[action$=\"/keluar/\"]').requestSubmit()")

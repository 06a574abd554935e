"""Somebody of sixteen registers; a guardian says yes on a telephone of their own."""

import re
import time
from datetime import date

import pytest
from playwright.sync_api import expect

from tests.browser import world
from tests.browser.audit import broken_rules, overflow
from tests.browser.conftest import PHONE, type_code

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

GUARDIAN = "wali.budi@contoh.test"
LETTER_WITHIN_S = 30
COHORT = f"/kelas-dibuka/{world.UNCOUNTED}/"


def test_a_child_may_send_videos_once_the_guardian_agreed_over_their_own_channel(visit, product):
    child = visit(PHONE)
    register(child, product)
    child.goto(COHORT)
    child.locator("input[name=kind][value=public]").check()
    child.click("form[action$='/ikut/'] button[type=submit]")
    assert refused(child)

    guardian = visit(PHONE)
    guardian.goto(link_in_the_letter(product))
    assert broken_rules(guardian) == []
    assert overflow(guardian) == 0
    guardian.click("button[name=answer][value=yes]")
    expect(guardian.locator(".notice--good")).to_be_visible()
    assert broken_rules(guardian) == []

    child.goto("/pemberitahuan/")
    expect(child.locator("main")).to_contain_text("Wali Budi")
    assert not refused(child)


def register(page, product):
    page.goto("/daftar/")
    page.fill("input[name=name]", "Budi")
    page.fill("input[name=login]", "budi@contoh.test")
    page.fill("input[name=password]", world.PASSWORD)
    page.fill("input[name=birth_date_day]", "1")
    page.select_option("select[name=birth_date_month]", "1")
    page.fill("input[name=birth_date_year]", str(date.today().year - 16))
    page.select_option("select[name=kelurahan]", index=9)
    for box in page.locator("input[name=agreed]").all():
        box.check()
    page.click("main form button[type=submit]")
    # Without a guardian nothing is kept; what was typed is still there.
    expect(page.locator("input[name=guardian_name]")).to_be_visible()
    assert page.input_value("input[name=name]") == "Budi"
    assert broken_rules(page) == []
    page.fill("input[name=guardian_name]", "Wali Budi")
    page.fill("input[name=guardian_contact]", GUARDIAN)
    page.fill("input[name=password]", world.PASSWORD)
    page.click("main form button[type=submit]")
    page.wait_for_url("**/daftar/kode/")
    assert letters_to_guardian(product) == []
    type_code(page, product, "budi@contoh.test")


def refused(page) -> bool:
    """Whether the place for sending a video says why not, in place of taking one."""
    page.goto("/tugas/2/")
    return page.locator("form[data-uploader] input[type=file]").count() == 0


def link_in_the_letter(product) -> str:
    """A worker hands the letter over; it is waited for."""
    until = time.monotonic() + LETTER_WITHIN_S
    while not (found := letters_to_guardian(product)):
        assert time.monotonic() < until, "no letter came"
        time.sleep(0.5)
    (letter,) = found
    return re.search(r"/wali/[\w-]+/", letter).group()


def letters_to_guardian(product) -> list[str]:
    files = product.mail.iterdir() if product.mail.is_dir() else ()
    return [text for text in (file.read_text() for file in files) if f"To: {GUARDIAN}" in text]

"""Somebody of sixteen registers; a guardian answers on a telephone of their own, comes back with
the same link, and takes the consent back."""

import re
import time
from datetime import date

import pytest
from playwright.sync_api import expect

from tests.browser import world
from tests.browser.audit import broken_rules, overflow
from tests.browser.conftest import DESK, PHONE, type_code

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

GUARDIAN = "wali.budi@contoh.test"
LETTER_WITHIN_S = 30
COHORT = f"/kelas-dibuka/{world.UNCOUNTED}/"


def test_a_child_may_send_videos_for_as_long_as_the_guardian_agrees(visit, product):
    child = visit(PHONE)
    register(child, product)
    join(child)
    assert refused(child)
    assert "menunggu" in why_no_upload(child)

    guardian, link = visit(PHONE), link_in_the_letter(product)
    guardian.goto(link)
    answer(guardian, "yes", "no", "yes")
    expect(guardian.locator(".notice--good")).to_be_visible()
    looks_well(guardian)
    assert chips(guardian) == ["Anda setuju", "Tidak diberikan", "Anda setuju"]

    child.goto("/pemberitahuan/")
    expect(child.locator("main")).to_contain_text("Wali Budi")
    assert not refused(child)
    assert why_no_upload(child) is None

    # Later, on another day and telephone, by the same link.
    later = visit(DESK)
    later.goto(link)
    expect(later.locator("#kegiatan ~ dl")).to_contain_text("Terdaftar")
    later.click("a[href$='/tarik/training/']")
    expect(later.locator("main")).to_contain_text("dikembalikan")
    looks_well(later)
    assert why_no_upload(child) is None
    later.click("main form button[type=submit]")
    expect(later.locator(".notice--good")).to_be_visible()
    assert chips(later) == ["Tidak diberikan", "Tidak diberikan", "Anda setuju"]

    assert "tidak setuju" in why_no_upload(child)
    assert begin_upload(child) == 403
    child.goto(COHORT)
    assert child.locator("form[action$='/ikut/']").count() == 0
    looks_well(child)

    later.click("article:has-text('pelatihan') button[name=text]")
    expect(later.locator(".notice--good")).to_be_visible()
    join(child)
    assert not refused(child)
    assert begin_upload(child) == 201


def answer(page, *said):
    """One yes or no to each text, in their order; without them the page says which is missing."""
    page.click("main form button[type=submit]")
    expect(page.locator(".notice--bad")).to_be_visible()
    looks_well(page)
    for place, word in enumerate(said):
        page.locator("main fieldset").nth(place).locator(f"[value={word}]").check()
    page.click("main form button[type=submit]")


def chips(page) -> list[str]:
    return [chip.strip() for chip in page.locator("article .chip").all_inner_texts()]


def looks_well(page):
    assert broken_rules(page) == []
    assert overflow(page) == 0


def join(page):
    page.goto(COHORT)
    page.locator("input[name=kind][value=public]").check()
    page.click("form[action$='/ikut/'] button[type=submit]")
    page.wait_for_load_state()


def why_no_upload(page) -> str | None:
    asked = "fetch('/api/v1/me', {headers: {'Accept-Language': 'id'}}).then(a => a.json())"
    return page.evaluate(asked)["upload_refusal"]


def begin_upload(page) -> int:
    """What the line answers to a video that is to be sent."""
    return page.evaluate(
        """async () => {
            const token = document.querySelector("[name=csrfmiddlewaretoken]").value;
            const sent = await fetch("/unggah/", {method: "POST", headers: {
                "Tus-Resumable": "1.0.0", "Upload-Length": "9", "X-CSRFToken": token}});
            return sent.status;
        }"""
    )


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

"""The whole journey in a real browser: from a visitor's first click to the office's figures."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser import clips, world
from tests.browser.audit import broken_rules, overflow
from tests.browser.conftest import DESK, PHONE, type_code
from tests.browser.uploading import PhoneLine, state_of

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

NAME = "Nur Aini"
PHONE_NUMBER = "0812 3456 7890"
COURSE = "/kelas/dasar-kreator-video/"
COHORT = f"/kelas-dibuka/{world.COHORT}/"
PICKER = "form[data-uploader] input[type=file]"
CHECKED_WITHIN_MS = 60_000
# So slow that a busy machine does not see the last byte go before the page is reloaded.
SLOW_LINE = 400_000


def test_a_residents_video_goes_from_phone_to_verdict_to_grade(visit, product, tmp_path):
    resident = visit(PHONE)
    join_as_a_visitor(resident, product)
    read_two_lessons(resident)
    quiet = clips.make(tmp_path / "pasar-pagi.mp4", volume_db=-24, bit_rate="6M")
    send_over_a_bad_line(resident, quiet)
    see_the_verdict(resident, "LUFS")
    hand_in(resident, note="Suaranya agak pelan, maaf.")

    trainer = visit(DESK, name="Citra")
    open_from_the_queue(trainer)
    assert_nothing_plays_unasked(trainer)
    judge(trainer, level=2, decision="revise", comment="Naikkan suaranya, lalu kirim lagi.")
    expect(trainer.locator("main")).to_contain_text("Suaranya belum terdengar.")
    release(trainer)

    resident.reload()
    expect(resident.locator("main")).to_contain_text("Naikkan suaranya, lalu kirim lagi.")
    expect(resident.locator("main")).to_contain_text("Suaranya belum terdengar.")
    keeps_the_rules(resident)
    louder = clips.make(tmp_path / "pasar-pagi-2.mp4", size="360x640", volume_db=-6)
    resident.set_input_files(PICKER, louder)
    see_the_verdict(resident)
    hand_in(resident)

    open_from_the_queue(trainer)
    judge(trainer, level=-1, decision="pass", comment="Sekarang jelas terdengar.")
    release(trainer)
    resident.reload()
    expect(resident.locator("main")).to_contain_text("Sekarang jelas terdengar.")
    expect(resident.locator(PICKER)).to_have_count(0)

    office = visit(DESK, name="Endah")
    assert figures_and_rows(office) == [(4, 4), (4, 4), (3, 3), (1, 1)]


def join_as_a_visitor(page, product):
    page.goto("/")
    assert page.get_attribute("html", "lang") == "id"
    page.goto(COURSE)
    page.locator(f"main a[href*='{COHORT}']").first.click()
    page.locator("input[name=kind][value=public]").check()
    page.click("form[action$='/ikut/'] button[type=submit]")
    page.wait_for_url("**/daftar/**")
    page.fill("input[name=name]", NAME)
    page.fill("input[name=login]", PHONE_NUMBER)
    page.fill("input[name=password]", world.PASSWORD)
    page.fill("input[name=birth_date_day]", "1")
    page.select_option("select[name=birth_date_month]", "4")
    page.fill("input[name=birth_date_year]", "1994")
    page.select_option("select[name=kelurahan]", index=5)
    for box in page.locator("input[name=agreed]").all():
        box.check()
    page.click("main form button[type=submit]")
    # A number gets a text message, and its code leads straight on.
    page.wait_for_url("**/daftar/kode/")
    keeps_the_rules(page)
    type_code(page, product, "+6281234567890")
    page.wait_for_url(f"**{COHORT}**")
    # The group that was chosen before registering is still chosen.
    expect(page.locator("input[name=kind][value=public]")).to_be_checked()
    page.click("form[action$='/ikut/'] button[type=submit]")
    expect(page.locator(f"a[href$='{COHORT}mundur/']")).to_be_visible()
    keeps_the_rules(page)


def read_two_lessons(page):
    page.goto("/belajar/")
    expect(page.locator(".lesson[data-state=done]")).to_have_count(0)
    page.locator("ol.lessons a").first.click()
    here = page.url
    page.click("form[action$='/selesai/'] button")
    page.wait_for_url(lambda url: url != here)
    # The second is done once everything on its list is ticked.
    for box in page.locator("main input[type=checkbox]").all():
        box.check()
    expect(page.locator("[data-lesson-end]")).to_contain_text("Materi ini selesai")
    page.goto("/belajar/")
    expect(page.locator(".roof-progress__text").first).to_contain_text(re.compile(r"^2 "))
    keeps_the_rules(page)


def send_over_a_bad_line(page, clip):
    """Cut once while it is sent, then reloaded: each time it goes on where it stopped."""
    page.goto(COURSE)
    page.locator(f"main a[href^='{COURSE}'][href$='/cerita-60-detik/']:visible").first.click()
    page.locator("main a[href*='/tugas/']:not([href*='/kelas/'])").first.click()
    expect(page.locator(PICKER)).to_be_visible()
    keeps_the_rules(page)
    line = PhoneLine(page)
    # Leaving while something is being sent asks the person first.
    page.on("dialog", lambda dialog: dialog.accept())
    line.set(up=SLOW_LINE)
    page.set_input_files(PICKER, clip)
    line.sent_at_least(15)
    line.set(offline=True)
    page.wait_for_selector("form[data-state=waiting]")
    keeps_the_rules(page)
    line.set(up=SLOW_LINE)
    page.wait_for_selector("form[data-state=sending]")
    line.sent_at_least(40)
    page.reload()
    expect(page.locator("[data-unfinished-name]")).to_have_text(clip.name)
    assert state_of(page) == "empty"
    line.set()
    page.set_input_files(PICKER, clip)
    page.wait_for_selector(
        "form[data-state=done], [hx-get*='/pemeriksaan/'], form[action$='/kumpulkan/']"
    )
    first, after_the_cut, after_the_reload = line.offsets
    assert first == 0
    assert 0 < after_the_cut < after_the_reload < clip.stat().st_size


def see_the_verdict(page, *words):
    expect(page.locator("form[action$='/kumpulkan/']")).to_be_visible(timeout=CHECKED_WITHIN_MS)
    for word in words:
        expect(page.locator("main")).to_contain_text(word)
    keeps_the_rules(page)


def hand_in(page, note=""):
    page.fill("textarea[name=note]", note)
    page.click("form[action$='/kumpulkan/'] button[type=submit]")
    expect(page.locator("code.hash")).to_have_text(re.compile("^[0-9a-f]{64}$"))
    keeps_the_rules(page)


def open_from_the_queue(page):
    page.goto("/mengajar/")
    page.get_by_role("link", name=NAME).click()
    page.wait_for_url(re.compile("/mengajar/[0-9a-f-]{36}/"))
    expect(page.locator("#nilai")).to_be_visible()
    keeps_the_rules(page)


def assert_nothing_plays_unasked(page):
    asked = []
    page.on("request", lambda request: request.resource_type == "media" and asked.append(request))
    page.reload(wait_until="networkidle")
    assert asked == []
    with page.expect_request(lambda request: request.resource_type == "media"):
        page.click("[data-do=start]")


def judge(page, *, level, decision, comment):
    for rubric in page.locator("fieldset[data-rubric]").all():
        rubric.locator("input[type=radio]").nth(level).check(force=True)
    page.fill("input[name=new-start]", "0:02")
    page.fill("textarea[name=new-body]", "Suaranya belum terdengar.")
    page.click("button[name=do][value=comment]")
    expect(page.locator("#komentar li")).to_have_count(1)
    page.fill("textarea[name=comment]", comment)
    page.check(f"input[name=decision][value={decision}]", force=True)
    # Finished at once, while the page may still be saving by itself.
    page.click("button[name=do][value=finish]")


def release(page):
    page.click("form[action$='/rilis/'] button")
    expect(page.locator("form[action$='/rilis/']")).to_have_count(0)


def figures_and_rows(page) -> list[tuple[int, int]]:
    """Each headline figure, and how many records open behind it."""
    page.goto("/program/")
    keeps_the_rules(page)
    headline = page.locator(".figure:has(.figure__rows)")
    told = [int(value) for value in headline.locator(".figure__value").all_inner_texts()[:4]]
    links = [a.get_attribute("href") for a in headline.locator(".figure__rows").all()[:4]]
    counted = []
    for link in links:
        page.goto(link)
        counted.append(page.locator("tr[data-row]").count())
    return list(zip(told, counted, strict=True))


def keeps_the_rules(page):
    assert (broken_rules(page), overflow(page)) == ([], 0)


def test_what_is_no_video_is_refused_at_once_in_plain_words(visit, tmp_path):
    page = visit(PHONE, name="Sari")
    page.goto("/tugas/1/")
    playlist = tmp_path / "liburan.mp4"
    playlist.write_text("#EXTM3U\n#EXTINF:10,\nfile:///etc/passwd\n")
    page.set_input_files(PICKER, playlist)
    refusal = page.locator("[role=alert]:not([hidden]), .notice--bad:not([hidden])").first
    expect(refusal).to_contain_text("bukan")
    expect(page.locator(PICKER)).to_be_visible()
    assert "passwd" not in page.inner_text("main")
    keeps_the_rules(page)

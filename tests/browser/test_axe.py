"""Every page of the journey: nothing for axe to say, nothing wider than a phone, and light."""

import pytest

from tests.browser import world
from tests.browser.audit import broken_rules, overflow
from tests.browser.conftest import DESK, PHONE, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

COURSE = "/kelas/dasar-kreator-video/"
COHORT = f"/kelas-dibuka/{world.COHORT}/"
PROGRAMME = f"/program/{world.PROGRAMME}/"
BRIEF = f"main a[href^='{COURSE}'][href$='/cerita-60-detik/']:visible"
# The list of what is done and missing is folded.
FIRST_LESSON = "main ol.lessons a:visible"
MOST_BYTES = 100_000

# Whose page, where it is, and the links to follow from there.
PAGES = {
    "home": (None, "/", ()),
    "catalogue": (None, "/kelas/", ()),
    "wifi spots": (None, "/wifi/", ()),
    "works": (None, "/karya/", ()),
    "course": (None, COURSE, ()),
    "lesson": (None, COURSE, (FIRST_LESSON,)),
    "brief": (None, COURSE, (BRIEF,)),
    "cohort": (None, COHORT, ()),
    "register": (None, "/daftar/", ()),
    "sign in": (None, "/masuk/", ()),
    "forgotten password": (None, "/masuk/lupa-sandi/", ()),
    "components": (None, "/gaya/", ()),
    "not found": (None, "/tidak-ada/", ()),
    "in English": (None, "/en/", ()),
    "my place in a class": ("Sari", COHORT, ()),
    "my lesson": ("Sari", COURSE, (FIRST_LESSON,)),
    "my learning": ("Sari", "/belajar/", ()),
    "account": ("Sari", "/akun/", ()),
    "my data": ("Sari", "/akun/data/", ()),
    "erasing my data": ("Sari", "/akun/data/hapus/", ()),
    "a part of my data": ("Sari", "/akun/data/isi/person/", ()),
    "a long part of my data": ("Ayu", "/akun/data/isi/videos/", ()),
    "who looked at my data": ("Ayu", "/akun/data/isi/who_looked/", ()),
    "nothing in a part": ("Sari", "/akun/data/isi/videos/", ()),
    "asking for a correction": ("Sari", "/akun/data/perbaikan/birth_date/", ()),
    "letting my data rest": ("Sari", "/akun/data/jeda/", ()),
    "my request": ("Ayu", "/akun/data/", ("#permintaan ~ ul a",)),
    "privacy": (None, "/privasi/", ()),
    "another contact": ("Sari", "/akun/kontak/", ()),
    "security": ("Sari", "/akun/keamanan/", ()),
    "proving who I am": ("Sari", "/akun/keamanan/buktikan/", ()),
    "a new password": ("Sari", "/akun/keamanan/sandi/", ()),
    "a new passkey": ("Sari", "/akun/keamanan/passkey/", ()),
    "an authenticator app": ("Sari", "/akun/keamanan/autentikator/", ()),
    "notices": ("Rina", "/pemberitahuan/", ()),
    "what I am told": ("Rina", "/pemberitahuan/pengaturan/", ()),
    "work to send": ("Sari", "/tugas/1/", ()),
    "work that waits": ("Ayu", "/tugas/1/", ()),
    "work to do again": ("Rina", "/tugas/1/", ()),
    "queue": ("Citra", "/mengajar/", ()),
    "review": ("Citra", "/mengajar/", ("main th a[href*='/mengajar/']",)),
    "gradebooks": ("Citra", "/mengajar/nilai/", ()),
    "gradebook": ("Citra", f"/mengajar/nilai/{world.COHORT}/", ()),
    "weights": ("Citra", f"/mengajar/nilai/{world.COHORT}/bobot/", ()),
    "a score": ("Citra", f"/mengajar/nilai/{world.COHORT}/", (".gradebook tbody td a",)),
    "gradebook of the office": ("Endah", f"/mengajar/nilai/{world.COHORT}/", ()),
    "figures": ("Endah", PROGRAMME, ()),
    "rows": ("Endah", PROGRAMME, (".figure__rows",)),
    "classes of the office": ("Endah", "/program/angkatan/", ()),
    "applications": ("Endah", f"/program/angkatan/{world.COHORT}/", ()),
    "an application": ("Endah", f"/program/angkatan/{world.COHORT}/", ("main tbody th a",)),
    "an application with NIK": (
        "Endah",
        f"/program/angkatan/{world.BY_NIK}/",
        ("main tbody th a",),
    ),
    "nominees": ("Endah", f"/program/angkatan/{world.COHORT}/usulan/", ()),
    "data requests": ("Endah", "/program/permintaan/", ()),
    "a data request": ("Endah", "/program/permintaan/", ("main tbody th a",)),
    "the counter": ("Endah", "/program/permintaan/baru/", ()),
    "terms of keeping": ("Endah", "/program/penyimpanan/", ()),
    "messages": ("Endah", "/program/pesan/", ()),
    "a message": ("Endah", "/program/pesan/", ("main tbody th a",)),
    "a class by lots": (None, f"/kelas-dibuka/{world.BY_LOTS}/", ()),
    "a class that asks for the NIK": ("Sari", f"/kelas-dibuka/{world.BY_NIK}/", ()),
    "my place in a class that asks": ("Rina", f"/kelas-dibuka/{world.BY_NIK}/", ()),
    "my NIK": ("Rina", "/akun/nik/", ()),
    "no NIK": ("Sari", "/akun/nik/", ()),
    "a class to change to": ("Sari", f"{COHORT}pindah/", ()),
}


@pytest.fixture(scope="module")
def problems(browser, product):
    """What is wrong with each page at each width. Found in one go: a page is opened once."""
    found = {}
    for name in dict.fromkeys(who for who, _path, _links in PAGES.values()):
        context = browser.new_context(base_url=product.url, viewport=PHONE, locale="id-ID")
        page = context.new_page()
        if name:
            sign_in(page, world.login_of(name), world.PASSWORD)
        for title, (who, path, links) in PAGES.items():
            if who == name:
                found[title] = problems_of(page, path, links)
        context.close()
    return found


def problems_of(page, path, links) -> list[str]:
    page.goto(path)
    for link in links:
        page.locator(link).first.click()
        page.wait_for_load_state()
    found = []
    for viewport in (PHONE, DESK):
        page.set_viewport_size(viewport)
        found += [f"{viewport['width']}: {rule}" for rule in broken_rules(page)]
        if wider := overflow(page):
            found.append(f"{viewport['width']}: {wider} px wider than the window")
    page.set_viewport_size(PHONE)
    return found


@pytest.mark.parametrize("title", PAGES)
def test_the_page_is_for_everybody(problems, title):
    assert problems[title] == []


@pytest.mark.parametrize("title", ["home", "catalogue", "lesson"])
def test_the_first_visit_is_light(visit, title):
    _who, path, links = PAGES[title]
    page = visit(PHONE)
    for link in links:
        page.goto(path)
        path = page.locator(link).first.get_attribute("href")
    # A browser of its own, so that nothing is there from before.
    page = visit(PHONE)
    line = page.context.new_cdp_session(page)
    line.send("Network.enable")
    loaded = []
    line.on("Network.loadingFinished", lambda event: loaded.append(event["encodedDataLength"]))
    page.goto(path, wait_until="networkidle")
    assert len(loaded) > 2
    assert sum(loaded) < MOST_BYTES

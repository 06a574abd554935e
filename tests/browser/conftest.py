"""A browser and a product for it, once for all tests of this folder."""

import re
from collections import defaultdict

import pytest
from playwright.sync_api import expect, sync_playwright

from tests.browser import clips, world
from tests.browser.chromium import launch_options
from tests.browser.product import Product

PHONE = {"width": 360, "height": 800}
DESK = {"width": 1280, "height": 800}
PATIENCE_MS = 15_000


@pytest.fixture(scope="package")
def product(tmp_path_factory):
    data = tmp_path_factory.mktemp("product")
    running = Product(data)
    running.prepare(clips.make(data / "pagi.mp4", size="360x640", seconds=2))
    try:
        running.start()
        yield running
    finally:
        running.stop()


# Not for the whole session: Playwright's event loop in this thread would keep Django's database
# from the tests that run after these in the same process.
@pytest.fixture(scope="package")
def browser():
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(**launch_options())
        yield launched
        launched.close()


@pytest.fixture
def visit(browser, product):
    """Opens a page of somebody new: `visit(PHONE)` or, signed in, `visit(DESK, name="Citra")`."""
    opened = []

    def open_page(viewport, *, name=None):
        context = browser.new_context(base_url=product.url, viewport=viewport, locale="id-ID")
        context.set_default_timeout(PATIENCE_MS)
        opened.append(context)
        page = context.new_page()
        if name:
            sign_in(page, world.login_of(name), world.PASSWORD)
        return page

    yield open_page
    for context in opened:
        context.close()


def sign_in(page, login, password):
    page.goto("/masuk/")
    page.fill("input[name=username]", login)
    page.fill("input[name=password]", password)
    page.click("main form button[type=submit]")
    page.wait_for_url(lambda url: not url.endswith("/masuk/"))
    if "/masuk/langkah-kedua/" in page.url:
        page.fill("input[name=code]", next(unused_codes[login]))
        page.click("main form button[type=submit]")
    page.wait_for_url(lambda url: "/masuk/" not in url)


# By login: the recovery codes of everybody who works here.
unused_codes = defaultdict(lambda: iter(world.RECOVERY_CODES))


def type_code(page, product, contact):
    """The code of the newest letter or text message to `contact`, as its owner would read it."""
    found = sorted(product.mail.iterdir(), key=lambda file: file.stat().st_mtime_ns)
    texts = [file.read_text() for file in found]
    mine = [text for text in texts if f"To: {contact}" in text or text.startswith(contact)]
    words = mine[-1].partition("\n\n")[2]
    page.fill("input[name=code]", re.search(r"\b\d{6}\b", words).group())
    page.click("main form button[type=submit]")
    page.wait_for_url(lambda url: "/kode/" not in url)

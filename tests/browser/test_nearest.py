"""The wifi page in a real browser: "nearest to me" on the phone itself, and a kind no."""

import pytest
from playwright.sync_api import expect

from tests.browser.audit import broken_rules
from tests.browser.conftest import PHONE

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

GADANG = {"latitude": -8.0225, "longitude": 112.6270}


def test_the_nearest_comes_first_and_nothing_is_sent(visit):
    page = visit(PHONE)
    page.context.grant_permissions(["geolocation"])
    page.context.set_geolocation(GADANG)
    page.goto("/wifi/", wait_until="networkidle")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.click("[data-nearest-find]")

    far = page.locator("[data-nearest-sorted] [data-spot-far]")
    expect(far).to_have_count(20)
    assert far.all_inner_texts()[:2] == ["60 m", "1,6 km"]
    assert "Gadang" in page.inner_text("[data-nearest-told]")
    assert (asked, broken_rules(page)) == ([], [])


def test_who_does_not_allow_it_is_told_another_way(visit):
    page = visit(PHONE)
    page.goto("/wifi/")
    page.click("[data-nearest-find]")

    expect(page.locator("[data-nearest-told]")).to_contain_text("pilih saja kecamatan Anda")
    assert page.locator("[data-spots-group]").count() == 5


def test_the_list_leads_to_the_map_by_keyboard(visit):
    page = visit(PHONE)
    page.goto("/wifi/?kecamatan=sukun")
    page.locator(".spot__do a").first.focus()
    page.keyboard.press("Enter")

    assert page.evaluate("document.querySelector(':target').classList[0]") == "city-map__spot"

"""A quality that somebody chooses plays on from the same second, and nothing is fetched before."""

from tests.browser.conftest import DESK

WIDTH = "() => document.querySelector('video').videoWidth"
PLACE = "() => document.querySelector('video').currentTime"


def until(page, asked, holds):
    """The page's rules forbid `wait_for_function`, which evaluates a text."""
    for _ in range(150):
        if holds(page.evaluate(asked)):
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"{asked} is {page.evaluate(asked)}")


def test_a_rung_of_the_ladder_plays_on_where_the_light_file_was(visit):
    page = visit(DESK, name="Ayu")
    fetched, problems = [], []
    page.on("request", lambda request: fetched.append(request.url))
    page.on("console", lambda told: told.type == "error" and problems.append(told.text))
    page.goto("/tugas/1/")
    quality = page.locator("[data-quality]")
    assert not any("ladder" in url or "hls" in url for url in fetched)

    page.click("[data-do=start]")
    until(page, WIDTH, lambda width: width == 360)
    until(page, PLACE, lambda second: second > 0.5)
    # The lightest rung.
    quality.select_option("0")
    until(page, WIDTH, lambda width: width == 240)
    assert page.evaluate(PLACE) >= 0.5

    quality.select_option("light")
    until(page, WIDTH, lambda width: width == 360)
    assert problems == []

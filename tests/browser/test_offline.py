"""A lesson saved on the phone opens without a line; what is read there arrives exactly once."""

import json

import pytest
from playwright.sync_api import expect

from tests.browser import world
from tests.browser.audit import broken_rules, overflow
from tests.browser.conftest import PHONE, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

COURSE = "/kelas/dasar-kreator-video/"
# Plays a second of the film.
WATCH = """async () => {
  const film = document.querySelector("[data-film] video");
  film.muted = true;
  await film.play();
  while (film.currentTime < 1) await new Promise((done) => setTimeout(done, 50));
  film.pause();
}"""
WHO = "() => localStorage.getItem('warga')"


@pytest.fixture
def reader(visit):
    """Sari, on the first lesson, with the worker in place; and what the door is sent."""
    page = visit(PHONE, name="Sari")
    page.sent = []

    def door(route):
        events = json.loads(route.request.post_data)["events"]
        page.sent += events
        kept = {"kept": [event["key"] for event in events], "refused": []}
        route.fulfill(status=200, content_type="application/json", body=json.dumps(kept))

    page.context.route("**/belajar/peristiwa/", door)
    page.goto(COURSE)
    page.locator("main ol.lessons a:visible").first.click()
    page.wait_for_load_state()
    page.evaluate("async () => { await navigator.serviceWorker.ready; }")
    return page


def keep_lesson(page):
    page.click("[data-save-go]")
    expect(page.locator("[data-save-remove]")).to_be_visible()


def test_a_saved_lesson_opens_without_a_line_and_what_is_read_arrives_once(reader):
    keep_lesson(reader)
    lesson = reader.url
    reader.context.set_offline(True)
    reader.goto(lesson)
    expect(reader.locator("[data-read]")).to_be_visible()
    assert broken_rules(reader) == []
    assert overflow(reader) <= 0
    reader.click("[data-read]")
    expect(reader.locator("[data-read-says]")).not_to_be_empty()
    reader.goto(lesson)
    expect(reader.locator("[data-read-says]")).not_to_be_empty()
    expect(reader.locator("[data-read]")).to_be_hidden()
    assert reader.sent == []

    with reader.expect_request("**/belajar/peristiwa/"):
        reader.context.set_offline(False)
    for _ in range(2):
        reader.goto(lesson)
        reader.wait_for_load_state("networkidle")
    number = reader.locator("[data-save]").get_attribute("data-of")
    told = [(str(event["lesson"]), event["kind"], event["data"]) for event in reader.sent]
    assert told == [(number, "read", {})]


def test_what_is_done_on_a_saved_copy_arrives_once_and_is_found_on_the_page(reader):
    """Through the real door: what the server does not know would be refused."""
    answers = []

    def door(route):
        answer = route.fetch()
        answers.append((json.loads(route.request.post_data)["events"], answer.json()))
        route.fulfill(response=answer)

    reader.context.route("**/belajar/peristiwa/", door)
    keep_lesson(reader)
    lesson, words = reader.url, "Ibu Warsi membuka lapak pukul lima."
    cell, box = reader.locator("textarea").first, reader.locator(".ticks input").first
    reader.context.set_offline(True)
    reader.goto(lesson)
    expect(reader.locator("[data-keeps-nothing]").first).to_be_hidden()
    assert broken_rules(reader) == []
    box.check()
    cell.fill(words)
    cell.blur()
    reader.evaluate(WATCH)
    expect(reader.locator("[data-keeps]:has(.ticks) [data-keeps-state]")).not_to_be_empty()

    reader.goto(lesson)
    expect(box).to_be_checked()
    expect(cell).to_have_value(words)
    assert answers == []

    with reader.expect_response("**/belajar/peristiwa/"):
        reader.context.set_offline(False)
    for _ in range(2):
        reader.goto(lesson)
        reader.wait_for_load_state("networkidle")
    sent = [event for events, _ in answers for event in events]
    assert [answer["refused"] for _, answer in answers] == [[]] * len(answers)
    assert sorted(event["kind"] for event in sent) == ["ticked", "watched", "wrote"]
    expect(box).to_be_checked()
    expect(cell).to_have_value(words)


def test_without_a_line_every_other_page_is_the_list_of_what_is_saved(reader):
    keep_lesson(reader)
    title = reader.locator("h1").inner_text()
    reader.context.set_offline(True)
    reader.goto("/belajar/")
    expect(reader.locator("[data-shelf-list] a")).to_have_text(title)
    assert broken_rules(reader) == []
    reader.click("[data-shelf-list] button")
    expect(reader.locator("[data-shelf-empty]")).to_be_visible()


def test_signing_out_forgets_who_it_was_and_sends_nothing_as_another(reader):
    keep_lesson(reader)
    lesson, sari = reader.url, reader.evaluate(WHO)
    assert sari
    reader.context.set_offline(True)
    reader.goto(lesson)
    reader.click("[data-read]")
    expect(reader.locator("[data-read-says]")).not_to_be_empty()
    # The phone has a line again, but somebody else is signed in.
    reader.context.route(
        "**/luring/siapa/",
        lambda route: route.fulfill(
            content_type="application/json", body='{"resident": "another", "token": "x"}'
        ),
    )
    reader.context.set_offline(False)
    reader.goto("/belajar/")
    reader.wait_for_load_state("networkidle")
    assert reader.sent == []
    reader.click("[data-menu]")
    reader.click("form[action$='/keluar/'] button")
    reader.wait_for_url(lambda url: "/belajar/" not in url)
    assert reader.evaluate(WHO) is None


def test_a_page_that_was_left_open_sends_nothing_as_who_signed_in_after(reader):
    """A lent phone: Sari's lesson still stands in a tab while Rina is signed in."""
    lesson, sari = reader.url, reader.evaluate(WHO)
    other = reader.context.new_page()
    other.goto("/belajar/")
    leave(other)
    sign_in(other, world.login_of("Rina"), world.PASSWORD)
    assert other.evaluate(WHO) not in (None, sari)
    # The lesson begins with a worksheet, which has a state of its own.
    checklist = reader.locator("form[data-keeps]:has(input[type=checkbox])").first
    # The first item may be ticked by now: this world is one for all tests.
    checklist.locator("input[type=checkbox]").last.check()
    expect(checklist.locator("[data-keeps-state]")).not_to_be_empty()
    other.goto("/belajar/")
    other.wait_for_load_state("networkidle")
    assert reader.sent == []
    leave(other)
    sign_in(other, world.login_of("Sari"), world.PASSWORD)
    with other.expect_response("**/belajar/peristiwa/"):
        other.goto(lesson)
    assert [event["kind"] for event in reader.sent] == ["ticked"]


def leave(page):
    with page.expect_navigation():
        page.evaluate("document.querySelector('form[action$=\"/keluar/\"]').requestSubmit()")

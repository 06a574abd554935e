"""A lesson on a cheap phone and a slow line: when its first button answers.

Chromium plays both (DevTools protocol): every request waits 400 ms for its first byte, all share
400 kbit/s, the processor is four times slower. It does not play a handshake: over TLS the first
request of a visit takes two more of these waits. Measured from the start of the navigation, the
cache empty, until the document is ready (DOMContentLoaded) and a press of the menu's button has
opened the menu.
"""

import statistics

from playwright.sync_api import sync_playwright

from tests.bench.rows import ROUNDS, Row
from tests.bench.served import web_server
from tests.browser.chromium import launch_options

LATENCY_MS, BYTES_A_SECOND, SLOWER = 400, 400_000 // 8, 4
LINE = {
    "offline": False,
    "latency": LATENCY_MS,
    "downloadThroughput": BYTES_A_SECOND,
    "uploadThroughput": BYTES_A_SECOND,
}
# Presses from the first moment on that a person could.
PRESS = """
document.addEventListener("DOMContentLoaded", () => {
  const press = () => {
    const button = document.querySelector("[data-menu]");
    button.click();
    if (button.getAttribute("aria-expanded") === "true") window.answeredAt = performance.now();
    else setTimeout(press, 5);
  };
  press();
});
"""
PAINTED = "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0"


def interactive_row(lesson: str) -> Row:
    """`lesson`: path of the page."""
    with web_server() as port, sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launch_options())
        address = f"http://localhost:{port}{lesson}"
        # The server has drawn it before for others; the phone has not.
        visit(browser, address)
        taken = [visit(browser, address) for _ in range(ROUNDS)]
        browser.close()
    answered, painted = (statistics.median(figures) / 1000 for figures in zip(*taken, strict=True))
    return Row(
        "courses.lesson_interactive_s",
        round(answered, 2),
        "s",
        f"first words at {painted:.2f} s; heaviest lesson, empty cache, {LATENCY_MS} ms and "
        f"400 kbit/s, processor {SLOWER} times slower",
        None,
    )


def visit(browser, address: str) -> tuple[float, float]:
    """Milliseconds until the first button answers, and until the first words are seen."""
    context = browser.new_context(viewport={"width": 360, "height": 800}, locale="id-ID")
    try:
        page = context.new_page()
        tools = context.new_cdp_session(page)
        tools.send("Network.enable")
        tools.send("Network.emulateNetworkConditions", LINE)
        tools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        page.add_init_script(PRESS)
        page.goto(address, wait_until="load", timeout=60_000)
        page.wait_for_function("() => window.answeredAt")
        page.wait_for_function(f"() => ({PAINTED})() > 0")
        return page.evaluate("() => window.answeredAt"), page.evaluate(PAINTED)
    finally:
        context.close()

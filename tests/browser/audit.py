"""What every page must keep, however it was reached."""

from axe_playwright_python.sync_playwright import Axe

axe = Axe()


def broken_rules(page) -> list[str]:
    """What axe finds, each with the elements it is about."""
    found = axe.run(page).response["violations"]
    return [f"{rule['id']}: {node['html'][:160]}" for rule in found for node in rule["nodes"]]


def overflow(page) -> int:
    """How many pixels the page is wider than the window."""
    return page.evaluate("document.scrollingElement.scrollWidth - window.innerWidth")

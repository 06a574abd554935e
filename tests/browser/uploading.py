"""A phone's line that can be made slow and cut, and what was sent over it."""

from urllib.parse import urlsplit


class PhoneLine:
    """The line of one page. The browser itself is slowed and cut, so the page sees what a phone
    sees: a request that breaks, and the `offline` event."""

    def __init__(self, page):
        self.page = page
        self.session = page.context.new_cdp_session(page)
        self.session.send("Network.enable")
        self.offsets = []
        page.on("request", self.remember)

    def remember(self, request):
        if request.method == "PATCH" and urlsplit(request.url).path.startswith("/unggah/"):
            self.offsets.append(int(request.headers["upload-offset"]))

    def set(self, *, offline=False, up=-1):
        """`up` is in bytes a second; -1 is as fast as it goes."""
        self.session.send(
            "Network.emulateNetworkConditions",
            {
                "offline": offline,
                "latency": 0,
                "downloadThroughput": -1,
                "uploadThroughput": up,
            },
        )

    def sent_at_least(self, percent: int):
        self.page.wait_for_function(
            "least => Number(document.querySelector('[data-bar]').ariaValueNow) >= least",
            arg=percent,
        )


def state_of(page) -> str:
    return page.locator("form[data-uploader]").first.get_attribute("data-state")

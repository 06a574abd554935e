"""Running text on its way: links by key, and nothing that the editor cannot write."""

import re

from bs4 import BeautifulSoup
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

# The converter makes one for each paragraph that has none.
BLOCK_KEY = re.compile(r' data-block-key="[^"]*"')
MOST_CHARACTERS = 100_000


def cleaned(html: str, features: list[str]) -> str:
    """The text as Wagtail's editor would store it with these features; cleaning twice is
    cleaning once. Raises ValueError for what it cannot read."""
    if len(html) > MOST_CHARACTERS:
        raise ValueError("too long")
    converter = ContentstateConverter(features)
    try:
        # Balanced first: the converter insists on tags that are closed in order.
        whole = str(BeautifulSoup(html, "html.parser"))
        stored = converter.to_database_format(converter.from_database_format(whole))
    except (AssertionError, AttributeError, LookupError, RecursionError, TypeError) as unread:
        raise ValueError("not rich text") from unread
    return stored if "data-block-key" in html else BLOCK_KEY.sub("", stored)


def relinked(html: str, name_of) -> str:
    """The text with each link to a page named anew by `name_of(str) -> str | int | None`; where
    there is none, and for links to anything else of one database, the words stay."""
    if "linktype" not in html:
        return html
    soup = BeautifulSoup(html, "html.parser")
    for link in soup.find_all("a", linktype=True):
        name = name_of(str(link.get("id", ""))) if link["linktype"] == "page" else None
        if name is None:
            link.unwrap()
        else:
            link.attrs = {"linktype": "page", "id": str(name)}
    return str(soup)

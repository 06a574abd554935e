"""The public pages with the whole curriculum: how quick, and how heavy on a first visit."""

import gzip
import re
from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin

from django.db import connection
from django.test import Client

from courses.curriculum import load_curriculum
from courses.models import LessonPage
from tests.bench import catalogue
from tests.bench.phone import interactive_row
from tests.bench.rows import Row
from tests.bench.seats import on_postgresql
from tests.factories import PersonFactory, make_profile

# A picture inside the style itself weighs with it already.
IN_STYLES = re.compile(r"""url\(["']?(?!data:|#)([^"')]+)""")


def rows() -> list[Row]:
    """On SQLite all; on PostgreSQL the catalogue, since phones fetch the same."""
    if connection.vendor != "sqlite":
        return catalogue.rows()
    make_profile()
    # Not the demo's editor: with the demo's login in it, the web server would not start.
    load_curriculum(owner=PersonFactory(name="Fajar", email="fajar@contoh.test", roles=["editor"]))
    lessons = LessonPage.objects.filter(locale__language_code="id").order_by("path")
    weighed = {address: weigh(address) for address in (page.get_url() for page in lessons)}
    heaviest = max(weighed, key=lambda address: weighed[address]["compressed"])
    return [
        first_visit_row(weighed[heaviest], lessons=len(weighed)),
        interactive_row(heaviest),
        *catalogue.rows(),
        *on_postgresql("courses"),
    ]


def first_visit_row(weight: dict[str, int], *, lessons: int) -> Row:
    return Row(
        "courses.lesson_first_visit_kb",
        round(weight["compressed"] / 1024, 1),
        "KB",
        f"{weight['plain'] / 1024:.0f} KB uncompressed; heaviest of {lessons} lessons: "
        f"page and {weight['files']} styles, scripts, icons and pictures, gzip, without video",
        round(weight["compressed"] / weight["plain"], 3),
    )


def weigh(address: str) -> dict[str, int]:
    """Bytes of the page and of every file that its markup and its styles name."""
    page = fetched(address)
    links = Links(address)
    links.feed(page.decode())
    files = {link: fetched(link) for link in links.found}
    for link in [link for link in files if link.endswith(".css")]:
        for named in IN_STYLES.findall(files[link].decode()):
            named = urldefrag(urljoin(link, named)).url
            files.setdefault(named, fetched(named))
    bodies = [page, *files.values()]
    return {
        "plain": sum(map(len, bodies)),
        # As the server does: what compression makes larger (a JPEG) goes as it is.
        "compressed": sum(min(len(gzip.compress(body)), len(body)) for body in bodies),
        "files": len(files),
    }


def fetched(address: str) -> bytes:
    response = Client().get(address)
    if response.status_code != 200:
        raise RuntimeError(f"{address} answered {response.status_code}")
    return b"".join(response.streaming_content) if response.streaming else response.content


class Links(HTMLParser):
    """The addresses that a browser fetches to show a page, without what a reader has to start."""

    LOADED_BY = {
        "script": ("src",),
        "img": ("src",),
        "use": ("href", "xlink:href"),
    }
    LOADED_RELATIONS = {"stylesheet", "icon", "manifest", "modulepreload"}

    def __init__(self, page: str):
        super().__init__()
        self.page = page
        self.found: set[str] = set()

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        names = self.LOADED_BY.get(tag, ())
        if tag == "link" and self.LOADED_RELATIONS & set((values.get("rel") or "").split()):
            names = ("href",)
        if tag == "meta" and values.get("name") == "later":
            names = ("content",)
        for name in names:
            address = urldefrag(urljoin(self.page, values.get(name) or "")).url
            if values.get(name, "").startswith("/") and address != self.page:
                self.found.add(address)

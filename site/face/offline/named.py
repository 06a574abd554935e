"""The files that a page names, and what each costs on the line."""

import gzip
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import Http404
from django.urls import resolve

from media_tools.models import Rendition

PACKED = {".css", ".js", ".svg", ".vtt"}


class Named(HTMLParser):
    """Addresses of the same host that showing and playing a page takes, in order.

    Of a video only the first source: the light file. Of a picture what `src` says: the phone
    drops the larger ones (`srcset`) from the page that it keeps.
    """

    NAMES = {
        "script": ("src",),
        "img": ("src",),
        "use": ("href",),
        "track": ("src",),
        "video": ("poster",),
    }
    RELATIONS = {"stylesheet", "icon"}
    # Scripts that the page loads by itself (frontend/js/later.js).
    LATER = {"later", "later-saved"}

    def __init__(self):
        super().__init__()
        self.found: dict[str, None] = {}
        self.wants_source = False

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        names = self.NAMES.get(tag, ())
        if tag == "link" and self.RELATIONS & set((values.get("rel") or "").split()):
            names = ("href",)
        if tag == "meta" and values.get("name") in self.LATER:
            names = ("content",)
        if tag == "source" and self.wants_source:
            names, self.wants_source = ("src",), False
        if tag == "video":
            self.wants_source = True
        for name in names:
            address = urldefrag(values.get(name) or "").url
            if address.startswith("/") and not address.startswith("//"):
                self.found[address] = None


def named_in(html: str) -> list[str]:
    reader = Named()
    reader.feed(html)
    return list(reader.found)


def costs(address: str) -> int | None:
    """Bytes on the line; None for what is not there (and then is not kept)."""
    path = unquote(urlsplit(address).path)
    for prefix, place in ((settings.STATIC_URL, static_file), (settings.MEDIA_URL, public_file)):
        if path.startswith(prefix):
            file = place(path.removeprefix(prefix))
            return packed_size(file) if file else None
    return rendition_size(path)


def static_file(name: str) -> Path | None:
    """As collected, else where it lies in the sources."""
    collected = settings.STATIC_ROOT / name
    found = collected if collected.is_file() else finders.find(name)
    return Path(found) if found else None


def public_file(name: str) -> Path | None:
    file = settings.MEDIA_ROOT / name
    return file if file.is_file() else None


def packed_size(file: Path) -> int:
    """As the server sends it: text is packed, and what packing makes larger goes as it is."""
    size = file.stat().st_size
    if file.suffix not in PACKED:
        return size
    packed = file.with_name(f"{file.name}.gz")
    return min(size, packed.stat().st_size if packed.is_file() else packed_text(file.read_bytes()))


def packed_text(body: bytes) -> int:
    return len(gzip.compress(body))


def rendition_size(path: str) -> int | None:
    try:
        match = resolve(path)
    except Http404:
        return None
    if match.view_name != "media:file":
        return None
    kept = Rendition.objects.filter(
        video=match.kwargs["video_id"], kind=match.kwargs["kind"].partition(".")[0]
    )
    return kept.values_list("bytes", flat=True).first()

"""The site as an application on a phone: its manifest, and the worker that serves saved pages."""

import hashlib
import json

from django.conf import settings
from django.templatetags.static import static
from django.utils.translation import gettext as _

BUILD = settings.SITE_DIR / "static" / "build"
TEMPLATES = settings.SITE_DIR / "templates"
# What the page of saved lessons needs; all else comes with the lesson that was saved.
SHELL_FILES = (
    "build/app.css",
    "build/app.js",
    "build/offline.js",
    "build/icons.svg",
    "img/favicon.svg",
    "img/roofs.svg",
)
# Their words and shape are part of the version: a change must reach phones.
SHELL_TEMPLATES = ("pages/offline.html", "base.html", "navigation/header.html")
SHELL_PAGE = "/luring/"


def manifest() -> dict:
    """What a phone needs to put the site on its first screen (W3C Web Application Manifest)."""
    return {
        "id": "/",
        "name": "Ngalam Kreator",
        "short_name": "Ngalam",
        "description": _("Learn to make videos, also without a connection."),
        "lang": "id",
        "start_url": "/belajar/",
        "scope": "/",
        "display": "standalone",
        # --paper and --ink of the tokens: manifests know no custom properties.
        "background_color": "#fcfcfa",
        "theme_color": "#191c4b",
        "icons": [
            {"src": static("img/icon.svg"), "sizes": "any", "type": "image/svg+xml"},
            *(
                {
                    "src": static(f"img/icon-{size}.png"),
                    "sizes": f"{size}x{size}",
                    "type": "image/png",
                    "purpose": purpose,
                }
                for size in (192, 512)
                for purpose in ("any", "maskable")
            ),
        ],
        "shortcuts": [
            {"name": _("My learning"), "url": "/belajar/"},
            {"name": _("Saved on this phone"), "url": SHELL_PAGE},
        ],
    }


def worker() -> str | None:
    """The script of the service worker, its version and files before it; None before a build."""
    script = BUILD / "sw.js"
    if not script.is_file():
        return None
    shell = {
        "version": version(),
        "page": SHELL_PAGE,
        "files": [static(name) for name in SHELL_FILES],
    }
    return f"self.shell = {json.dumps(shell)};\n{script.read_text()}"


def version() -> str:
    """Changes with whatever the worker keeps for all pages; the browser then fetches it anew."""
    digest = hashlib.sha256()
    made = sorted(path for path in BUILD.iterdir() if path.is_file())
    for path in [*made, *(TEMPLATES / name for name in SHELL_TEMPLATES)]:
        digest.update(f"{path.name}\0".encode())
        digest.update(path.read_bytes())
    digest.update(static(SHELL_FILES[0]).encode())
    return digest.hexdigest()[:12]

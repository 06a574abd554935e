"""What the editor's place says in Indonesian where Wagtail itself has no word, or another one.

Wagtail brings its own Indonesian texts, about a third of all. The catalogues here hold the rest,
and those that say it in our words (draf, terbitkan, tayang). They come after the project's own.
"""

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import write_po
from django.conf import settings

from config.catalogues import PLURALS, compile_file, read, translation_of

# Packages with texts that editors read. The ones that are not installed ask for nothing.
PARTS = (
    "wagtail",
    "wagtail.admin",
    "wagtail.users",
    "wagtail.images",
    "wagtail.documents",
    "wagtail.snippets",
    "wagtail.locales",
    "wagtail.sites",
    "wagtail.search",
    "wagtail.embeds",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.simple_translation",
    "wagtail_localize",
    "wagtail_localize.locales",
    "taggit",
)
# Texts of pages, and of the scripts on them.
DOMAINS = ("django", "djangojs")
LANGUAGE = "id"
HEADER = "# Texts of Wagtail that it does not translate: translate here, then run `make messages`."


def path_of(domain: str) -> Path:
    return settings.SITE_DIR / "locale_editor" / LANGUAGE / "LC_MESSAGES" / f"{domain}.po"


def catalogues_of_parts(domain: str, *locales: str) -> Iterator[Catalog]:
    """The catalogue of each installed part, in the order of PARTS, for the first of `locales`."""
    for part in PARTS:
        try:
            found = find_spec(part)
        except ModuleNotFoundError:  # the package around it is not there
            continue
        if found is None:
            continue
        for locale in locales:
            path = Path(found.submodule_search_locations[0], "locale", locale)
            if (path := path / "LC_MESSAGES" / f"{domain}.po").exists():
                yield read(path, locale)
                break


def asked(domain: str) -> Iterator[Message]:
    """Every text of the installed parts, once."""
    seen = set()
    for catalogue in catalogues_of_parts(domain, "en"):
        for message in catalogue:
            key = (message.context, message.id if isinstance(message.id, str) else message.id[0])
            if message.id and key not in seen:
                seen.add(key)
                yield message


def said_by_parts(domain: str) -> list[Catalog]:
    """The Indonesian catalogues that the parts bring; the `id` of Django finds `id_ID` as well."""
    return list(catalogues_of_parts(domain, "id", "id_ID"))


def words(translation: str | tuple) -> str:
    return translation if isinstance(translation, str) else translation[0]


def update(domain: str, *, extra: list[Path] = ()) -> list[str]:
    """Write the catalogue of `domain` anew from the installed parts; return what has no word.

    Known translations are kept, those in the PO files `extra` come first. What a part says in
    the same words is left to it.
    """
    path = path_of(domain)
    path.parent.mkdir(parents=True, exist_ok=True)
    known = [read(each, LANGUAGE) for each in (*extra, path) if each.exists()]
    theirs = said_by_parts(domain)
    new = Catalog(locale=LANGUAGE, header_comment=HEADER, fuzzy=False)
    new.mime_headers = [("Plural-Forms", PLURALS[LANGUAGE])]
    missing = []
    for message in asked(domain):
        ours, other = translation_of(message, known), translation_of(message, theirs)
        if not ours and not other:
            missing.append(message.id if isinstance(message.id, str) else message.id[0])
        elif not ours or ours == other:
            continue
        new.add(
            message.id,
            ours or ("" if isinstance(message.id, str) else ("",)),
            context=message.context,
        )
    with path.open("wb") as file:
        write_po(file, new, width=96, ignore_obsolete=True)
    return missing


def compile_all() -> None:
    """Write the binary catalogues beside the sources."""
    for domain in DOMAINS:
        compile_file(path_of(domain), LANGUAGE)

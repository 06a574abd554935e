"""The two message catalogues: gathered from code and templates, without the gettext programs.

English is the language of the source; Bahasa Indonesia is what people read first.
"""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

ROOMS = (
    "site/config",
    "site/face",
    "site/demo",
    "site/templates",
    "lms",
    "courses",
    "media_tools",
)
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
LANGUAGES = ("id", "en")
# Indonesian nouns have one form; Babel does not know, and would ask for two.
PLURALS = {"id": "nplurals=1; plural=0;", "en": "nplurals=2; plural=(n != 1);"}
HEADER = "# Written by `make messages`: translate here, then run it again."


def catalogue_path(language: str) -> Path:
    return settings.SITE_DIR / "locale" / language / "LC_MESSAGES" / "django.po"


def sources() -> Iterator[Path]:
    for room in ROOMS:
        for pattern in ("*.py", "*.html", "*.txt"):
            for path in sorted((settings.BASE_DIR / room).rglob(pattern)):
                if "migrations" not in path.parts:
                    yield path


def messages_in(path: Path) -> Iterator[tuple]:
    """(context or None, id or (singular, plural)) of every message that `path` asks for."""
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        # Django blots out all but the messages; what is left has no meaning as indentation.
        lines = templatize(text, origin=str(path)).splitlines()
        text = "\n".join(line.lstrip() for line in lines)
    found = extract_python(BytesIO(text.encode()), KEYWORDS, [], {"encoding": "utf-8"})
    for _line, function, messages, _comments in found:
        parts = messages if isinstance(messages, tuple) else (messages,)
        context = None
        if function.startswith(("pgettext", "npgettext")):
            context, *parts = parts
        plural = function.startswith(("n", "np"))
        wanted = parts[:2] if plural else parts[:1]
        if all(isinstance(part, str) and part for part in wanted):
            yield context, tuple(wanted) if plural else wanted[0]


def gathered() -> Catalog:
    """Every message of the project, in the order of files; a message asked twice stands once."""
    catalogue = Catalog(fuzzy=False)
    for path in sources():
        where = path.relative_to(settings.BASE_DIR).as_posix()
        for context, message in messages_in(path):
            catalogue.add(message, context=context, locations=[(where, None)])
    return catalogue


def read(path: Path, language: str) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=language)


def update(language: str, *, extra: list[Path] = ()) -> list[str]:
    """Write the catalogue of `language` anew from the source; return what is not translated.

    Known translations are kept, those in the PO files `extra` are added. English says what the
    source says.
    """
    path = catalogue_path(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    known = [read(each, language) for each in (*extra, path) if each.exists()]
    new = Catalog(locale=language, header_comment=HEADER, fuzzy=False)
    new.mime_headers = [("Plural-Forms", PLURALS[language])]
    missing = []
    for message in gathered():
        if not message.id:
            continue
        string = message.id if language == "en" else translation_of(message, known)
        if not string:
            missing.append(message.id if isinstance(message.id, str) else message.id[0])
            string = "" if isinstance(message.id, str) else ("",)
        new.add(message.id, string, context=message.context, locations=message.locations)
    with path.open("wb") as file:
        write_po(file, new, width=96, sort_by_file=False, ignore_obsolete=True)
    return missing


def translation_of(message, known: list[Catalog]):
    for catalogue in known:
        found = catalogue.get(message.id, message.context)
        if found is None or not found.string:
            continue
        # One form serves all counts; a catalogue made elsewhere may carry empty others.
        first = found.string if isinstance(found.string, str) else found.string[0]
        if first:
            return first if isinstance(message.id, str) else (first,)
    return ""


def compile_all() -> None:
    """Write the binary catalogues beside the sources."""
    for language in LANGUAGES:
        compile_file(catalogue_path(language), language)


def compile_file(path: Path, language: str) -> None:
    with path.with_suffix(".mo").open("wb") as file:
        write_mo(file, read(path, language))

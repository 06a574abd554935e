"""Lists of nominees as kelurahan write them: CSV or XLSX, with a heading row."""

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import ParseError

from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from lms.people.logins import as_login
from lms.people.models import Region

MOST_ROWS = 2000  # 57 kelurahan with 35 names each
MOST_UNPACKED_BYTES = 30 * 1024**2
COLUMNS = {
    "name": ("nama", "name"),
    "kelurahan": ("kelurahan", "desa/kelurahan"),
    "contact": ("kontak", "email atau hp", "contact", "no hp", "email"),
    "note": ("catatan", "keterangan", "note"),
}


# What the readers of both kinds raise on a damaged file.
BROKEN = (csv.Error, ParseError, IndexError, KeyError, TypeError, ValueError, OSError)


class UnreadableFile(Exception):
    """Why nothing could be read; the message is for the officer."""


@dataclass(frozen=True)
class Row:
    """One line of the list. `number` is the line in the file, the heading being 1."""

    number: int
    name: str = ""
    kelurahan: str = ""
    contact: str = ""
    note: str = ""
    # Why this line cannot be taken; empty where it can.
    error: str = ""


def read(file) -> list[Row]:
    """The lines of an uploaded file, checked one by one; empty lines are left out. Raises
    UnreadableFile."""
    try:
        return read_rows(file.read())
    except BROKEN:
        # Lines come one by one, so what is broken inside shows only now.
        raise UnreadableFile(_("This is neither a CSV nor an XLSX file.")) from None


def read_rows(content: bytes) -> list[Row]:
    lines = spreadsheet(content) if content.startswith(b"PK\x03\x04") else text(content)
    heading = next(lines, None)
    if heading is None:
        raise UnreadableFile(_("The file is empty."))
    places = columns(heading)
    homes = {region.name.casefold(): region.code for region in Region.objects.kelurahan()}
    codes = set(homes.values())
    rows, seen = [], {}
    for number, line in enumerate(lines, start=2):
        if not any(cell.strip() for cell in line):
            continue
        if len(rows) == MOST_ROWS:
            raise UnreadableFile(
                _("The list has more than %(most)s lines. Send it in parts.") % {"most": MOST_ROWS}
            )
        values = {
            name: " ".join(line[at].split()) if at < len(line) else ""
            for name, at in places.items()
        }
        rows.append(checked(number, values, homes=homes, codes=codes, seen=seen))
    return rows


def text(content: bytes) -> Iterator[list[str]]:
    try:
        decoded = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        # What a spreadsheet program on Windows saves as "CSV".
        decoded = content.decode("cp1252", errors="replace")
    if "\0" in decoded:
        raise UnreadableFile(_("This is neither a CSV nor an XLSX file."))
    first = re.split(r"[\r\n]", decoded, maxsplit=1)[0]
    separator = max(";,\t", key=first.count)
    return csv.reader(io.StringIO(decoded, newline=None), delimiter=separator)


def spreadsheet(content: bytes) -> Iterator[list[str]]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(each.file_size for each in packed.infolist()) > MOST_UNPACKED_BYTES:
                raise UnreadableFile(_("The file unpacks to too much. Save it anew and send it."))
        sheet = load_workbook(io.BytesIO(content), read_only=True, data_only=True).worksheets[0]
    except (zipfile.BadZipFile, InvalidFileException, KeyError, IndexError, ValueError, OSError):
        raise UnreadableFile(_("This is neither a CSV nor an XLSX file.")) from None
    return (
        ["" if cell is None else str(cell) for cell in row]
        for row in sheet.iter_rows(values_only=True)
    )


def columns(heading: list[str]) -> dict[str, int]:
    """Where each column stands. Raises UnreadableFile where one is missing."""
    titles = [" ".join(str(title).split()).casefold() for title in heading]
    places = {
        name: next((titles.index(word) for word in words if word in titles), None)
        for name, words in COLUMNS.items()
    }
    missing = [
        COLUMNS[name][0] for name in ("name", "kelurahan", "contact") if places[name] is None
    ]
    if missing:
        raise UnreadableFile(
            _("The first line must name the columns. Missing: %(columns)s.")
            % {"columns": ", ".join(missing)}
        )
    return {name: at for name, at in places.items() if at is not None}


def checked(number, values, *, homes, codes, seen) -> Row:
    # A spreadsheet keeps 0812… as the number 812….
    contact = as_login(values["contact"].removesuffix(".0"))
    home = values["kelurahan"]
    code = home if home in codes else homes.get(home.casefold().removeprefix("kelurahan ").strip())
    error = ""
    if not values["name"]:
        error = _("The name is missing.")
    elif code is None:
        error = _("No kelurahan of Kota Malang has this name.")
    elif contact is None:
        error = _("The contact is neither an e-mail address nor an Indonesian mobile number.")
    elif contact in seen:
        error = _("The same contact stands in line %(line)s.") % {"line": seen[contact]}
    if not error:
        seen[contact] = number
    return Row(
        number=number,
        name=values["name"][:120],
        kelurahan=code or home,
        contact=contact or values["contact"],
        note=values.get("note", "")[:200],
        error=error,
    )

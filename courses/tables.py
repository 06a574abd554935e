"""Lists as offices write them: CSV or XLSX, with a heading row. What the columns mean is the
reader's; here a file becomes lines of text, within limits."""

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from xml.etree.ElementTree import ParseError

from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

MOST_UNPACKED_BYTES = 30 * 1024**2
# What the readers of both kinds raise on a damaged file.
BROKEN = (csv.Error, ParseError, IndexError, KeyError, TypeError, ValueError, OSError)


class UnreadableFile(Exception):
    """Why nothing could be read; the message is for whoever sent it."""


def read_table(content: bytes, columns: dict, *, needed, most_rows: int) -> list:
    """`(line in the file, {column: text})` for each line that is not empty, the heading being
    line 1. `columns` is `{column: (its headings in small letters, ...)}`; `needed` are those
    without which nothing can be read, others are left out where they are not there. Text has its
    spaces straightened. Raises UnreadableFile."""
    try:
        return list(lines_of(content, columns, needed=needed, most_rows=most_rows))
    except BROKEN:
        # Lines come one by one, so what is broken inside shows only now.
        raise UnreadableFile(_("This is neither a CSV nor an XLSX file.")) from None


def lines_of(content, columns, *, needed, most_rows):
    lines = spreadsheet(content) if content.startswith(b"PK\x03\x04") else text(content)
    heading = next(lines, None)
    if heading is None:
        raise UnreadableFile(_("The file is empty."))
    places = places_of(heading, columns, needed)
    taken = 0
    for number, line in enumerate(lines, start=2):
        if not any(cell.strip() for cell in line):
            continue
        if taken == most_rows:
            raise UnreadableFile(
                _("The list has more than %(most)s lines. Send it in parts.") % {"most": most_rows}
            )
        taken += 1
        yield (
            number,
            {
                name: " ".join(line[at].split()) if at < len(line) else ""
                for name, at in places.items()
            },
        )


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


def places_of(heading: list[str], columns, needed) -> dict[str, int]:
    """Where each column stands. Raises UnreadableFile where a needed one is missing."""
    titles = [" ".join(str(title).split()).casefold() for title in heading]
    places = {
        name: next((titles.index(word) for word in words if word in titles), None)
        for name, words in columns.items()
    }
    missing = [columns[name][0] for name in needed if places[name] is None]
    if missing:
        raise UnreadableFile(
            _("The first line must name the columns. Missing: %(columns)s.")
            % {"columns": ", ".join(missing)}
        )
    return {name: at for name, at in places.items() if at is not None}

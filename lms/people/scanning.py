"""Searching everything for somebody's words: every column of every table, every file.

For after an erasure, when nothing may be found. It reads the database past the models, so that
search indexes and tables of packages are read as well, and archives from inside.
"""

import gzip
import io
import json
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.db import connection

CHUNK = 8 * 1024 * 1024
# What is inside an archive inside an archive is nobody's copy of anything here.
DEEPEST = 2


@dataclass(frozen=True, order=True)
class Trace:
    """A place in which a word was found."""

    where: str
    word: str

    def __str__(self):
        return f"{self.where}: {self.word}"


def spellings(word: str) -> set[str]:
    """A word as it is, and as JSON writes it."""
    return {word.lower(), json.dumps(word)[1:-1].lower()}


def in_database(words) -> Iterator[Trace]:
    """Every column that holds one of the words as a part, whatever the case: table.column."""
    asked = [(word, spelling) for word in words for spelling in sorted(spellings(word))]
    with connection.cursor() as cursor:
        for table in sorted(connection.introspection.table_names(cursor)):
            yield from _in_table(cursor, table, asked)


def _in_table(cursor, table: str, asked) -> Iterator[Trace]:
    quote = connection.ops.quote_name
    names = [column.name for column in _columns(cursor, table)]
    if not names or not asked:
        return
    # One pass over the table, however many columns and words there are.
    tests, values = [], []
    for name in names:
        for _word, spelling in asked:
            tests.append(
                f"MAX(CASE WHEN LOWER(CAST({quote(name)} AS TEXT)) LIKE %s ESCAPE '!' "
                "THEN 1 ELSE 0 END)"
            )
            values.append(f"%{_literal(spelling)}%")
    # Names come from the database itself and are quoted; words are parameters.
    cursor.execute(f"SELECT {', '.join(tests)} FROM {quote(table)}", values)  # noqa: S608
    found = iter(cursor.fetchone())
    seen = set()
    for name in names:
        for word, _spelling in asked:
            if next(found) and (name, word) not in seen:
                seen.add((name, word))
                yield Trace(f"{table}.{name}", word)


def _columns(cursor, table):
    return connection.introspection.get_table_description(cursor, table)


def _literal(text: str) -> str:
    return re.sub(r"([!%_])", r"!\1", text)


def in_files(words, roots) -> Iterator[Trace]:
    """Every file below `roots` that holds one of the words, in its name or its bytes; a database
    file too, with the pages that were freed."""
    patterns = {word: _pattern(word) for word in words}
    for root in roots:
        for path in sorted(Path(root).rglob("*")):
            name = str(path.relative_to(root))
            for word, pattern in patterns.items():
                if pattern.search(name.encode()):
                    yield Trace(str(path), word)
            if path.is_file() and not path.is_symlink():
                yield from _in_file(path, patterns)


def _in_file(path: Path, patterns) -> Iterator[Trace]:
    found = set()
    try:
        with path.open("rb") as file:
            found |= _in_stream(file, patterns)
            file.seek(0)
            for inside in _opened(path.name, file):
                found |= _in_archive(inside, patterns)
    except FileNotFoundError:
        # Somebody else's scratch file that is gone by now.
        return
    for word in sorted(found):
        yield Trace(str(path), word)


def _in_stream(file, patterns) -> set[str]:
    """Read in pieces that overlap: a word may lie across two of them."""
    longest = max((len(pattern.pattern) for pattern in patterns.values()), default=0)
    found, kept = set(), b""
    while chunk := file.read(CHUNK):
        piece = kept + chunk
        found |= {word for word, pattern in patterns.items() if pattern.search(piece)}
        kept = piece[-longest:]
    return found


def _opened(name: str, file) -> Iterator:
    """What a compressed file holds: a ZIP (also XLSX and DOCX), or one gzip stream."""
    if name.endswith(".gz"):
        yield gzip.GzipFile(fileobj=file)
    elif zipfile.is_zipfile(file):
        file.seek(0)
        yield zipfile.ZipFile(file)


def _in_archive(archive, patterns, depth=1) -> set[str]:
    found = set()
    try:
        if isinstance(archive, gzip.GzipFile):
            return _in_stream(archive, patterns)
        for entry in archive.infolist():
            name = entry.filename.encode()
            found |= {word for word, pattern in patterns.items() if pattern.search(name)}
            with archive.open(entry) as member:
                found |= _in_stream(member, patterns)
            if depth < DEEPEST and entry.filename.lower().endswith((".zip", ".xlsx", ".docx")):
                inside = zipfile.ZipFile(io.BytesIO(archive.read(entry)))
                found |= _in_archive(inside, patterns, depth + 1)
    except (OSError, EOFError, zlib.error, zipfile.BadZipFile, RuntimeError):
        # Not an archive after all, torn or locked: its raw bytes were read.
        return found
    return found


def _pattern(word: str):
    parts = (re.escape(spelling.encode()) for spelling in sorted(spellings(word)))
    return re.compile(b"|".join(parts), re.IGNORECASE)

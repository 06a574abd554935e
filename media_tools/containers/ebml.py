"""WebM and Matroska (EBML): what it is, whether it is whole, whether it is locked, and
what else lies in it."""

from dataclasses import dataclass, field
from typing import BinaryIO

MAGIC = b"\x1a\x45\xdf\xa3"
SEGMENT, TRACKS, DOC_TYPE = 0x18538067, 0x1654AE6B, 0x4282
VOID, ATTACHMENTS, ATTACHED_FILE, ATTACHED_DATA = 0xEC, 0x1941A469, 0x61A7, 0x465C
# A track's way to its lock: TrackEntry, ContentEncodings, ContentEncoding, ContentEncryption.
LOCK_PATH = (0xAE, 0x6D80, 0x6240, 0x5035)
# An hour in clusters of a tenth of a second, and some.
MOST_ELEMENTS = 100_000
# How much of a filler, of an attachment or of what trails the file is searched for another file.
HIDING_PLACE = 64 * 1024
MOST_FILLER = 1024 * 1024


@dataclass
class Layout:
    size: int
    doc_type: str = ""
    has_segment: bool = False
    has_tracks: bool = False
    encrypted: bool = False
    cut: bool = False
    trailing: bytes = b""
    filler: list[bytes] = field(default_factory=list)

    def search(self, source: BinaryIO, length: int) -> None:
        """Keep the beginning of what lies here, as far as there is room for it."""
        room = MOST_FILLER - sum(map(len, self.filler))
        if room > 0 and length > 0:
            self.filler.append(source.read(min(length, HIDING_PLACE, room)))


def number(source: BinaryIO, *, keep_marker: bool) -> int | None:
    """A variable-length number; None at the end of the file. An unknown size reads as -1."""
    first = source.read(1)
    if not first or first[0] == 0:
        return None
    length = 9 - first[0].bit_length()
    rest = source.read(length - 1)
    if len(rest) < length - 1:
        return None
    value = int.from_bytes(first + rest, "big")
    if keep_marker:
        return value
    value &= (1 << (7 * length)) - 1
    return -1 if value == (1 << (7 * length)) - 1 else value


def element(source: BinaryIO) -> tuple[int, int] | None:
    kind = number(source, keep_marker=True)
    size = None if kind is None else number(source, keep_marker=False)
    return None if size is None else (kind, size)


def read(source: BinaryIO, size: int) -> Layout:
    layout = Layout(size)
    source.seek(0)
    head = element(source)
    if head is None or head[1] < 0:
        return layout
    end_of_head = source.tell() + head[1]
    while source.tell() < end_of_head and (found := element(source)):
        body = source.read(min(found[1], 64)) if found[1] >= 0 else b""
        if found[0] == DOC_TYPE:
            layout.doc_type = body.decode("latin-1").rstrip("\0")
    source.seek(end_of_head)
    segment = element(source)
    if segment is None or segment[0] != SEGMENT:
        return layout
    layout.has_segment = True
    # A browser records without knowing the end; then there is nothing to compare with.
    end = source.tell() + segment[1] if segment[1] >= 0 else size
    layout.cut = end > size
    read_segment(layout, source, min(end, size))
    if end < size:
        source.seek(end)
        layout.trailing = source.read(HIDING_PLACE)
    return layout


def read_segment(layout: Layout, source: BinaryIO, end: int) -> None:
    """Walk the elements side by side; one of unknown size hides those behind it."""
    for _ in range(MOST_ELEMENTS):
        found = element(source) if source.tell() < end else None
        if found is None or found[1] < 0:
            return
        kind, length = found
        after = source.tell() + length
        if kind == TRACKS:
            layout.has_tracks = True
            layout.encrypted = holds_lock(source, after, LOCK_PATH)
        elif kind == VOID:
            layout.search(source, length)
        elif kind == ATTACHMENTS:
            search_attachments(layout, source, min(after, end))
        source.seek(after)


def search_attachments(layout: Layout, source: BinaryIO, end: int) -> None:
    """Keep the beginning of each attached file: a cover or a letter face, or something worse."""
    for _ in range(MOST_ELEMENTS):
        found = element(source) if source.tell() < end else None
        if found is None or found[1] < 0:
            return
        kind, length = found
        after = source.tell() + length
        if kind == ATTACHED_DATA:
            layout.search(source, length)
        # Into an attached file, over everything that describes it.
        if kind != ATTACHED_FILE:
            source.seek(after)


def holds_lock(source: BinaryIO, end: int, path: tuple[int, ...]) -> bool:
    while source.tell() < end and (found := element(source)):
        kind, length = found
        if length < 0:
            return False
        after = source.tell() + length
        if kind == path[0] and (len(path) == 1 or holds_lock(source, after, path[1:])):
            return True
        source.seek(after)
    return False

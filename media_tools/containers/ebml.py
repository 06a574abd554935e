"""WebM and Matroska (EBML): what it is, whether it is whole, whether it is locked."""

from dataclasses import dataclass
from typing import BinaryIO

MAGIC = b"\x1a\x45\xdf\xa3"
SEGMENT, CLUSTER, TRACKS, DOC_TYPE = 0x18538067, 0x1F43B675, 0x1654AE6B, 0x4282
# A track's way to its lock: TrackEntry, ContentEncodings, ContentEncoding, ContentEncryption.
LOCK_PATH = (0xAE, 0x6D80, 0x6240, 0x5035)
LONGEST_HEADER = 8 * 1024 * 1024


@dataclass
class Layout:
    size: int
    doc_type: str = ""
    has_segment: bool = False
    has_tracks: bool = False
    encrypted: bool = False
    cut: bool = False


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
    layout.cut = segment[1] >= 0 and source.tell() + segment[1] > size
    read_segment(layout, source)
    return layout


def read_segment(layout: Layout, source: BinaryIO) -> None:
    while source.tell() < min(layout.size, LONGEST_HEADER) and (found := element(source)):
        kind, length = found
        if kind == CLUSTER or length < 0:
            return
        after = source.tell() + length
        if kind == TRACKS:
            layout.has_tracks = True
            layout.encrypted = holds_lock(source, after, LOCK_PATH)
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

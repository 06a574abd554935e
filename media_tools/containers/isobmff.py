"""MP4, MOV and 3GP (ISO base media): boxes, tracks and where the bytes should be."""

import struct
from dataclasses import dataclass, field
from typing import BinaryIO

from media_tools.containers.boxes import MOST_BOXES, Malformed, boxes
from media_tools.containers.tracks import Track, marks_location, read_track, timescale

LONGEST_MOOV = 64 * 1024 * 1024
# How much of a filler box or of what trails the file is searched for another file.
HIDING_PLACE = 64 * 1024
# And how much of all fillers together: they cost the web process memory.
MOST_FILLER = 1024 * 1024
TOP_LEVEL = {
    b"ftyp", b"styp", b"moov", b"mdat", b"free", b"skip", b"wide", b"pnot", b"uuid", b"meta",
    b"moof", b"mfra", b"sidx", b"ssix", b"emsg", b"prft", b"pdin", b"udta", b"PICT",
}  # fmt: skip
FIRST = {b"ftyp", b"moov", b"mdat", b"wide", b"skip", b"free", b"pnot"}
PICTURES = {
    b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1", b"avif", b"avis", b"jpeg",
}  # fmt: skip


@dataclass
class Layout:
    """What the file says of itself. Offsets and sizes in bytes."""

    size: int
    brand: bytes = b""
    tracks: list[Track] = field(default_factory=list)
    has_moov: bool = False
    has_mdat: bool = False
    moov_first: bool | None = None
    fragmented: bool = False
    located: bool = False
    has_cover: bool = False
    # The index is compressed, or names another film instead of describing this one.
    packed: bool = False
    elsewhere: bool = False
    cut: bool = False
    malformed: bool = False
    trailing: bytes = b""
    filler: list[bytes] = field(default_factory=list)


def looks_like(head: bytes) -> bool:
    return head[4:8] in FIRST


def read(source: BinaryIO, size: int) -> Layout:
    layout = Layout(size)
    at = seen = 0
    while at + 8 <= size:
        seen += 1
        if seen > MOST_BOXES:
            layout.malformed = True
            return layout
        source.seek(at)
        head = source.read(16)
        length, kind = struct.unpack_from(">I4s", head)
        header = 8
        if length == 1 and len(head) == 16:
            length, header = struct.unpack_from(">Q", head, 8)[0], 16
        elif length == 0:
            length = size - at
        if kind not in TOP_LEVEL and not (kind.isalnum() and at + length <= size):
            break
        if length < header:
            layout.malformed = True
            break
        if at + length > size:
            layout.cut = True
        take(layout, source, kind, at + header, min(at + length, size))
        at += length
    if at < size:
        source.seek(at)
        layout.trailing = source.read(HIDING_PLACE)
    return layout


def take(layout: Layout, source: BinaryIO, kind: bytes, body: int, end: int) -> None:
    source.seek(body)
    if kind == b"ftyp":
        layout.brand = source.read(4)
    elif kind == b"mdat":
        layout.has_mdat = True
    elif kind == b"moof":
        layout.fragmented = True
    elif kind in (b"free", b"skip", b"wide"):
        room = MOST_FILLER - sum(map(len, layout.filler))
        if room > 0 and end > body:
            layout.filler.append(source.read(min(end - body, HIDING_PLACE, room)))
    elif kind == b"uuid":
        layout.located |= marks_location(source.read(min(end - body, 1024 * 1024)))
    elif kind == b"moov" and not layout.cut:
        if end - body > LONGEST_MOOV:
            layout.malformed = True
            return
        layout.has_moov = True
        layout.moov_first = not layout.has_mdat
        try:
            take_moov(layout, source.read(end - body))
        except (Malformed, struct.error, IndexError):
            layout.malformed = True


def take_moov(layout: Layout, moov: bytes) -> None:
    scale = 0
    for box in boxes(moov, 0, len(moov)):
        if box.kind == b"mvhd":
            scale = timescale(moov, box)[0]
        elif box.kind == b"trak":
            layout.tracks.append(read_track(moov, box, scale))
        elif box.kind == b"mvex":
            layout.fragmented = True
        elif box.kind == b"cmov":
            layout.packed = True
        elif box.kind == b"rmra":
            layout.elsewhere = True
        elif box.kind in (b"udta", b"meta"):
            layout.located |= marks_location(moov[box.body : box.end])
            layout.has_cover |= b"covr" in moov[box.body : box.end]
    layout.located |= any(track.located for track in layout.tracks)
    layout.elsewhere |= any(track.elsewhere for track in layout.tracks)

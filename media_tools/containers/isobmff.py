"""MP4, MOV and 3GP (ISO base media): boxes, tracks and where the bytes should be."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

LONGEST_MOOV = 64 * 1024 * 1024
# How much of a filler box or of what trails the file is searched for another file.
HIDING_PLACE = 64 * 1024
# And how much of all fillers together: they cost the web process memory.
MOST_FILLER = 1024 * 1024
# No camera writes so many boxes side by side; walking them would hold a request for minutes.
MOST_BOXES = 100_000
TOP_LEVEL = {
    b"ftyp", b"styp", b"moov", b"mdat", b"free", b"skip", b"wide", b"pnot", b"uuid", b"meta",
    b"moof", b"mfra", b"sidx", b"ssix", b"emsg", b"prft", b"pdin", b"udta", b"PICT",
}  # fmt: skip
FIRST = {b"ftyp", b"moov", b"mdat", b"wide", b"skip", b"free", b"pnot"}
PICTURES = {
    b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1", b"avif", b"avis", b"jpeg",
}  # fmt: skip
ENCRYPTED = {b"encv", b"enca", b"drmi", b"drms", b"drmv"}
# Timed metadata in which cameras and drones write where they are.
LOCATED_TRACKS = {"gpmd", "camm", "djmd", "rtmd", "gps "}
LOCATION_MARKS = (b"\xa9xyz", b"loci", b"location.ISO6709", b"GPSLatitude", b"GPSCoordinates")


class Malformed(Exception):
    """The boxes contradict each other."""


@dataclass(frozen=True)
class Box:
    kind: bytes
    start: int
    body: int
    end: int


@dataclass
class Track:
    handler: str = ""
    codec: str = ""
    samples: int = 0
    encrypted: bool = False
    mirrored: bool = False
    located: bool = False
    last_chunk: int = 0
    # Seconds of media, and seconds of it that an edit list lets through.
    media_s: float = 0.0
    edited_s: float | None = None

    @property
    def trimmed(self) -> bool:
        """Cut by an edit list, as phones do on "trim": packets outside it stay in the file."""
        return self.edited_s is not None and self.edited_s < 0.95 * self.media_s

    @property
    def hidden_s(self) -> float:
        """Seconds that stay in the file and are not played; an unknown length hides nothing."""
        return max(0.0, self.media_s - self.edited_s) if self.edited_s is not None else 0.0


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
    cut: bool = False
    malformed: bool = False
    trailing: bytes = b""
    filler: list[bytes] = field(default_factory=list)


def looks_like(head: bytes) -> bool:
    return head[4:8] in FIRST


def boxes(data: bytes, start: int, end: int) -> Iterator[Box]:
    """The boxes that lie side by side between `start` and `end` of bytes already in memory."""
    at, seen = start, 0
    while at + 8 <= end:
        seen += 1
        if seen > MOST_BOXES:
            raise Malformed("more boxes than any camera writes")
        size, kind = struct.unpack_from(">I4s", data, at)
        head = 8
        if size == 1 and at + 16 <= end:
            size, head = struct.unpack_from(">Q", data, at + 8)[0], 16
        elif size == 0:
            size = end - at
        if size < head or at + size > end:
            raise Malformed(f"{kind!r} at {at} claims {size} bytes")
        yield Box(kind, at, at + head, at + size)
        at += size


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
        elif box.kind in (b"udta", b"meta"):
            layout.located |= marks_location(moov[box.body : box.end])
            layout.has_cover |= b"covr" in moov[box.body : box.end]
    layout.located |= any(track.located for track in layout.tracks)


def marks_location(chunk: bytes) -> bool:
    return any(mark in chunk for mark in LOCATION_MARKS)


def timescale(moov: bytes, header: Box) -> tuple[int, int]:
    """Units a second and the duration in them, of a movie's or a media's header."""
    if moov[header.body]:
        return struct.unpack_from(">IQ", moov, header.body + 20)
    return struct.unpack_from(">II", moov, header.body + 12)


def edited_units(moov: bytes, edts: Box) -> int | None:
    """Movie units that the edit list plays; None without a list."""
    for box in boxes(moov, edts.body, edts.end):
        if box.kind == b"elst":
            count = struct.unpack_from(">I", moov, box.body + 4)[0]
            form, width = (">Qq4x", 20) if moov[box.body] else (">Ii4x", 12)
            entries = moov[box.body + 8 : box.body + 8 + min(count, 10_000) * width]
            whole = entries[: len(entries) // width * width]
            # A media time of -1 is an empty stretch before the pictures begin.
            return sum(units for units, at in struct.iter_unpack(form, whole) if at >= 0)
    return None


def read_track(moov: bytes, trak: Box, movie_scale: int) -> Track:
    track = Track()
    for box in boxes(moov, trak.body, trak.end):
        if box.kind == b"tkhd":
            version = moov[box.body]
            a, b, _, c, d = struct.unpack_from(">5i", moov, box.body + (52 if version else 40))
            track.mirrored = a * d - b * c < 0
        elif box.kind == b"edts" and movie_scale:
            units = edited_units(moov, box)
            track.edited_s = units / movie_scale if units else None
        elif box.kind == b"mdia":
            read_media(track, moov, box)
        elif box.kind in (b"udta", b"meta"):
            track.located |= marks_location(moov[box.body : box.end])
    return track


def read_media(track: Track, moov: bytes, mdia: Box) -> None:
    for box in boxes(moov, mdia.body, mdia.end):
        if box.kind == b"mdhd":
            scale, units = timescale(moov, box)
            track.media_s = units / scale if scale else 0.0
        elif box.kind == b"hdlr":
            track.handler = moov[box.body + 8 : box.body + 12].decode("latin-1")
        elif box.kind == b"minf":
            for inner in boxes(moov, box.body, box.end):
                if inner.kind == b"stbl":
                    read_samples(track, moov, inner)


def read_samples(track: Track, moov: bytes, stbl: Box) -> None:
    for box in boxes(moov, stbl.body, stbl.end):
        if box.kind == b"stsd" and box.end - box.body >= 16:
            kind = moov[box.body + 12 : box.body + 16]
            track.codec = kind.decode("latin-1")
            track.encrypted = kind in ENCRYPTED
            track.located = track.codec in LOCATED_TRACKS or (
                track.codec == "mebx" and b"location" in moov[box.body : box.end]
            )
        elif box.kind in (b"stsz", b"stz2") and box.end - box.body >= 12:
            track.samples = struct.unpack_from(">I", moov, box.body + 8)[0]
        elif box.kind in (b"stco", b"co64") and box.end - box.body > 8:
            form, width = (">Q", 8) if box.kind == b"co64" else (">I", 4)
            offsets = moov[box.body + 8 : box.end]
            whole = len(offsets) // width * width
            track.last_chunk = max(
                (at for (at,) in struct.iter_unpack(form, offsets[:whole])), default=0
            )

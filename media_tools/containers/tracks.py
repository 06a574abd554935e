"""One track of ISO base media: what it holds, where its samples lie, how it is shown."""

import struct
from contextlib import suppress
from dataclasses import dataclass

from media_tools.containers.boxes import Box, Malformed, boxes

ENCRYPTED = {b"encv", b"enca", b"drmi", b"drms", b"drmv"}
# Timed metadata in which cameras and drones write where they are.
LOCATED_TRACKS = {"gpmd", "camm", "djmd", "rtmd", "gps "}
LOCATION_MARKS = (b"\xa9xyz", b"loci", b"location.ISO6709", b"GPSLatitude", b"GPSCoordinates")
# A data reference whose samples lie in this very file says so with this flag.
SELF_CONTAINED = 1


@dataclass
class Track:
    handler: str = ""
    codec: str = ""
    samples: int = 0
    encrypted: bool = False
    mirrored: bool = False
    located: bool = False
    last_chunk: int = 0
    # Whether the samples are said to lie in another file.
    elsewhere: bool = False
    # Units of the media's clock a sample, where all take the same.
    steady_step: int | None = None
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

    @property
    def listed_samples(self) -> int:
        """Samples that a reader must list one by one; of plain PCM it lists the chunks."""
        return 0 if self.handler == "soun" and self.steady_step == 1 else self.samples


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
                elif inner.kind == b"dinf":
                    track.elsewhere |= lies_elsewhere(moov, inner)


def lies_elsewhere(moov: bytes, dinf: Box) -> bool:
    """Whether a data reference names another file; an empty name is a slip of the writer."""
    for dref in boxes(moov, dinf.body, dinf.end):
        if dref.kind != b"dref":
            continue
        for entry in boxes(moov, dref.body + 8, dref.end):
            flags = struct.unpack_from(">I", moov, entry.body)[0] & 0xFFFFFF
            if not flags & SELF_CONTAINED and moov[entry.body + 4 : entry.end].strip(b"\0"):
                return True
    return False


def read_samples(track: Track, moov: bytes, stbl: Box) -> None:
    for box in boxes(moov, stbl.body, stbl.end):
        if box.kind == b"stsd" and box.end - box.body >= 16:
            read_kinds(track, moov, box)
        elif box.kind == b"stts" and box.end - box.body >= 16:
            count, _, step = struct.unpack_from(">III", moov, box.body + 4)
            track.steady_step = step if count == 1 else None
        elif box.kind in (b"stsz", b"stz2") and box.end - box.body >= 12:
            track.samples = struct.unpack_from(">I", moov, box.body + 8)[0]
        elif box.kind in (b"stco", b"co64") and box.end - box.body > 8:
            form, width = (">Q", 8) if box.kind == b"co64" else (">I", 4)
            offsets = moov[box.body + 8 : box.end]
            whole = len(offsets) // width * width
            track.last_chunk = max(
                (at for (at,) in struct.iter_unpack(form, offsets[:whole])), default=0
            )


def read_kinds(track: Track, moov: bytes, stsd: Box) -> None:
    """What the samples are. A film may begin in the clear and go on locked: look at every kind."""
    track.codec = moov[stsd.body + 12 : stsd.body + 16].decode("latin-1")
    track.located = track.codec in LOCATED_TRACKS or (
        track.codec == "mebx" and b"location" in moov[stsd.body : stsd.end]
    )
    # Old cameras leave entries of a wrong size; the first has been read above.
    with suppress(Malformed):
        for entry in boxes(moov, stsd.body + 8, stsd.end):
            told = moov[entry.body : entry.end]
            track.encrypted |= entry.kind in ENCRYPTED or (b"sinf" in told and b"schm" in told)

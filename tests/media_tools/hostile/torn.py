"""Videos whose end is missing, and videos that are locked."""

import struct
from collections.abc import Iterator

from .boxes import (
    SEGMENT,
    TABLE,
    TRACKS,
    bent,
    body_of,
    box,
    cluster,
    element,
    full,
    put,
    track,
    webm,
    within,
)
from .made import H264, VP8, Bases, Hostile

PARTS = (0.2, 0.5, 0.9)


def truncated(bases: Bases) -> Iterator[Hostile]:
    whole = {
        "first.mp4": bases.index_first,
        "last.mp4": bases.index_last,
        "small.mov": bases.mov,
        "small.3gp": bases.made("small.3gp", *H264, sound=None),
        "small.webm": bases.webm,
        "small.mkv": bases.mkv,
    }
    for name, video in whole.items():
        for part in PARTS:
            yield cut(f"{round(100 * part)}-{name}", video[: round(part * len(video))])
    yield cut("one-byte-short.mp4", bases.index_last[:-1])
    yield cut("one-byte-short.webm", bases.webm[:-1])
    yield cut("within-the-type.mp4", bases.index_last[:20])
    yield cut("pieces.mp4", bases.fragmented[: round(0.7 * len(bases.fragmented))])
    yield cut("pieces-named.mp4", bases.fragmented[:-4])
    pictures = body_of(bases.index_last, "mdat")
    yield cut("no-index.mp4", box(b"ftyp", b"isom\0\0\2\0") + box(b"mdat", pictures))
    yield cut("index-without-pictures.mp4", without_pictures(bases.index_first))
    many = bent(
        bases.silent,
        f"{TABLE}/stsz",
        lambda body: body[:8] + struct.pack(">I", 400) + body[12:] + body[12:] * 39,
    )
    yield cut("more-pictures-promised.mp4", many)


def cut(name: str, content: bytes) -> Hostile:
    return Hostile("truncated", name, "truncated", content)


def without_pictures(video: bytes) -> bytes:
    return video[: video.index(b"mdat") - 4]


def encrypted(bases: Bases) -> Iterator[Hostile]:
    def locked(name: str, content: bytes) -> Hostile:
        return Hostile("encrypted", name, "encrypted", content)

    key = ("-encryption_scheme", "cenc-aes-ctr", "-encryption_key", "0" * 32,
           "-encryption_kid", "1" * 32)  # fmt: skip
    yield locked("cenc.mp4", bases.made("cenc.mp4", *H264, *key))
    yield locked("cenc-first.mp4", bases.made("cenc1.mp4", *H264, *key, "-movflags", "+faststart"))
    for kind in (b"encv", b"drmi", b"drms", b"drmv"):
        named = bent(bases.index_last, f"{TABLE}/stsd", put(12, kind))
        yield locked(f"{kind.decode()}.mp4", named)
    yield locked("sound.mp4", bases.index_last.replace(b"mp4a", b"enca", 1))
    scheme = box(b"sinf", box(b"frma", b"avc1"), full(b"schm", b"cenc\0\1\0\0"))
    yield locked("honest-name.mp4", bent(bases.index_last, f"{TABLE}/stsd", into_entry(scheme)))
    second = bent(bases.index_last, f"{TABLE}/stsd", second_entry)
    yield locked("second-entry.mp4", second)
    key += ("-movflags", "frag_keyframe+empty_moov")
    yield locked("cenc-pieces.mp4", bases.made("cenc2.mp4", *H264, *key))
    lock = element(0x6D80, element(0x6240, element(0x5033, b"\1"), element(0x5035, b"")))
    film = cluster(0)
    yield locked("track.webm", webm(element(TRACKS, track(1, more=lock)), film))
    yield locked(
        "second-track.webm",
        webm(element(TRACKS, track(1), track(2, kind=2, codec=b"A_OPUS", more=lock)), film),
    )
    yield locked("real.webm", lock_real(bases.made("open.webm", *VP8), lock))


def into_entry(more: bytes):
    """A change of a stsd's body that puts `more` at the end of its only entry."""

    def change(body: bytes) -> bytes:
        entry = body[16:] + more
        return body[:8] + struct.pack(">I", 8 + len(entry)) + body[12:16] + entry

    return change


def second_entry(body: bytes) -> bytes:
    entry = body[8:]
    return body[:4] + struct.pack(">I", 2) + entry + entry.replace(b"avc1", b"encv", 1)


def lock_real(video: bytes, lock: bytes) -> bytes:
    """A real WebM with a lock on its first track."""

    def locked(entries: bytes) -> bytes:
        return within(entries, 0xAE, lambda entry: lock + entry)

    return within(video, SEGMENT, lambda segment: within(segment, TRACKS, locked))

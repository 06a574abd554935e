"""Boxes and elements that contradict each other, or that lead nowhere."""

import struct
from collections.abc import Iterator

from .boxes import (
    EBML_HEAD,
    TABLE,
    TRACKS,
    bent,
    block,
    body_of,
    box,
    boxes,
    cluster,
    element,
    full,
    track,
    u32,
    vp8_key_frame,
    webm,
)
from .made import Bases, Hostile

TYPE = box(b"ftyp", b"isom\0\0\2\0")


def damaged(bases: Bases) -> Iterator[Hostile]:
    def broken(name: str, content: bytes) -> Hostile:
        return Hostile("damaged", name, "damaged", content)

    video = bases.index_last
    yield broken("box-of-three-bytes.mp4", video[:32] + b"\0\0\0\3free" + video[32:])
    yield broken("hundred-thousand-boxes.mp4", TYPE + box(b"free") * 100_001)
    media = len(body_of(video, "moov/trak/mdia")) + 8
    claimed = struct.pack(">I4s", 1 << 30, b"mdia")
    grown = video.replace(struct.pack(">I4s", media, b"mdia"), claimed, 1)
    yield broken("child-larger-than-parent.mp4", grown)
    yield broken("negative-long-box.mp4", video + struct.pack(">I4sQ", 1, b"free", 7))
    yield broken("no-sample-kind.mp4", bent(bases.silent, f"{TABLE}/stsd", lambda _: u32(0, 0)))
    yield broken("no-samples.mp4", bent(bases.silent, f"{TABLE}/stsz", lambda _: u32(0, 0, 0)))
    yield broken(
        "no-media.mp4",
        bent(bases.silent, "moov/trak", lambda track: track[: track.index(b"mdia") - 4]),
    )
    yield broken("headless.webm", webm(cluster(0, block(1, 0, vp8_key_frame(64, 64)))))
    yield broken("no-segment.webm", webm()[:-12])
    yield broken("no-blocks.webm", webm(element(TRACKS, track(1)), cluster(0)))
    deep = b""
    for _ in range(3000):
        deep = box(b"trak", deep)
    yield broken("deep.mp4", TYPE + box(b"moov", deep) + box(b"mdat"))
    nested = b""
    for _ in range(2000):
        nested = element(0xAE, nested)
    yield broken("deep.webm", webm(element(TRACKS, nested), cluster(0)))
    yield broken("nameless-track.webm", webm(element(TRACKS, element(0xAE)), cluster(0)))
    unread = full(b"stsd", u32(0xFFFFFFFF))[8:]
    yield broken("endless-sample-kinds.mp4", bent(bases.silent, f"{TABLE}/stsd", lambda _: unread))
    index = body_of(bases.silent, "moov")
    trackless = b"".join(box(kind, body) for kind, body in boxes(index) if kind != b"trak")
    yield broken("no-tracks.mp4", TYPE + box(b"moov", trackless) + box(b"mdat", bytes(9)))
    yield broken("ebml-without-a-name.webm", element(EBML_HEAD) + bytes(40))
    for width, height in ((16383, 16383), (9000, 9000)):
        yield broken(f"jpeg-{width}x{height}-of-nothing.mov", stretched(bases, width, height))
        frames = [block(1, 100 * n, vp8_key_frame(width, height)) for n in range(5)]
        film = webm(element(TRACKS, track(1)), cluster(0, *frames))
        yield broken(f"vp8-{width}x{height}-of-nothing.webm", film)
    endless = TYPE + struct.pack(">I4s", 70 * 1024 * 1024, b"moov")
    yield Hostile("damaged", "endless-index.mp4", "damaged", endless, grown_to=71 * 1024 * 1024)


def stretched(bases: Bases, width: int, height: int) -> bytes:
    """Small JPEG pictures whose own headers claim to be large."""
    film = bases.made("jpeg.mov", "-c:v", "mjpeg", sound=None)
    claim = b"\x00\x11\x08"
    real = film[film.index(b"\xff\xc0" + claim) + 2 :][: len(claim) + 4]
    return film.replace(real, claim + struct.pack(">HH", height, width))

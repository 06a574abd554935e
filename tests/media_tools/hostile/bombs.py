"""Small files that would become large work: sizes, durations, rates, tables, tracks."""

import struct
from collections.abc import Iterator

from .boxes import (
    INFO,
    TABLE,
    TRACKS,
    bent,
    block,
    box,
    cluster,
    element,
    handler,
    put,
    track,
    u32,
    vp8_key_frame,
    webm,
)
from .made import H264, Bases, Hostile, lavfi

GIB = 1024**3
ONE_PICTURE = ("-frames:v", "1")
SIZES = ("8192x8192", "6016x6016", "16384x64", "64x16384", "8200x200")


def dimensions(bases: Bases) -> Iterator[Hostile]:
    def large(name: str, content: bytes) -> Hostile:
        return Hostile("dimensions", name, "dimensions", content)

    for size in SIZES:
        picture = f"color=size={size}:rate=10"
        options = (*H264, *ONE_PICTURE)
        yield large(
            f"h264-{size}.mp4", bases.made(f"{size}.mp4", *options, picture=picture, sound=None)
        )
        jpeg = ("-c:v", "mjpeg", "-frames:v", "2", "-pix_fmt", "yuvj420p")
        yield large(
            f"jpeg-{size}.mov", bases.made(f"{size}.mov", *jpeg, picture=picture, sound=None)
        )
    for width, height in ((16383, 16383), (16383, 16), (8000, 8000)):
        frames = [block(1, 100 * n, vp8_key_frame(width, height)) for n in range(5)]
        film = webm(element(TRACKS, track(1, size=(width, height))), cluster(0, *frames))
        yield large(f"vp8-{width}x{height}.webm", film)


def durations(bases: Bases) -> Iterator[Hostile]:
    def long(name: str, content: bytes) -> Hostile:
        return Hostile("duration", name, "too_long", content)

    def without_edits(video: bytes) -> bytes:
        return bent(video, "moov/trak/edts", lambda _: b"")

    for hours in (2, 30, 100):
        delta = hours * 3600 * 10240 // 10
        slow = bent(bases.silent, f"{TABLE}/stts", lambda _, d=delta: u32(0, 1, 10, d))
        yield long(f"slow-{hours}h.mp4", without_edits(slow))
    seconds = put(12, u32(1))
    slow = bent(bases.silent, "moov/trak/mdia/mdhd", seconds)
    yield long("unit-of-seconds.mp4", without_edits(slow))
    yield long("pieces.mp4", bent(bases.fragmented, "moov/trak/mdia/mdhd", seconds))
    late = "setpts='N*90000/TB'"
    yield long(
        "late.mp4",
        bases.made("late.mp4", *H264, "-vf", late, "-fps_mode", "passthrough", sound=None),
    )
    yield long(
        "late.webm",
        webm(
            element(TRACKS, track(1)),
            cluster(0, block(1, 0, vp8_key_frame(64, 64))),
            cluster(8_000_000, block(1, 0, vp8_key_frame(64, 64))),
        ),
    )
    slow_clock = element(INFO, element(0x2AD7B1, u32(4_000_000_000)))
    frames = [block(1, 1000 * n, vp8_key_frame(64, 64)) for n in range(10)]
    yield long("slow-clock.webm", webm(slow_clock, element(TRACKS, track(1)), cluster(0, *frames)))
    hush = block(2, 0, b"\xfc\xff\xfe")
    with_sound = element(TRACKS, track(1), track(2, kind=2, codec=b"A_OPUS"))
    seen = block(1, 0, vp8_key_frame(64, 64))
    yield long(
        "long-sound.webm", webm(with_sound, cluster(0, seen, hush), cluster(8_000_000, hush))
    )


def rates(bases: Bases) -> Iterator[Hostile]:
    def quick(name: str, content: bytes) -> Hostile:
        return Hostile("rate", name, "frame_rate_bomb", content)

    for rate in (500, 1000, 5000):
        picture = f"color=size=16x16:rate={rate}:duration=1"
        yield quick(f"{rate}.mp4", bases.made(f"{rate}.mp4", *H264, picture=picture, sound=None))
    many = "color=size=16x16:rate=25:duration=30"
    slow = bases.made("750.mp4", *H264, "-bf", "0", picture=many, sound=None)
    for times in (40, 1000, 100_000):
        faster = bent(slow, "moov/trak/mdia/mdhd", put(12, u32(12800 * times)))
        yield quick(f"clock-{times}.mp4", faster)
    yield quick("no-time-at-all.mp4", bent(slow, f"{TABLE}/stts", lambda _: u32(0, 1, 750, 0)))
    frames = [block(1, 0, vp8_key_frame(64, 64))] * 2000
    yield quick("at-once.webm", webm(element(TRACKS, track(1)), cluster(0, *frames)))


def heavy(bases: Bases) -> Iterator[Hostile]:
    """Tables and lists whose weight would be the reader's own."""

    def work(name: str, content: bytes) -> Hostile:
        return Hostile("work", name, "too_much_work", content)

    for count in (3_000_000, 0x7FFFFFFF, 0xFFFFFFFF):
        samples = bent(bases.silent, f"{TABLE}/stsz", lambda _, n=count: u32(0, 1, n))
        yield work(f"{count}-pictures-of-one-byte.mp4", samples)
    for count in (20_000_000, 0xFFFFFFFF):
        samples = bent(bases.sound, f"{TABLE}/stsz", lambda _, n=count: u32(0, 1, n))
        yield work(f"{count}-sounds-of-one-byte.m4a", samples)
    listed = bent(
        bases.silent, f"{TABLE}/stsz", lambda _: u32(0, 0, 2_500_000) + bytes(10_000_000)
    )
    yield work("a-list-of-pictures.mp4", listed)
    several = bent(bases.index_last, f"{TABLE}/stsz", lambda _: u32(0, 9, 1_500_000), every=True)
    yield work("many-in-each-track.mp4", several)
    frames = [block(1, 10 * n, vp8_key_frame(6000, 6000)) for n in range(100)]
    spread = [cluster(1000 * n, *frames) for n in range(150)]
    yield work("large-pictures.webm", webm(element(TRACKS, track(1, size=(6000, 6000))), *spread))


def streams(bases: Bases) -> Iterator[Hostile]:
    def many(name: str, content: bytes) -> Hostile:
        return Hostile("streams", name, "too_many_streams", content)

    def again(times: int):
        def change(body: bytes) -> bytes:
            at = body.index(b"trak") - 4
            size = struct.unpack_from(">I", body, at)[0]
            return body[: at + size] + body[at : at + size] * times + body[at + size :]

        return change

    for times in (17, 300, 3000):
        yield many(f"{times}-pictures.mp4", bent(bases.silent, "moov", again(times)))
    yield many("17-sounds.m4a", bent(bases.sound, "moov", again(17)))
    empty = box(b"trak", box(b"mdia", handler(b"text")))
    yield many("5000-empty.mov", bent(bases.mov, "moov", lambda body: body + empty * 5000))
    for times in (17, 1000, 5000):
        entries = b"".join(track(n + 1) for n in range(times))
        film = webm(element(TRACKS, entries), cluster(0, block(1, 0, vp8_key_frame(64, 64))))
        yield many(f"{times}-pictures.webm", film)
    subtitles = b"".join(track(n + 2, kind=0x11, codec=b"S_TEXT/UTF8") for n in range(2000))
    yield many(
        "2000-subtitles.mkv", webm(element(TRACKS, track(1), subtitles), doc_type=b"matroska")
    )
    yield many(
        "real-17.mkv",
        bases.written(
            "seventeen.mkv", *lavfi("color=size=16x16:rate=5:duration=0.4"),
            *(("-map", "0:v") * 18), "-c:v", "libx264", "-preset", "ultrafast",
        ),
    )  # fmt: skip


def too_large(bases: Bases) -> Iterator[Hostile]:
    for name, content in {
        "holes.mp4": b"",
        "video.mp4": bases.index_first,
        "mov.mov": bases.mov,
        "webm.webm": bases.webm,
        "long-box.mp4": box(b"ftyp", b"isom\0\0\2\0") + struct.pack(">I4sQ", 1, b"mdat", 5 * GIB),
        "playlist.mp4": b"#EXTM3U\n",
        "noise.bin": bytes(range(256)),
    }.items():
        yield Hostile("large", name, "too_large", content, grown_to=4 * GIB + 1)
    yield Hostile("large", "a-terabyte.mp4", "too_large", bases.index_first, grown_to=1024 * GIB)

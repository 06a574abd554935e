"""What a file is by its first bytes, and what may be hidden around a video."""

from typing import BinaryIO

HEAD_BYTES = 4096
# A ZIP's end record with the longest comment it can carry.
ZIP_TAIL_BYTES = 22 + 65535

PLAYLIST_STARTS = (
    b"#extm3u", b"#ext-x-", b"#extinf", b"ffconcat", b"file '", b"[playlist]", b"[reference]",
    b"[internetshortcut]", b"http://", b"https://", b"rtsp://", b"rtmp://", b"file://", b"v=0\r",
    b"v=0\n", b"avisource(", b"directshowsource(",
)  # fmt: skip
PLAYLIST_WORDS = (
    b"<mpd", b"<smoothstreamingmedia", b"<playlist", b"<asx", b"<smil", b"<manifest",
    b"<?quicktime",
)  # fmt: skip
WIDE_TEXT = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
OTHER_VIDEO = (
    (b"FLV\x01", 0),
    (b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", 0),  # ASF, WMV
    (b"\x00\x00\x01\xba", 0),  # MPEG program stream
    (b"\x00\x00\x01\xb3", 0),
    (b"OggS", 0),
    (b".RMF", 0),
    (b"AVI ", 8),
    (b"\x06\x0e\x2b\x34\x02\x05\x01\x01", 0),  # MXF
    (b"nut/multimedia container", 0),
    (b"DKIF", 0),
    (b"YUV4MPEG2", 0),
    (b"FWS", 0),
    (b"CWS", 0),
    (b"ZWS", 0),
)
SOUND = (
    (b"fLaC", 0),
    (b"ID3", 0),
    (b"WAVE", 8),
    (b"#!AMR", 0),
    (b"\xff\xfb", 0),
    (b"\xff\xf3", 0),
    (b"\xff\xf1", 0),
)
MARKUP = (b"<html", b"<!doctype html", b"<script", b"<svg", b"<?php", b"<iframe")
ARCHIVES = (
    b"PK\x03\x04",
    b"Rar!\x1a\x07",
    b"7z\xbc\xaf\x27\x1c",
    b"%PDF-",
    b"MZ\x90\x00",
    b"\x7fELF",
)


def is_playlist(head: bytes) -> bool:
    if encoding := WIDE_TEXT.get(head[:2]):
        head = head[2:].decode(encoding, "replace").encode()
    text = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return text.startswith(PLAYLIST_STARTS) or (
        text.startswith(b"<") and any(word in text for word in PLAYLIST_WORDS)
    )


def is_other_video(head: bytes) -> bool:
    if any(head[at : at + len(magic)] == magic for magic, at in OTHER_VIDEO):
        return True
    # MPEG transport stream: a sync byte every 188 bytes.
    return len(head) > 376 and head[0] == head[188] == head[376] == 0x47


def is_sound(head: bytes) -> bool:
    return any(head[at : at + len(magic)] == magic for magic, at in SOUND)


def opens_as_document(head: bytes) -> bool:
    """Readers of PDF look for its mark in the first kilobyte, browsers for a page."""
    return carries_markup(head[:1024]) or b"%PDF-" in head[:1024]


def carries_markup(chunk: bytes) -> bool:
    lowered = chunk.lower()
    return any(word in lowered for word in MARKUP)


def hides_another_file(chunk: bytes) -> bool:
    """Whether filler, or what trails a video, is a page or another file."""
    return carries_markup(chunk) or starts_another_file(chunk)


def starts_another_file(chunk: bytes) -> bool:
    return chunk.lstrip(b"\0\r\n ").startswith(ARCHIVES)


def ends_as_zip(source: BinaryIO, size: int) -> bool:
    """Whether a ZIP reader would open it: an end record whose comment ends the file exactly."""
    source.seek(max(0, size - ZIP_TAIL_BYTES))
    tail = source.read(ZIP_TAIL_BYTES)
    at = tail.rfind(b"PK\x05\x06")
    while at >= 0:
        comment = tail[at + 20 : at + 22]
        if len(comment) == 2 and at + 22 + int.from_bytes(comment, "little") == len(tail):
            return True
        at = tail.rfind(b"PK\x05\x06", 0, at)
    return False

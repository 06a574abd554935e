"""Videos that are another file at the same time, or that point outside themselves."""

from collections.abc import Iterator

from .boxes import ATTACHMENTS, SEGMENT, TABLE, VOID, bent, box, element, full, u32, within
from .kinds import a_zip
from .made import Bases, Hostile

PAGE = b"<!DOCTYPE html><html><script>alert(1)</script></html>"
PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF"
PROGRAM = b"\x7fELF\x02\x01\x01" + bytes(100)
BEHIND = {
    "zip": a_zip(),
    "page": PAGE,
    "php": b"<?php system('id');",
    "pdf": PDF,
    "program": PROGRAM,
    "windows-program": b"MZ\x90\x00" + bytes(100),
    "rar": b"Rar!\x1a\x07\x01\x00" + bytes(100),
    "7z": b"7z\xbc\xaf\x27\x1c" + bytes(100),
    "padded-zip": bytes(64) + a_zip(),
    "drawing": b"\r\n<svg onload='alert(1)'/>",
}


def polyglots(bases: Bases) -> Iterator[Hostile]:
    video = bases.index_last
    for name, tail in BEHIND.items():
        yield polyglot(f"{name}-behind.mp4", video + tail)
        yield polyglot(f"{name}-in-filler.mp4", video + box(b"free", tail))
    yield polyglot("page-in-front.mp4", box(b"free", PAGE) + video)
    yield polyglot("pdf-in-front.mp4", box(b"free", b"\n" + PDF) + video)
    yield polyglot("page-in-type.mp4", bent(video, "ftyp", lambda body: body + PAGE))
    yield polyglot("pdf-in-type.mp4", bent(video, "ftyp", lambda body: body + PDF))
    yield polyglot("zip-in-private-box.mp4", video + box(b"uuid", bytes(16), a_zip()))
    yield polyglot("page-skipped.mov", bases.mov + box(b"skip", PAGE))
    yield polyglot("zip-behind-pieces.mp4", bases.fragmented + a_zip())
    for name in ("zip", "page", "pdf", "program"):
        yield polyglot(f"{name}-behind.webm", bases.webm + BEHIND[name])
    yield polyglot("page-in-void.webm", in_segment(bases.webm, element(VOID, bytes(2000) + PAGE)))
    yield polyglot("page-in-front.webm", in_segment(bases.webm, element(VOID, PAGE)))
    attached = element(
        0x61A7, element(0x466E, b"a.exe"), element(0x4660, b"application/x-msdownload"),
        element(0x46AE, b"\1"), element(0x465C, b"MZ\x90\x00" + bytes(60)),
    )  # fmt: skip
    yield polyglot("program-attached.mkv", in_segment(bases.mkv, element(ATTACHMENTS, attached)))


def polyglot(name: str, content: bytes) -> Hostile:
    return Hostile("polyglot", name, "polyglot", content)


def in_segment(video: bytes, first: bytes) -> bytes:
    return within(video, SEGMENT, lambda segment: first + segment)


def pointers(bases: Bases, *, neighbour: str, address: str) -> Iterator[Hostile]:
    """QuickTime may keep a track's pictures in another file, or the whole film elsewhere."""

    def elsewhere(name: str, content: bytes) -> Hostile:
        return Hostile("pointer", name, "points_elsewhere", content)

    there = TABLE.replace("stbl", "dinf/dref")
    for kind, target in (("url ", neighbour), ("url ", address), ("urn ", address)):
        entry = full(kind.encode(), target.encode() + b"\0")
        name = f"{kind.strip()}-{'address' if target == address else 'neighbour'}.mp4"
        yield elsewhere(name, bent(bases.index_last, there, lambda _, e=entry: u32(0, 1) + e))
    alias = full(b"alis", bytes(150), neighbour.encode())
    yield elsewhere("alias.mov", bent(bases.mov, there, lambda _: u32(0, 1) + alias))
    second = full(b"url ", flags=1) + full(b"url ", neighbour.encode() + b"\0")
    yield elsewhere("second.mov", bent(bases.mov, there, lambda _: u32(0, 2) + second))
    link = full(b"rdrf", b"url ", u32(len(address)), address.encode())
    film = box(b"moov", box(b"rmra", box(b"rmda", link)))
    yield elsewhere("film.mov", box(b"ftyp", b"qt  \0\0\0\0qt  ") + film)
    yield elsewhere("film-in-film.mov", bent(bases.mov, "moov", lambda b: b + box(b"rmra")))

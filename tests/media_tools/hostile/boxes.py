"""Build and bend MP4 boxes and EBML elements, byte by byte."""

import struct
from collections.abc import Callable

Change = Callable[[bytes], bytes]


def box(kind: bytes, *parts: bytes) -> bytes:
    body = b"".join(parts)
    return struct.pack(">I4s", 8 + len(body), kind) + body


def full(kind: bytes, *parts: bytes, version: int = 0, flags: int = 0) -> bytes:
    """A box with version and flags in front of its body."""
    return box(kind, struct.pack(">I", version << 24 | flags), *parts)


def boxes(data: bytes) -> list[tuple[bytes, bytes]]:
    """Kind and body of the boxes that lie side by side."""
    found, at = [], 0
    while at + 8 <= len(data):
        size, kind = struct.unpack_from(">I4s", data, at)
        found.append((kind, data[at + 8 : at + size]))
        at += size
    return found


def bent(data: bytes, path: str, change: Change, *, every: bool = False) -> bytes:
    """`data` with the body of the first box at `path` changed, or of every such box."""
    first, _, rest = path.partition("/")
    out, done = [], False
    for kind, body in boxes(data):
        if kind == first.encode("latin-1") and (every or not done):
            body = bent(body, rest, change, every=every) if rest else change(body)
            done = True
        out.append(box(kind, body))
    if not done:
        raise LookupError(path)
    return b"".join(out)


def body_of(data: bytes, path: str) -> bytes:
    for name in path.split("/"):
        data = dict(reversed(boxes(data)))[name.encode("latin-1")]
    return data


def put(at: int, value: bytes) -> Change:
    """A change that writes `value` over what lies `at` bytes into the body."""
    return lambda body: body[:at] + value + body[at + len(value) :]


def u32(*numbers: int) -> bytes:
    return struct.pack(f">{len(numbers)}I", *numbers)


TABLE = "moov/trak/mdia/minf/stbl"


def handler(kind: bytes) -> bytes:
    return full(b"hdlr", u32(0), kind, bytes(12), b"made\0")


def element(kind: int, *parts: bytes) -> bytes:
    """An EBML element with a size of eight bytes, as writers that go back to fill it in use."""
    body = b"".join(parts)
    return kind.to_bytes((kind.bit_length() + 7) // 8, "big") + sized(len(body)) + body


def sized(length: int) -> bytes:
    return (1 << 56 | length).to_bytes(8, "big")


def within(data: bytes, kind: int, change: Change) -> bytes:
    """`data` with the body of the first element of that kind changed and its size written anew."""
    name = kind.to_bytes((kind.bit_length() + 7) // 8, "big")
    at = 0
    while True:
        length = 9 - data[at].bit_length()
        size_at = at + length
        start = size_at + 9 - data[size_at].bit_length()
        size = int.from_bytes(data[size_at:start], "big") & (1 << 7 * (start - size_at)) - 1
        if data[at:size_at] == name:
            return (
                data[:at]
                + element(kind, change(data[start : start + size]))
                + data[start + size :]
            )
        at = start + size


EBML_HEAD, DOC_TYPE, SEGMENT = 0x1A45DFA3, 0x4282, 0x18538067
INFO, TRACKS, CLUSTER, VOID, ATTACHMENTS = 0x1549A966, 0x1654AE6B, 0x1F43B675, 0xEC, 0x1941A469


def webm(*parts: bytes, doc_type: bytes = b"webm") -> bytes:
    return element(EBML_HEAD, element(DOC_TYPE, doc_type)) + element(SEGMENT, *parts)


def track(
    number: int,
    *,
    kind: int = 1,
    codec: bytes = b"V_VP8",
    size: tuple[int, int] = (64, 64),
    more: bytes = b"",
) -> bytes:
    """A TrackEntry; kind 1 is a picture, 2 sound, 0x11 subtitles."""
    sides = element(0xB0, u32(size[0])), element(0xBA, u32(size[1]))
    shown = element(0xE0, *sides) if kind == 1 else b""
    named = element(0xD7, number.to_bytes(2, "big")), element(0x73C5, number.to_bytes(2, "big"))
    return element(0xAE, *named, element(0x83, bytes([kind])), element(0x86, codec), shown, more)


def block(number: int, at: int, frame: bytes) -> bytes:
    return element(0xA3, bytes([0x80 | number]), struct.pack(">h", at), b"\x80", frame)


def cluster(at: int, *blocks: bytes) -> bytes:
    return element(CLUSTER, element(0xE7, at.to_bytes(8, "big")), *blocks)


# One grey VP8 key frame of 64x64 would do; what matters is its start code and its sizes.
def vp8_key_frame(width: int, height: int) -> bytes:
    return b"\x10\x02\x00\x9d\x01\x2a" + struct.pack("<HH", width, height) + bytes(16)

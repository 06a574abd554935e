"""The boxes of ISO base media, side by side and one in another."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

# No camera writes so many boxes side by side; walking them would hold a request for minutes.
MOST_BOXES = 100_000


class Malformed(Exception):
    """The boxes contradict each other."""


@dataclass(frozen=True)
class Box:
    kind: bytes
    start: int
    body: int
    end: int


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

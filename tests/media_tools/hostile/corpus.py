"""All hostile files, class by class. The same call makes the same bytes."""

from collections.abc import Iterator
from pathlib import Path

from . import bombs, broken, hidden, kinds, pictureless, texts, torn
from .made import Bases, Hostile

CLASSES = {
    "kind": kinds.wrong_kinds,
    "playlist": texts.playlists,
    "polyglot": hidden.polyglots,
    "pointer": hidden.pointers,
    "truncated": torn.truncated,
    "encrypted": torn.encrypted,
    "empty": pictureless.empty,
    "dimensions": bombs.dimensions,
    "duration": bombs.durations,
    "rate": bombs.rates,
    "work": bombs.heavy,
    "streams": bombs.streams,
    "no-picture": pictureless.sounds,
    "cover": pictureless.covers,
    "large": bombs.too_large,
    "damaged": broken.damaged,
}
# They name a file that must stay unread and a server that must hear nothing.
NAMING = ("playlist", "pointer")


def corpus(kind: str, bases: Bases, *, neighbour: str, address: str) -> Iterator[Hostile]:
    named = {"neighbour": neighbour, "address": address} if kind in NAMING else {}
    yield from CLASSES[kind](bases, **named)


def whole_corpus(room: Path, *, neighbour: str, address: str) -> list[Hostile]:
    bases = Bases(room)
    return [
        hostile
        for kind in CLASSES
        for hostile in corpus(kind, bases, neighbour=neighbour, address=address)
    ]

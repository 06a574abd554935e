"""What each room holds of a person: for their copy, and for erasing it.

A room registers itself when it starts (`apps.ready`), in the order of INSTALLED_APPS: the higher
before the lower, so that each still finds what it builds on. A test holds that no model with a
person in it is forgotten.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from django.db.models import QuerySet


@dataclass(frozen=True)
class Room:
    name: str
    # (person) -> {file name without .json: rows}
    rows: Callable
    # (person, tombstone) -> None; inside a transaction, files only on commit.
    erase: Callable
    # (person) -> [(name in the ZIP, path)]
    files: Callable = lambda person: ()


rooms: dict[str, Room] = {}


def register(room: Room) -> None:
    rooms[room.name] = room


def copy_of(person) -> dict[str, list[dict]]:
    """Everything that is kept of `person`, by subject."""
    return {name: rows for room in rooms.values() for name, rows in room.rows(person).items()}


def files_of(person) -> Iterable[tuple[str, Path]]:
    for room in rooms.values():
        yield from room.files(person)


def as_rows(found: QuerySet, *fields: str) -> list[dict]:
    return list(found.values(*fields))

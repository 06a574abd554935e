"""What each room holds of a person: to be read by them, for their copy, and for erasing it.

A room registers itself when it starts (`apps.ready`), in the order of INSTALLED_APPS: the higher
before the lower, so that each still finds what it builds on. A test holds that no model with a
person in it is forgotten, another that whatever is copied can be read on a page.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from django.db.models import QuerySet


@dataclass(frozen=True)
class Part:
    """One subject of a copy, as the person reads it."""

    label: str
    # Why it is kept, in a sentence; the privacy page says the same.
    why: str
    # Column -> what people call it, in the order of reading.
    fields: Mapping[str, str]
    # Column -> function that says its value in words.
    says: Mapping[str, Callable] = field(default_factory=dict)


@dataclass(frozen=True)
class Room:
    name: str
    # (person) -> {subject: rows}; rows are dicts: a list, a QuerySet of values, or `Told`.
    rows: Callable
    # (person, tombstone) -> None; inside a transaction, files only on commit.
    erase: Callable
    # (person) -> [(name in the ZIP, path)]
    files: Callable = lambda person: ()
    # {subject: Part} for every subject of `rows`.
    parts: Mapping[str, Part] = field(default_factory=dict)
    # (person) -> {label of a model: keys of the person's rows}: whoever looked at one of these
    # looked at the person.
    records: Callable = lambda person: {}
    # Verbs, subjects and places of the trail in words.
    words: Mapping[str, str] = field(default_factory=dict)
    # Conditions on people (with OuterRef("pk")) who have something here that counts.
    holds: tuple = ()


class Told:
    """Rows that are made of models when they are read; a page of them costs a page of them."""

    def __init__(self, found: QuerySet, turn: Callable):
        self.found, self.turn = found, turn

    def __iter__(self) -> Iterator[dict]:
        return (self.turn(each) for each in self.found)

    def __len__(self) -> int:
        return self.found.count()

    def __getitem__(self, asked: slice) -> list[dict]:
        return [self.turn(each) for each in self.found[asked]]


rooms: dict[str, Room] = {}


def register(room: Room) -> None:
    rooms[room.name] = room


def rows_of(person) -> dict[str, Iterable[dict]]:
    """Everything that is kept of `person`, by subject, read only when it is asked for."""
    return {name: rows for room in rooms.values() for name, rows in room.rows(person).items()}


def copy_of(person) -> dict[str, list[dict]]:
    """Everything that is kept of `person`, by subject."""
    return {name: list(rows) for name, rows in rows_of(person).items()}


def files_of(person) -> Iterable[tuple[str, Path]]:
    for room in rooms.values():
        yield from room.files(person)


def as_rows(found: QuerySet, *fields: str) -> QuerySet:
    return found.values(*fields)


def number_of(rows) -> int:
    return rows.count() if isinstance(rows, QuerySet) else len(rows)


def parts() -> dict[str, Part]:
    """Every part by its subject, the person's own room first."""
    return dict(chain.from_iterable(room.parts.items() for room in reversed(rooms.values())))


def word_for(code: str) -> str:
    """What people call a verb, a kind of record or a place; the code itself where nobody said."""
    found = (room.words[code] for room in rooms.values() if code in room.words)
    return str(next(found, code))

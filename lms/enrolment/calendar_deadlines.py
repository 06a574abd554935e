"""Days until which something is due, in people's calendars.

Enrolment knows meetings. A higher room that knows deadlines registers at start-up how it answers
for a person:

    register_deadlines(deadlines_of)

`deadlines_of(person, since)` gives the `Deadline`s of the classes in which the person takes part
or teaches, due at `since` or later, in the active language.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Deadline:
    # The same for the same thing for ever, unique among all: "tugas-12".
    key: str
    summary: str
    due_at: datetime
    # A path of this site.
    path: str
    # iCalendar's SEQUENCE and LAST-MODIFIED: counted up with every change of `due_at`.
    sequence: int
    changed_at: datetime


_sources: list[Callable[[object, datetime], Iterable[Deadline]]] = []


def register_deadlines(deadlines_of):
    """Let a higher room answer too. Registering the same function twice is once."""
    if deadlines_of not in _sources:
        _sources.append(deadlines_of)
    return deadlines_of


def deadlines_for(person, *, since: datetime) -> list[Deadline]:
    """What every registered room answers, the next due first."""
    found = [each for source in _sources for each in source(person, since)]
    return sorted(found, key=lambda each: (each.due_at, each.key))

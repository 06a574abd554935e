"""What events add up to. Pure: the same events and the same rule, the same progress."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from operator import attrgetter

from .completion import Rule, holds
from .models import LearningEvent

# Players report between a quarter of a second and a second apart; a gap as short as this was
# played, not skipped.
JOINED_WITHIN = 0.5

Kind = LearningEvent.Kind


@dataclass
class Folded:
    """The fields of `LessonProgress` that are counted."""

    watched: dict[str, list[list[float]]] = field(default_factory=dict)
    stopped: dict[str, float] = field(default_factory=dict)
    ticked: list[str] = field(default_factory=list)
    written: dict[str, dict[str, str]] = field(default_factory=dict)
    read: bool = False
    # When the rule first held; what is undone afterwards takes nothing back.
    completed_at: datetime | None = None


def fold(events: Iterable, rule: Rule) -> Folded:
    """`events` have kind, data and happened_at; in whatever order they came, the one that
    happened last counts."""
    folded = Folded()
    for event in sorted(events, key=attrgetter("happened_at")):
        add(folded, event.kind, event.data)
        if folded.completed_at is None and holds(rule, folded):
            folded.completed_at = event.happened_at
    return folded


def add(folded: Folded, kind: str, data: dict) -> None:
    match kind:
        case Kind.READ:
            folded.read = True
        case Kind.WATCHED:
            film = data["film"]
            runs = folded.watched.get(film, [])
            folded.watched[film] = joined([*runs, [data["from"], data["to"]]])
            folded.stopped[film] = data["to"]
        case Kind.TICKED:
            if data["item"] not in folded.ticked:
                folded.ticked.append(data["item"])
        case Kind.UNTICKED:
            folded.ticked = [item for item in folded.ticked if item != data["item"]]
        case Kind.WROTE:
            folded.written.setdefault(data["sheet"], {})[data["field"]] = data["text"]


def joined(runs: list[list[float]]) -> list[list[float]]:
    """Intervals in order, those that touch or overlap as one."""
    found: list[list[float]] = []
    for start, end in sorted(runs):
        if found and start <= found[-1][1] + JOINED_WITHIN:
            found[-1][1] = max(found[-1][1], end)
        else:
            found.append([start, end])
    return found

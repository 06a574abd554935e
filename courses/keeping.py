"""What a visitor may leave on a lesson: ticks, words in a worksheet, the second of a film.

Courses knows no learner. A page asks `kept_on` what is to be shown again; whoever keeps it
registers at start-up. Without anybody, or for a visitor of whom nothing is kept, the page can be
used all the same.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Kept:
    # Whether what is done here is kept; the page says so where it is not.
    saves: bool = False
    # Id of the canonical lesson (also where nothing is kept), whose it is, and where forms without
    # a script are sent.
    lesson: int = 0
    # Says nothing to anybody else.
    person: str = ""
    action: str = ""
    ticked: frozenset[str] = frozenset()
    written: dict = field(default_factory=dict)
    # {id of the bench's video: second}
    stopped: dict = field(default_factory=dict)
    # Keys of this page -> those under which things are kept, where they differ.
    keys: dict[str, str] = field(default_factory=dict)

    def key(self, own) -> str:
        return self.keys.get(str(own), str(own))

    def ticks(self, items) -> list[dict]:
        """The items of a checklist (a ListValue), each with its key and whether it is ticked."""
        keyed = [(self.key(each.id), each.value) for each in items.bound_blocks]
        return [{"key": key, "text": text, "ticked": key in self.ticked} for key, text in keyed]

    def cells(self, sheet, rows) -> list[dict]:
        """The cells of a worksheet: `sheet` is its block's id, `rows` a ListValue."""
        words = self.written.get(self.key(sheet), {})
        return [
            {"key": (key := self.key(each.id)), "row": each.value, "text": words.get(key, "")}
            for each in rows.bound_blocks
        ]

    def stopped_at(self, film, length) -> float | None:
        """Where to go on with a film; None at its beginning and at its end."""
        second = self.stopped.get(str(film), 0)
        return second if length and 1 < second < length - 2 else None


_keeper = None


def register_keeper(function):
    """`function(request, page)` answers a `Kept`."""
    global _keeper
    _keeper = function
    return function


def kept_on(request, page) -> Kept:
    return _keeper(request, page) if _keeper and page.pk else Kept()

"""Where on the strip under a player the marks of a video lie, in percent of its duration."""

from dataclasses import dataclass

KINDS = ("info", "good", "warn", "bad", "comment")

# Below this a mark could neither be seen nor hit.
NARROWEST = 0.8


@dataclass(frozen=True)
class Mark:
    anchor: str
    kind: str
    text: str
    start: float
    end: float | None
    left: float
    wide: float

    @property
    def is_comment(self):
        return self.kind == "comment"


def lay_out(*, marks, duration, prefix="t"):
    """Marks from dicts with `start`, `end` (seconds, may be None), `kind` and `text`, in order.

    A mark without a start is about the whole video and belongs in the list, not on the strip.
    """
    laid = []
    for number, mark in enumerate(marks):
        start, end = mark.get("start"), mark.get("end")
        if start is None:
            left = wide = 0.0
        else:
            left = _percent(start, duration)
            wide = max(NARROWEST, _percent(end, duration) - left) if end else NARROWEST
            left = min(left, 100 - wide)
        laid.append(
            Mark(
                anchor=f"{prefix}-{mark.get('id', number)}",
                kind=mark["kind"] if mark.get("kind") in KINDS else "info",
                text=mark["text"],
                start=start,
                end=end,
                left=round(left, 2),
                wide=round(wide, 2),
            )
        )
    return sorted(laid, key=lambda mark: (mark.start is not None, mark.start or 0))


def _percent(seconds, duration):
    if not duration:
        return 0.0
    return max(0.0, min(100.0, 100 * float(seconds) / float(duration)))

"""The rows of the caption editor: times as people write them, and what is wrong with which."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from media_tools.captions.subtitles import Cue

TIME = re.compile(r"^\s*(?:(?:(\d{1,2}):)?(\d{1,3}):)?(\d{1,5}(?:[.,]\d{1,3})?)\s*$")
EMPTY_ROWS = 3


@dataclass(frozen=True)
class Row:
    start: str = ""
    end: str = ""
    text: str = ""
    error: str = ""


def seconds_of(told: str) -> float | None:
    """ "1:02.5" -> 62.5; None for what is no time."""
    found = TIME.match(told)
    if not found:
        return None
    hours, minutes, seconds = found.groups()
    return int(hours or 0) * 3600 + int(minutes or 0) * 60 + float(seconds.replace(",", "."))


def written(seconds: float) -> str:
    """62.5 -> "1:02.5"."""
    minutes, rest = divmod(round(seconds, 2), 60)
    return f"{int(minutes)}:{rest:05.2f}".rstrip("0").rstrip(".") if rest else f"{int(minutes)}:00"


def rows_of(cues: list[Cue]) -> list[Row]:
    kept = [Row(written(cue.start), written(cue.end), cue.text) for cue in cues]
    return kept + [Row()] * EMPTY_ROWS


def read_rows(starts: list[str], ends: list[str], texts: list[str]) -> tuple[list[Row], list[Cue]]:
    """The rows as they were sent, each with its error; and the cues of those that have none.

    A row without text is left out: that is how one is removed.
    """
    rows, cues = [], []
    for start, end, text in zip(starts, ends, texts, strict=False):
        if not text.strip():
            continue
        begins, stops = seconds_of(start), seconds_of(end)
        error = ""
        if begins is None or stops is None:
            error = _("Write times as 1:02.5 (minutes, seconds).")
        elif stops <= begins:
            error = _("It must end after it begins.")
        else:
            cues.append(Cue(begins, stops, text.replace("\r\n", "\n").strip()))
        rows.append(Row(start, end, text, error))
    return rows + [Row()] * EMPTY_ROWS, cues

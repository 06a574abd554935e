"""A cell of the gradebook in words, the same on pages, in files and in the API."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from .enums import Lateness
from .weighing import Cell, Standing


@dataclass(frozen=True)
class Said:
    # What counts now: whole percent, or a dash.
    score: str
    state: str
    # Empty where nothing was handed in.
    lateness: str
    # What a page says below the number; empty where the number says all.
    below: str


def said_of(cell: Cell) -> Said:
    state = str(cell.standing.label)
    if cell.is_changed:
        state = _("%(state)s, score changed") % {"state": state}
    lateness = str(Lateness(cell.lateness).label) if cell.lateness else ""
    below = []
    if cell.standing != Standing.RELEASED or cell.is_changed:
        below.append(state)
    if cell.unreleased is not None:
        below.append(_("not released: %(score)s") % {"score": cell.unreleased})
    if cell.lateness not in ("", Lateness.ON_TIME):
        below.append(lateness)
    number = cell.score if cell.score is not None else cell.counts
    return Said("–" if number is None else str(number), state, lateness, " · ".join(below))

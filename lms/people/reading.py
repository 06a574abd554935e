"""A row of somebody's data as they read it: every column with its name, every value in words."""

from dataclasses import dataclass, field
from datetime import date, datetime, time

from django.utils import timezone
from django.utils.formats import date_format, number_format, time_format
from django.utils.translation import gettext as _

# Longer texts fold, so that a page of rows stays a page.
LONG = 240


@dataclass(frozen=True)
class Cell:
    label: str
    text: str = ""
    # What a value with an inside consists of.
    cells: list["Cell"] = field(default_factory=list)

    @property
    def is_long(self) -> bool:
        return len(self.text) > LONG or bool(self.cells)


def shown(part, row: dict) -> list[Cell]:
    """Every column of the row. One without a name is shown under its own: nothing is hidden."""
    ordered = [name for name in part.fields if name in row]
    ordered += [name for name in row if name not in part.fields]
    return [
        cell(part.fields.get(name, name), said(part, name, row[name]), part) for name in ordered
    ]


def said(part, name, value):
    turn = part.says.get(name)
    return turn(value) if turn and value not in (None, "") else value


def cell(label, value, part) -> Cell:
    label = str(label)
    if isinstance(value, dict) and value:
        return Cell(label, cells=[cell(part.fields.get(k, k), v, part) for k, v in value.items()])
    if isinstance(value, (list, tuple)) and value:
        if all(isinstance(each, dict) for each in value):
            return Cell(
                label, cells=[cell(str(n), each, part) for n, each in enumerate(value, start=1)]
            )
        return Cell(label, "; ".join(text_of(each) for each in value))
    return Cell(label, text_of(value))


def text_of(value) -> str:
    """One value in the reader's language and form; a dash where there is none."""
    if value is None or value == "" or value == [] or value == {} or value == ():
        return "–"
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, datetime):
        local = timezone.localtime(value) if timezone.is_aware(value) else value
        return _("%(moment)s WIB") % {"moment": date_format(local, "j F Y, H.i")}
    if isinstance(value, date):
        return date_format(value, "j F Y")
    if isinstance(value, time):
        return time_format(value, "H.i")
    if isinstance(value, float):
        return number_format(round(value, 2), use_l10n=True)
    if isinstance(value, int):
        return number_format(value, force_grouping=True)
    if isinstance(value, (list, tuple)):
        return "–".join(text_of(each) for each in value)
    return str(value)


def choice(kind):
    """The words of a TextChoices for its stored value."""

    def turn(value):
        return str(kind(value).label) if value in kind.values else value

    return turn

"""Taking over a list of wifi spots, as often as it comes."""

from collections import Counter
from dataclasses import dataclass

from django.db import transaction
from wagtail.log_actions import log

from courses.hotspot_list import SpotRow
from courses.models import Hotspot
from courses.signals import hotspots_loaded

OUTCOMES = ("added", "changed", "kept", "refused")


@dataclass(frozen=True)
class ComparedSpot:
    """What taking over would do with one line: add, change, keep; or why nothing."""

    row: SpotRow
    does: str
    spot: Hotspot | None = None
    # Names of the fields that would change.
    changes: tuple[str, ...] = ()

    @property
    def changes_in_words(self) -> str:
        return ", ".join(str(Hotspot._meta.get_field(name).verbose_name) for name in self.changes)


def compare(rows: list[SpotRow], *, known=None) -> tuple[list[ComparedSpot], list[Hotspot]]:
    """Line by line what `load` would do, and the spots that the list no longer names; changes
    nothing. One query.

    A line is the spot of its name in its kelurahan; else, where the kelurahan was corrected, the
    only spot of its name in its kecamatan that no other line is.
    """
    left = {
        (each.kelurahan_code, each.name.casefold()): each
        for each in (Hotspot.objects.all() if known is None else known)
    }
    exact = {row.number: left.pop(row.key) for row in rows if not row.error and row.key in left}
    compared = []
    for row in rows:
        if row.error:
            compared.append(ComparedSpot(row, "refused"))
            continue
        spot = exact.get(row.number) or moved(row, left)
        if spot is None:
            compared.append(ComparedSpot(row, "added"))
        else:
            changes = tuple(changes_of(spot, row))
            does = "changed" if changes else "kept"
            compared.append(ComparedSpot(row, does, spot, changes))
    return compared, list(left.values())


def moved(row, left) -> Hotspot | None:
    """The spot takes no part any more in what is left."""
    name, kecamatan = row.key[1], row.values["kecamatan"]
    alike = [key for key, each in left.items() if key[1] == name and each.kecamatan == kecamatan]
    return left.pop(alike[0]) if len(alike) == 1 else None


def changes_of(spot, row):
    for name, value in row.values.items():
        stored = getattr(spot, name)
        if (stored if isinstance(stored, bool) else str(stored)) != value:
            yield name


@transaction.atomic
def load(*, rows: list[SpotRow], actor) -> dict[str, int]:
    """Take over the lines without an error; the same list twice is one list. What the list no
    longer names stays. Returns how many lines had which outcome, and how many spots are `gone`
    from the list."""
    known = list(Hotspot.objects.select_for_update().order_by("pk"))
    compared, gone = compare(rows, known=known)
    for each in compared:
        if each.does in ("added", "changed"):
            spot = each.spot or Hotspot()
            for name, value in each.row.values.items():
                setattr(spot, name, value)
            spot.full_clean()
            spot.save()
            act = "wagtail.create" if each.does == "added" else "wagtail.edit"
            log(instance=spot, action=act, user=actor)
    found = Counter(each.does for each in compared)
    counted = {**{does: found[does] for does in OUTCOMES}, "gone": len(gone)}
    if counted["added"] or counted["changed"]:
        hotspots_loaded.send(Hotspot, actor=actor, detail=counted)
    return counted

"""Which doors the header shows to whom. Addresses are fixed by contract, not by url names."""

from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

ADMINISTRATOR = "administrator"


EVERYBODY = frozenset()


@dataclass(frozen=True)
class Door:
    label: str
    path: str
    # Empty: everybody. Administrators see all.
    roles: frozenset = EVERYBODY
    # To whom it is one of many and stands under "More".
    rare_to: frozenset = EVERYBODY
    is_localised: bool = True

    def is_open_to(self, roles):
        return not self.roles or bool(self.roles & roles) or ADMINISTRATOR in roles

    @property
    def address(self):
        return address(self.path) if self.is_localised else self.path


OFFICE = frozenset({"officer", ADMINISTRATOR})

DOORS = (
    Door(label=_("Classes"), path="/kelas/"),
    Door(label=_("My learning"), path="/belajar/", roles=frozenset({"resident"})),
    Door(label=_("Trainer's desk"), path="/mengajar/", roles=frozenset({"trainer"})),
    Door(
        label=_("Meetings"),
        path="/mengajar/pertemuan/",
        roles=frozenset({"trainer", "officer"}),
        rare_to=OFFICE,
    ),
    Door(label=_("Programme"), path="/program/", roles=frozenset({"officer"})),
    Door(
        label=_("Write courses"),
        path="/cms/",
        roles=frozenset({"editor"}),
        rare_to=OFFICE,
        is_localised=False,
    ),
    Door(
        label=_("Change classes and programmes"),
        path="/cms/",
        roles=frozenset({"officer"}),
        rare_to=OFFICE,
        is_localised=False,
    ),
    Door(
        label=_("Questions"),
        path="/mengajar/pertanyaan/",
        roles=frozenset({"trainer", "officer"}),
        rare_to=frozenset({"trainer"}) | OFFICE,
    ),
    Door(
        label=_("Video queue"),
        path="/bengkel/antrean/",
        roles=frozenset({"operator"}),
        rare_to=OFFICE,
    ),
    Door(
        label=_("Audit trail"),
        path="/program/jejak/",
        roles=frozenset({ADMINISTRATOR}),
        rare_to=OFFICE,
    ),
)


def address(path):
    """A path with the prefix of the language being read: Indonesian has none."""
    return f"/en{path}" if (get_language() or "id").startswith("en") else path


def doors_for(*, roles, current):
    """The doors a visitor sees, each with its address, whether they stand in it, and whether it
    stands under "More": there only where at least two do."""
    opened = {}
    for door in DOORS:
        if door.is_open_to(roles):
            opened.setdefault(door.path, door)
    inside = [door for door in opened.values() if current.startswith(door.address)]
    here = max(inside, key=lambda door: len(door.path), default=None)
    rare = [door for door in opened.values() if door.rare_to & roles]
    return [
        {
            "label": door.label,
            "address": door.address,
            "is_current": door is here,
            "is_rare": len(rare) > 1 and door in rare,
        }
        for door in opened.values()
    ]

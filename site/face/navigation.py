"""Which doors the header shows to whom. Addresses are fixed by contract, not by url names."""

from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

ADMINISTRATOR = "administrator"


@dataclass(frozen=True)
class Door:
    label: str
    path: str
    roles: frozenset = frozenset()
    is_localised: bool = True

    def is_open_to(self, roles):
        return not self.roles or bool(self.roles & roles) or ADMINISTRATOR in roles


DOORS = (
    Door(label=_("Classes"), path="/kelas/"),
    Door(label=_("My learning"), path="/belajar/", roles=frozenset({"resident"})),
    Door(label=_("Trainer's desk"), path="/mengajar/", roles=frozenset({"trainer"})),
    Door(label=_("Programme"), path="/program/", roles=frozenset({"officer"})),
    Door(label=_("Video queue"), path="/bengkel/antrean/", roles=frozenset({"operator"})),
    Door(label=_("Write courses"), path="/cms/", roles=frozenset({"editor"}), is_localised=False),
)


def address(path):
    """A path with the prefix of the language being read: Indonesian has none."""
    return f"/en{path}" if (get_language() or "id").startswith("en") else path


def doors_for(*, roles, current):
    """The doors a visitor sees, each with its address and whether they stand in it."""
    shown = []
    for door in DOORS:
        if not door.is_open_to(roles):
            continue
        where = address(door.path) if door.is_localised else door.path
        shown.append(
            {"label": door.label, "address": where, "is_current": current.startswith(where)}
        )
    return shown

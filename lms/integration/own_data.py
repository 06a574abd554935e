"""What this room holds of a person: the keys of their programs."""

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from lms.people.idle_accounts import still_needs
from lms.people.personal import Part, Room, as_rows, register

from .models import ApiToken

PARTS = {
    "programs": Part(
        _("Keys of your programs"),
        _("So that a program of yours can call the platform in your name."),
        {
            "name": _("Name"),
            "created_at": _("Made on"),
            "last_used_at": _("Used last"),
            "revoked_at": _("Revoked on"),
        },
    )
}
WORDS = {
    "token.made": _("Key for a program made"),
    "token.revoked": _("Key for a program revoked"),
    "integration.apitoken": _("Key of a program"),
}


def rows(person) -> dict[str, list[dict]]:
    mine = ApiToken.objects.filter(owner=person)
    return {"programs": as_rows(mine, "name", "created_at", "last_used_at", "revoked_at")}


def erase(person, tombstone) -> None:
    ApiToken.objects.filter(owner=person).delete()


def has_a_program_at_work(moment):
    return Exists(ApiToken.objects.filter(owner=OuterRef("pk"), last_used_at__gte=moment))


def register_room() -> None:
    register(Room("integration", rows=rows, erase=erase, parts=PARTS, words=WORDS))
    still_needs.append(has_a_program_at_work)

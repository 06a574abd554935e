"""This room counts and holds nothing of a person; its words for the trail."""

from django.utils.translation import gettext_lazy as _

from lms.people.personal import Room, register

WORDS = {
    "outcomes.programme": _("Programme"),
    "page:rows": _("The people behind a figure of the programme"),
}


def register_room() -> None:
    register(
        Room("outcomes", rows=lambda person: {}, erase=lambda person, tombstone: None, words=WORDS)
    )

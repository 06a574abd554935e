"""Who looked at a person's data: what the law calls the trail of its processing."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .access import ADMINISTRATOR, EDITOR, OFFICER, TRAINER
from .models import TrailEntry
from .personal import Told, rooms, word_for
from .trail import SEEN, SEEN_LIST, as_text

ROLES = {
    ADMINISTRATOR: gettext_lazy("administrator"),
    OFFICER: gettext_lazy("officer of Diskominfo"),
    TRAINER: gettext_lazy("trainer"),
    EDITOR: gettext_lazy("editor"),
}


def about(person) -> Q:
    """Entries of the trail that are about `person`: about them, about one of their records, or
    about a list that they stand in. As many queries as there are rooms."""
    condition = Q(verb=SEEN_LIST, detail__people__icontains=as_text([person.pk]))
    for room in rooms.values():
        for label, keys in room.records(person).items():
            condition |= Q(subject_type=label, subject_id__in=[str(key) for key in keys])
    return condition


def looks_at(person) -> QuerySet[TrailEntry]:
    """What staff looked at, the newest first; what the person saw of themselves is no news."""
    seen = TrailEntry.objects.filter(verb__in=(SEEN, SEEN_LIST)).filter(about(person))
    return seen.exclude(actor_number=person.pk).select_related("actor").order_by("-at", "-pk")


def who_looked(person) -> Told:
    return Told(looks_at(person), told)


def told(entry) -> dict:
    """One look: when, who in which capacity, and at what.

    Staff are named. They look because of their office and not as private people, and only a name
    can be asked about; who has left and was erased stands there with the role alone.
    """
    role, why = entry.detail.get("role", ""), entry.detail.get("why", "")
    return {
        "at": entry.at,
        "who": entry.actor.name if entry.actor else _("somebody who has left"),
        "role": str(ROLES.get(role, role)),
        "what": word_for(f"page:{entry.detail['page']}")
        if "page" in entry.detail
        else word_for(entry.subject_type),
        "why": word_for(f"why:{why}") if why else "",
    }

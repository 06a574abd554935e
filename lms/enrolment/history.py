"""What happened to one application: its changes, and who read it, each reader once."""

from django.utils.translation import gettext as _

from lms.people.models import TrailEntry
from lms.people.trail import SEEN

from .enums import EnrolmentState, NikReason
from .leaving import leaving_in_words


def history_of(enrolment) -> tuple[list[dict], list[dict]]:
    """Changes in their order, and looks: one line a reader and kind with how often and when last.
    Every look stays a row of its own in the trail. One query."""
    entries = (
        TrailEntry.objects.filter(subject_type="enrolment.enrolment", subject_id=str(enrolment.pk))
        .select_related("actor")
        .order_by("pk")
    )
    changes, looks = [], {}
    for entry in entries:
        if entry.verb != SEEN:
            changes.append(changed(entry, resident=enrolment.resident_id))
            continue
        line = looked(entry)
        key = (entry.actor_number, line["what"], line["why"])
        looks[key] = line | {"times": looks[key]["times"] + 1 if key in looks else 1}
    return changes, sorted(looks.values(), key=lambda line: line["at"], reverse=True)


def changed(entry, *, resident: int) -> dict:
    state, why = entry.verb.removeprefix("enrolment."), entry.detail.get("reason", "")
    if state == EnrolmentState.WITHDRAWN:
        by = entry.actor_number
        return line_of(entry, leaving_in_words(by=by, why=why, resident=resident))
    known = state in EnrolmentState.values
    return line_of(entry, EnrolmentState(state).label if known else state, why)


def looked(entry) -> dict:
    if entry.detail.get("what") == "nik":
        return line_of(entry, _("NIK looked at"), NikReason(entry.detail["why"]).label)
    return line_of(entry, _("Read"))


def line_of(entry, what, why="") -> dict:
    who = entry.actor.name if entry.actor else _("the platform")
    return {"at": entry.at, "what": what, "who": who, "why": why}

"""Taking over a list of nominees, as often as it comes."""

from dataclasses import dataclass
from functools import partial

from celery import current_app
from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from lms.notices.letters import send_letter
from lms.people.trail import record

from .models import Nomination
from .nomination_file import Row

# By name: the tasks import this module.
INVITE = "lms.enrolment.tasks.invite_nominees"


@dataclass(frozen=True)
class Compared:
    """What taking over would do with one line: add, change, keep; or why nothing."""

    row: Row
    does: str


def compare(*, cohort, rows: list[Row]) -> list[Compared]:
    """Line by line what `load` would do; changes nothing. One query."""
    known = {each.contact: each for each in cohort.nominations.all()}
    return [Compared(row, outcome(row, known.get(row.contact))) for row in rows]


def outcome(row: Row, known: Nomination | None) -> str:
    if row.error:
        return "refused"
    if known is None:
        return "added"
    same = (known.name, known.kelurahan_id, known.note) == (row.name, row.kelurahan, row.note)
    return "kept" if same else "changed"


@transaction.atomic
def load(*, cohort, rows: list[Row], actor) -> dict[str, int]:
    """Take over the lines without an error; the key is the contact, so the same list twice is
    one list. Nobody is removed because a later list leaves them out. Invitations go out after
    the commit. Returns how many lines had which outcome."""
    compared = compare(cohort=cohort, rows=rows)
    for each in compared:
        if each.does in ("added", "changed"):
            row = each.row
            Nomination.objects.update_or_create(
                cohort=cohort,
                contact=row.contact,
                defaults={"name": row.name, "kelurahan_id": row.kelurahan, "note": row.note},
                create_defaults={
                    "name": row.name,
                    "kelurahan_id": row.kelurahan,
                    "note": row.note,
                    "nominated_by": actor,
                },
            )
    counted = dict.fromkeys(("added", "changed", "kept", "refused"), 0)
    for each in compared:
        counted[each.does] += 1
    record(verb="nominations.loaded", subject=cohort, actor=actor, **counted)
    transaction.on_commit(partial(current_app.send_task, INVITE, [cohort.pk]))
    return counted


def invite(*, cohort) -> int:
    """Write to every nominee who was not written to yet. Each is marked before the letter leaves,
    so that nobody gets two."""
    invited = 0
    with override("id"):
        link = settings.PUBLIC_URL + reverse("enrolment:cohort", args=[cohort.slug])
    for nominee in Nomination.objects.filter(cohort=cohort, invited_at=None):
        won = Nomination.objects.filter(pk=nominee.pk, invited_at=None).update(
            invited_at=timezone.now()
        )
        if not won:
            continue
        words = {"name": nominee.name, "cohort": cohort.name, "link": link}
        try:
            send_letter(contact=nominee.contact, letter="nomination", language="id", words=words)
        except OSError:
            Nomination.objects.filter(pk=nominee.pk).update(invited_at=None)
            continue
        invited += 1
    return invited

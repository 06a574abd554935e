"""Taking over a list of nominees, as often as it comes."""

from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import override

from lms.notices.outbox import make_letter, put
from lms.people.trail import record

from .models import Nomination
from .nomination_file import Row


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
    one list. Nobody is removed because a later list leaves them out. Their invitations stand in
    the outbox together with them. Returns how many lines had which outcome."""
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
    invite(cohort=cohort)
    return counted


def invite(*, cohort) -> int:
    """Put a letter into the outbox for every nominee who was not written to yet: one each, however
    often it is asked. Two queries. Returns how many were not invited before."""
    with override(settings.LANGUAGE_CODE):
        path = reverse("enrolment:cohort", args=[cohort.slug])
    letters = [
        make_letter(
            contact=nominee.contact,
            code="nomination",
            language=settings.LANGUAGE_CODE,
            path=path,
            about=nominee,
            name=nominee.name,
            cohort=cohort.name,
        )
        for nominee in Nomination.objects.filter(cohort=cohort, invited_at=None)
    ]
    put(letters)
    return len(letters)


def note_invitation(*, message, **signal) -> None:
    """An invitation was really handed over (`lms.notices.signals.message_sent`)."""
    if message.code == "nomination":
        pk = message.subject.partition(":")[2]
        Nomination.objects.filter(pk=pk, invited_at=None).update(invited_at=message.sent_at)

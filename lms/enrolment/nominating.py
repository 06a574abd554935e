"""Taking over a list of nominees, as often as it comes."""

from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import override

from lms.notices.enums import Reason
from lms.notices.keys import subject_of
from lms.notices.models import Message
from lms.notices.outbox import make_letter, put, put_anew, skip_waiting
from lms.people.trail import record

from .enums import NominationReason
from .models import Nomination
from .nomination_file import Row

CODE = "nomination"


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
    nominees = Nomination.objects.filter(cohort=cohort, invited_at=None)
    letters = [invitation(nominee, cohort=cohort) for nominee in nominees]
    put(letters)
    return len(letters)


def invitation(nominee, *, cohort) -> Message:
    with override(settings.LANGUAGE_CODE):
        path = reverse("enrolment:cohort", args=[cohort.slug])
    return make_letter(
        contact=nominee.contact,
        code=CODE,
        language=settings.LANGUAGE_CODE,
        path=path,
        about=nominee,
        name=nominee.name,
        cohort=cohort.name,
    )


@transaction.atomic
def correct(*, nomination, actor, why: NominationReason, **fields) -> Nomination:
    """Set `fields` (name, kelurahan, contact, note). With another contact an invitation that waits
    is called back, and one goes there, unless that contact has got it before. Twice is once."""
    nomination = Nomination.objects.select_for_update().get(pk=nomination.pk)
    changed = [name for name in fields if getattr(nomination, name) != fields[name]]
    if not changed:
        return nomination
    for name in changed:
        setattr(nomination, name, fields[name])
    if "contact" in changed:
        skip_waiting(invitations_of(nomination), reason=Reason.CALLED_BACK)
        letter = invitation(nomination, cohort=nomination.cohort)
        put_anew(letter)
        nomination.invited_at = Message.objects.get(pk=letter.pk).sent_at
    nomination.save(update_fields=[*changed, "invited_at"])
    record(
        verb="nomination.corrected", subject=nomination, actor=actor, fields=changed, why=str(why)
    )
    return nomination


@transaction.atomic
def remove(*, nomination, actor, why: NominationReason) -> None:
    """Take somebody off the list, and back what waits to be sent. A place that they took already
    is not touched. Twice is once."""
    found = Nomination.objects.select_for_update().filter(pk=nomination.pk).first()
    if found is None:
        return
    skip_waiting(invitations_of(found), reason=Reason.CALLED_BACK)
    record(verb="nomination.removed", subject=found, actor=actor, why=str(why))
    found.delete()


def invitations_of(nomination):
    """Of every contact that this nominee had: they are the record of what was sent, and stay."""
    return Message.objects.filter(code=CODE, subject=subject_of(nomination))


def note_invitation(*, message, **signal) -> None:
    """An invitation was really handed over (`lms.notices.signals.message_sent`)."""
    if message.code == CODE:
        pk = message.subject.partition(":")[2]
        # Not where the contact was corrected while it was sent.
        nominee = Nomination.objects.filter(pk=pk, contact=message.contact, invited_at=None)
        nominee.update(invited_at=message.sent_at)

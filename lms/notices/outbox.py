"""Rows of the outbox: one a message, written in the transaction of what it tells, once."""

from datetime import datetime
from functools import partial

from django.db import transaction
from django.utils import timezone

from .doorbell import ring
from .enums import Channel, MessageState, Reason
from .keys import id_of, key_of, subject_of
from .models import Message
from .quiet import QuietHours, not_before
from .reaching import contact_of, proven_ways
from .wanting import preferences_of, quiet_hours_of
from .ways import Way, channel_for, way_of

S = MessageState
# Another way is tried for these.
UNREACHED = (Reason.NO_CONTACT, Reason.UNPROVEN_CONTACT)


def put_for_people(notices, *, subject: str, until: datetime | None) -> None:
    """Messages for notices that were just left. Three queries, however many they are.

    A way that could not be gone leaves a row as well, which says why.
    """
    way = way_of(notices[0].code) if notices else None
    reachable = [each for each in notices if each.recipient.is_active]
    if way is None or not way.channels or not reachable:
        return
    now = timezone.now()
    preferences = preferences_of([each.recipient for each in reachable])
    proven = proven_ways([each.recipient for each in reachable])
    rows = []
    for notice in reachable:
        person, wishes = notice.recipient, preferences[notice.recipient_id]
        earliest = not_before(now, quiet=quiet_hours_of(wishes), urgent=way.is_urgent, until=until)
        for channel, reason in ways_for(person, way=way, wishes=wishes, proven=proven):
            key = key_of(
                code=notice.code, subject=notice.key, who=f"person:{person.pk}", channel=channel
            )
            rows.append(
                Message(
                    id=id_of(key),
                    key=key,
                    recipient=person,
                    channel=channel,
                    code=notice.code,
                    subject=subject,
                    data=notice.data,
                    path=notice.path,
                    language=person.language,
                    state=S.SKIPPED if reason else S.QUEUED,
                    reason=reason,
                    ended_at=now if reason else None,
                    not_before=earliest,
                    until=until,
                )
            )
    put(rows)


def ways_for(person, *, way: Way, wishes, proven) -> list[tuple[Channel, str]]:
    """The channels over which `person` hears of it, each with "" or the reason why it does not
    go that way."""
    known = {"way": way, "wishes": wishes, "proven": proven}
    found = {channel: refusal(person, channel, **known) for channel in way.by}
    unreached = all(reason in UNREACHED for reason in found.values())
    if way.otherwise and unreached:
        second = refusal(person, way.otherwise, **known)
        if second not in UNREACHED:
            return [(way.otherwise, second)]
    if "" in found.values():
        # Somebody without a number who has the e-mail misses nothing.
        found = {each: why for each, why in found.items() if why not in UNREACHED}
    return list(found.items())


def refusal(person, channel, *, way: Way, wishes, proven) -> str:
    if not way.is_fixed and not wishes.wants(kind=way.kind, channel=channel):
        return Reason.SWITCHED_OFF
    if not contact_of(person, channel):
        return Reason.NO_CONTACT
    return "" if (person.pk, channel) in proven else Reason.UNPROVEN_CONTACT


@transaction.atomic
def put_letter(**letter) -> Message:
    """Put one letter (see `letter`) into the outbox. The same one again is the one that is there;
    where it had failed, it is tried again."""
    row = make_letter(**letter)
    put([row])
    kept = Message.objects.get(pk=row.pk)
    return try_again(message=kept) if kept.state == S.FAILED else kept


@transaction.atomic
def put_anew(letter: Message) -> None:
    """Put a letter (of `make_letter`) that is wanted again: one that was called back or had failed
    is queued with the words and contact of today, which may have been cleared meanwhile, and keeps
    its log. One that waits, is being sent or was sent stays as it is."""
    put([letter])
    now = timezone.now()
    ready = letter.not_before <= now
    again = Message.objects.filter(pk=letter.pk, state__in=(S.FAILED, S.SKIPPED)).update(
        state=S.QUEUED,
        reason="",
        attempts=0,
        contact=letter.contact,
        data=letter.data,
        path=letter.path,
        language=letter.language,
        not_before=letter.not_before,
        ended_at=None,
        rung_at=now if ready else None,
        data_cleared_at=None,
    )
    if again and ready:
        transaction.on_commit(partial(ring, [letter.pk]))


def make_letter(
    *, contact: str, code: str, language: str, path: str, about, speaks_of=None, **data
) -> Message:
    """A message to somebody who may have no account, at an e-mail address or E.164 number; to be
    `put`. The same (code, about, contact) is the same message."""
    way, subject = way_of(code), subject_of(about)
    key = key_of(code=code, subject=subject, who=contact)
    return Message(
        id=id_of(key),
        key=key,
        contact=contact,
        speaks_of=speaks_of,
        channel=channel_for(contact),
        code=code,
        subject=subject,
        data=data,
        path=path,
        language=language,
        not_before=not_before(timezone.now(), quiet=QuietHours(), urgent=way.is_urgent),
    )


def put(rows: list[Message]) -> None:
    """Write what is not there yet, and ring for what may go now, after the commit. Those rows say
    already that it was rung for them: a ring that fails is made up for by the sweep."""
    now = timezone.now()
    ready = [each for each in rows if each.state == S.QUEUED and each.not_before <= now]
    for each in ready:
        each.rung_at = now
    Message.objects.bulk_create(rows, ignore_conflicts=True)
    if ready:
        transaction.on_commit(partial(ring, [each.pk for each in ready]))


def skip_waiting(messages, *, reason: Reason) -> int:
    """End those of these messages that wait; one that is being sent goes on."""
    waiting = messages.filter(state=S.QUEUED)
    return waiting.update(state=S.SKIPPED, reason=reason, ended_at=timezone.now())


def try_again(*, message: Message) -> Message:
    """Queue a failed message again, with its full number of tries. Twice is once."""
    won = Message.objects.failed().filter(pk=message.pk).exclude(reason=Reason.TOO_LATE)
    again = won.filter(data_cleared_at=None).update(
        state=S.QUEUED,
        reason="",
        attempts=0,
        not_before=timezone.now(),
        ended_at=None,
        rung_at=timezone.now(),
    )
    if again:
        transaction.on_commit(partial(ring, [message.pk]))
    message.refresh_from_db()
    return message

"""One message from claim to end. Handing over is outside of every transaction; what came of it is
written by whoever still holds the claim."""

import logging
import uuid
from datetime import datetime, timedelta

from django.db.models import F
from django.utils import timezone

from .addresses import settings_link
from .enums import MOVES, Channel, MessageState, Reason
from .gateways import gateway
from .handing import NotTaken
from .mailing import send_mail
from .masks import masked
from .models import Message
from .quiet import not_before
from .reaching import contact_of, proven_ways
from .signals import message_sent
from .wanting import preferences_of, quiet_hours_of
from .ways import way_of
from .words import words_for

log = logging.getLogger(__name__)

S = MessageState
# Longer than handing over can last by its own time limits.
LEASE = timedelta(minutes=5)
# Waits between the tries; after the last one a person is asked.
WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 20, 60, 180))
MOST_ATTEMPTS = len(WAITS) + 1


def deliver(message_id) -> bool:
    """Send one message if it waits and its time has come. False where there is nothing to do:
    somebody else has it, or it is not yet time."""
    message = claim(message_id)
    if message is None:
        return False
    why_not = refusal_now(message)
    if why_not:
        late = why_not == Reason.TOO_LATE
        note(message, to=S.FAILED if late else S.SKIPPED, reason=why_not)
        return True
    try:
        provider_id = hand_over(message)
    except NotTaken as refused:
        give_back(message, refused.reason, is_final=refused.is_final, wait=refused.wait)
    except Exception as problem:
        # Its text may hold an address or a name; where it happened is enough.
        where = problem.__traceback__.tb_next or problem.__traceback__
        log.error(
            "message %s: %s in %s",
            message.pk,
            type(problem).__name__,
            where.tb_frame.f_code.co_name,
        )
        give_back(message, Reason.UNEXPECTED)
    else:
        note_sent(message, provider_id=provider_id)
    return True


def claim(message_id) -> Message | None:
    """Take a waiting message, or None where another was quicker: then leave quietly."""
    now, token = timezone.now(), uuid.uuid4()
    won = Message.objects.filter(pk=message_id, state=S.QUEUED, not_before__lte=now).update(
        state=S.SENDING, claim=token, lease_until=now + LEASE, attempts=F("attempts") + 1
    )
    if not won:
        return None
    return Message.objects.select_related("recipient").filter(pk=message_id, claim=token).first()


def address_of(message: Message) -> str:
    """Where it goes today: a person may have corrected their address since it was written."""
    if message.recipient is None:
        return message.contact
    return contact_of(message.recipient, message.channel)


def refusal_now(message: Message) -> str:
    """Why it is not sent after all; much may have changed while it waited."""
    if message.until is not None and message.until <= timezone.now():
        return Reason.TOO_LATE
    if not address_of(message):
        return Reason.NO_CONTACT
    person, way = message.recipient, way_of(message.code)
    if person is not None and (person.pk, message.channel) not in proven_ways([person]):
        return Reason.UNPROVEN_CONTACT
    if person is None or way.is_fixed:
        return ""
    wishes = preferences_of([person])[person.pk]
    wants = wishes.wants(kind=way.kind, channel=message.channel)
    return "" if wants else Reason.SWITCHED_OFF


def hand_over(message: Message) -> str:
    """Give the message to the mail server or gateway, under its own id: handed over a second
    time, it is the same message. Raises NotTaken. Returns their name for it."""
    words, address = words_for(message), address_of(message)
    if message.channel == Channel.EMAIL:
        link = settings_link(message.language) if message.recipient_id else ""
        return send_mail(
            address=address, words=words, message_id=str(message.pk), settings_link=link
        )
    return gateway().send(
        number=address, text=words.short, message_id=str(message.pk), at=message.created_at
    )


def note_sent(message: Message, *, provider_id: str) -> None:
    """Keep that it was handed over, and tell the rooms that asked for it."""
    now = timezone.now()
    noted = note(
        message,
        to=S.SENT,
        sent_at=now,
        sent_to=masked(address_of(message)),
        provider_id=provider_id[:120],
    )
    if noted:
        message.sent_at = now
        message_sent.send_robust(sender=Message, message=message)


def give_back(
    message: Message, reason: Reason, *, is_final=False, wait: timedelta | None = None
) -> None:
    """Queue it for another try, or end it with a reason where there is none left."""
    if is_final or message.attempts >= MOST_ATTEMPTS:
        note(message, to=S.FAILED, reason=reason)
        return
    later = timezone.now() + max(wait or timedelta(), WAITS[message.attempts - 1])
    note(message, to=S.QUEUED, reason=reason, not_before=time_for(message, later), rung_at=None)


def time_for(message: Message, moment: datetime) -> datetime:
    """A second try does not wake anybody either."""
    person = message.recipient
    wishes = preferences_of([person])[person.pk] if person else None
    return not_before(
        moment,
        quiet=quiet_hours_of(wishes),
        urgent=way_of(message.code).is_urgent,
        until=message.until,
    )


def note(message: Message, *, to: MessageState, reason: str = "", **changes) -> bool:
    """Write what came of a claim. False where it is not held any more: another worker has it,
    or the person was erased."""
    if to not in MOVES[S.SENDING]:
        raise ValueError(f"{S.SENDING} -> {to}")
    now = timezone.now()
    entry = {"at": now.isoformat(timespec="seconds"), "state": str(to), "reason": str(reason)}
    held = Message.objects.filter(pk=message.pk, claim=message.claim, state=S.SENDING)
    return bool(
        held.update(
            state=to,
            reason=reason,
            claim=None,
            lease_until=None,
            ended_at=None if to == S.QUEUED else now,
            log=[*message.log, entry],
            **changes,
        )
    )

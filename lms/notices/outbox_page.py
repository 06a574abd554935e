"""What the office sees of the outbox: contacts masked, words not at all."""

from datetime import datetime

from django.conf import settings
from django.core.paginator import Paginator
from django.db.models import Count
from django.utils import timezone

from .enums import Channel, MessageState, Reason
from .masks import masked
from .models import Message
from .outbox import contact_of
from .titles import TITLES

A_PAGE = 50
FILTERS = ("state", "channel", "code", "reason", "name")
TONES = {
    MessageState.SENT: "good",
    MessageState.FAILED: "bad",
    MessageState.QUEUED: "info",
    MessageState.SENDING: "info",
}


def filtered(asked) -> dict:
    """The messages that the filters of an address leave, and the filters as they were understood:
    what is not known is not asked."""
    known = {
        "state": MessageState.values,
        "channel": Channel.values,
        "reason": Reason.values,
        "code": TITLES,
    }
    wanted = {
        name: asked[name] for name in known if asked.get(name) and asked[name] in known[name]
    }
    found = Message.objects.filter(**wanted)
    name = " ".join(asked.get("name", "").split())[:120]
    if name:
        found = found.filter(recipient__name__icontains=name)
    return {"found": found, "asked": dict.fromkeys(FILTERS, "") | wanted | {"name": name}}


def outbox(asked) -> dict:
    """The same number of queries however much there is."""
    here = filtered(asked)
    counted = dict(Message.objects.order_by().values_list("state").annotate(Count("pk")))
    page = Paginator(here["found"].select_related("recipient"), A_PAGE).get_page(asked.get("page"))
    resting = Message.objects.filter(
        state=MessageState.QUEUED, attempts=0, not_before__gt=timezone.now()
    ).count()
    return {
        "asked": here["asked"],
        "resting": resting,
        "is_filtered": any(here["asked"].values()),
        "counts": [(state, state.label, counted.get(state, 0)) for state in MessageState],
        "page": page,
        "rows": [row_of(message) for message in page],
        "failed_here": here["found"].failed().count(),
        "channels": Channel.choices,
        "reasons": Reason.choices,
        "codes": sorted(((code, str(title)) for code, title in TITLES.items()), key=by_title),
    }


def by_title(choice):
    return choice[1].casefold()


def row_of(message: Message) -> dict:
    return {
        "message": message,
        "title": message.title,
        "name": message.recipient.name if message.recipient else "",
        "to": to_whom(message),
        "waits_until": waits_until(message),
        "language": str(dict(settings.LANGUAGES).get(message.language, message.language)),
        "tone": TONES.get(message.state, ""),
        "may_try_again": message.state == MessageState.FAILED
        and message.reason != Reason.TOO_LATE
        and message.data_cleared_at is None,
    }


def waits_until(message: Message) -> datetime | None:
    """When it may go out, where that is still to come: it was not tried, so the quiet hours hold
    it; or it was, and is tried again then."""
    if message.state != MessageState.QUEUED or message.not_before <= timezone.now():
        return None
    return message.not_before


def to_whom(message: Message) -> str:
    """Where it went, or would go now; masked."""
    if message.sent_to:
        return message.sent_to
    person = message.recipient
    return masked(contact_of(person, message.channel) if person else message.contact)


def record_of(message: Message) -> dict:
    """One message with all its tries."""
    return row_of(message) | {
        "tries": [
            {
                "at": datetime.fromisoformat(entry["at"]),
                "state": MessageState(entry["state"]).label,
                "reason": Reason(entry["reason"]).label if entry["reason"] else "",
            }
            for entry in message.log
        ]
    }

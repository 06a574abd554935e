"""The one way to tell a person something."""

from datetime import datetime

from django.db import transaction

from .enums import Reason
from .keys import key_of, subject_of
from .models import Message, Notice
from .outbox import put_for_people, skip_waiting
from .texts import words_of

# Of keys in one query.
BATCH = 500


def tell(
    *, recipient, code: str, path: str = "", about=None, until: datetime | None = None, **data
) -> Notice:
    """Leave `recipient` a notice, and messages over the ways of `code` (`lms.notices.ways`). They
    are rows only, so a transaction keeps them or takes them back; they are sent after it.

    `about` is the record (or a text that names the event) that this is about: the same code about
    the same thing is told to a person once, however often it is asked. Without it, each call is
    news. After `until` the news is of no use: it is not sent then, and it does not wait for the
    end of quiet hours that last longer. `path` is a path of this site; `data` is JSON and holds
    what the words of `code` name (`lms.notices.texts`). Unknown codes and missing data raise
    `UnknownNotice` at once, here, and not later on the reader's page.
    """
    return tell_all(
        recipients=[recipient], code=code, path=path, about=about, until=until, **data
    )[0]


def tell_all(
    *, recipients, code: str, path: str = "", about=None, until: datetime | None = None, **data
) -> list[Notice]:
    """`tell` for many at once, in their order; as many queries for a hundred as for one."""
    words_of(code=code, data=data)
    subject = subject_of(about)
    recipients = list({person.pk: person for person in recipients}.values())
    told = [
        Notice(
            recipient=person,
            key=key_of(code=code, subject=subject, who=f"person:{person.pk}"),
            code=code,
            path=path,
            data=data,
        )
        for person in recipients
    ]
    with transaction.atomic(savepoint=False):
        known = known_of(told) if subject else {}
        new = [notice for notice in told if notice.key not in known]
        if new:
            # Another may be telling the same at this moment: the unique key lets one of us in,
            # and both learn which row it is.
            Notice.objects.bulk_create(
                new, update_conflicts=True, unique_fields=["key"], update_fields=["key"]
            )
            put_for_people(new, subject=subject, until=until)
    return [known.get(notice.key, notice) for notice in told]


@transaction.atomic
def call_back(*, code: str, about) -> int:
    """What was told under `code` about this is no news any more: messages that wait are not sent,
    notices that nobody read go. Returns how many messages stay unsent."""
    subject = subject_of(about)
    if not subject:
        return 0
    told = Message.objects.filter(code=code, subject=subject, recipient__isnull=False)
    keys = [
        key_of(code=code, subject=subject, who=f"person:{pk}") for pk in told_of(told, code=code)
    ]
    for begin in range(0, len(keys), BATCH):
        Notice.objects.filter(key__in=keys[begin : begin + BATCH], read_at=None).delete()
    return skip_waiting(told, reason=Reason.CALLED_BACK)


def told_of(messages, *, code: str) -> set[int]:
    """Ids of people who may have a notice of `code` that goes with these messages. Every way that
    could not be gone left a row as well, except for people whose account was off."""
    off = Notice.objects.filter(code=code, read_at=None, recipient__is_active=False)
    known = messages.order_by().values_list("recipient", flat=True)
    return {*known, *off.order_by().values_list("recipient", flat=True)}


def known_of(told: list[Notice]) -> dict[str, Notice]:
    """Those that were told already, by key."""
    keys = [notice.key for notice in told]
    return {each.key: each for each in Notice.objects.filter(key__in=keys)}

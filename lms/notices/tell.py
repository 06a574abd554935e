"""The one way to tell a person something."""

from datetime import datetime

from django.db import transaction

from .keys import key_of, subject_of
from .models import Notice
from .outbox import put_for_people
from .texts import words_of


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
    keys = [notice.key for notice in told]
    with transaction.atomic(savepoint=False):
        known = set(Notice.objects.filter(key__in=keys).values_list("key", flat=True))
        new = [notice for notice in told if notice.key not in known]
        if new:
            # Another may be telling the same at this moment: the unique keys let one of us in.
            Notice.objects.bulk_create(new, ignore_conflicts=True)
            put_for_people(new, subject=subject, until=until)
        kept = {each.key: each for each in Notice.objects.filter(key__in=keys)}
    for notice in told:
        kept[notice.key].recipient = notice.recipient
    return [kept[key] for key in keys]

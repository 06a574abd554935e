"""Rules that tell people before they remove something of theirs."""

from datetime import timedelta

from django.db import IntegrityError

from .models import RetentionWarning
from .retention import AT_ONCE, Rule, before, in_batches


def after_warning(*, code, find, person_of, tell, remove, wait, early=0, **said) -> Rule:
    """A rule over rows, like `retention.by_rows`, that removes only what was announced.

    `tell(person, rows, now)` says it to one person, `early` days before the term is over; after
    that, and at least `wait` days after telling, `remove(rows)` takes them. What is used again in
    between is no longer found: its warning is forgotten, and a later one begins anew.
    """

    def told_by(moment):
        told = RetentionWarning.objects.filter(rule=code, told_at__lte=moment)
        return list(told.values_list("subject_id", flat=True))

    def due(now):
        return find(before(code, now)).filter(pk__in=told_by(now - timedelta(days=wait)))

    def warn(now) -> None:
        soon = find(before(code, now) + timedelta(days=early))
        forget(code, still=soon)
        known = set(
            RetentionWarning.objects.filter(rule=code).values_list("subject_id", flat=True)
        )
        by_person: dict = {}
        for row in soon.iterator(chunk_size=AT_ONCE):
            if str(row.pk) not in known:
                by_person.setdefault(person_of(row), []).append(row)
        for person, rows in by_person.items():
            tell(person, rows, now)
            keep(code, person, rows, now)

    def act(now) -> int:
        warn(now)
        return in_batches(due(now), remove)

    return Rule(code=code, count=lambda now: due(now).count(), act=act, **said)


def keep(code, person, rows, now) -> None:
    for row in rows:
        try:
            RetentionWarning.objects.get_or_create(
                rule=code, subject_id=str(row.pk), defaults={"person": person, "told_at": now}
            )
        except IntegrityError:
            # The person was erased meanwhile.
            continue


def forget(code, *, still) -> None:
    """Take back the warnings about what the rule no longer finds."""
    found = {str(key) for key in still.values_list("pk", flat=True)}
    gone = [
        pk
        for pk, key in RetentionWarning.objects.filter(rule=code).values_list("pk", "subject_id")
        if key not in found
    ]
    for start in range(0, len(gone), AT_ONCE):
        RetentionWarning.objects.filter(pk__in=gone[start : start + AT_ONCE]).delete()

"""How long each thing is kept. Rooms register rules; the beat runs them every night.

A rule may run twice, be killed half-way and run again: what it finds is decided by the rows as
they are, in batches, each a transaction of its own, and files go before or after it, never in it.

    register_rule(by_rows(code="notices_read", what=..., why=..., days=365, find=..., remove=...))
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from .models import RetentionRun, RetentionTerm
from .trail import record

log = logging.getLogger(__name__)

AT_ONCE = 200  # rows in one batch
LONGEST = 3650  # days


@dataclass(frozen=True)
class Rule:
    code: str
    # What goes after the term, and the law or the practice that sets it: people read both.
    what: str
    why: str
    # The term where the administrator chose no other, and the shortest that makes sense.
    days: int
    # (now) -> how many things `act` would remove at that moment; changes nothing.
    count: Callable[[datetime], int]
    # (now) -> how many it removed.
    act: Callable[[datetime], int]
    least: int = 1


rules: dict[str, Rule] = {}


def register_rule(rule: Rule) -> None:
    rules[rule.code] = rule


class WrongTerm(ValueError):
    """A number of days that the rule does not allow."""


def terms() -> dict[str, int]:
    """Days by rule, in one query."""
    chosen = dict(RetentionTerm.objects.values_list("rule", "days"))
    return {code: chosen.get(code, rule.days) for code, rule in rules.items()}


def days_of(code: str) -> int:
    chosen = RetentionTerm.objects.filter(rule=code).values_list("days", flat=True).first()
    return rules[code].days if chosen is None else chosen


def before(code: str, now: datetime) -> datetime:
    """What is older than this has been kept long enough."""
    return now - timedelta(days=days_of(code))


@transaction.atomic
def set_term(*, rule: Rule, days: int, actor) -> RetentionTerm:
    """Keep for `days` from now on. Raises WrongTerm. The same number twice is once."""
    if not rule.least <= days <= LONGEST:
        raise WrongTerm(days)
    term, is_new = RetentionTerm.objects.select_for_update().get_or_create(
        rule=rule.code, defaults={"days": rule.days}
    )
    if term.days == days and not is_new:
        return term
    was, term.days = term.days, days
    term.changed_by, term.changed_at = actor, timezone.now()
    term.save()
    record(verb="retention.term", subject=term, actor=actor, rule=rule.code, was=was, days=days)
    return term


def run(rule: Rule, *, now=None) -> RetentionRun:
    """Run one rule and keep what came of it. A failure is kept as well, and raised to nobody:
    the other rules must run."""
    done = RetentionRun.objects.create(rule=rule.code)
    try:
        done.removed = rule.act(now or timezone.now())
    except Exception as failure:
        # Its words may hold what it was about: `manage.py run_retention RULE` shows them.
        done.error = type(failure).__name__
        log.error("retention rule %s: %s", rule.code, done.error)
    done.finished_at = timezone.now()
    done.save()
    if done.removed:
        record(verb="retention.ran", subject=done, rule=rule.code, removed=done.removed)
    return done


def run_all(*, now=None) -> list[RetentionRun]:
    return [run(rule, now=now) for rule in rules.values()]


def delete_rows(rows) -> int:
    """Delete these rows of one model. Returns how many there were."""
    model = type(rows[0])
    model._base_manager.filter(pk__in=[row.pk for row in rows]).delete()
    return len(rows)


def by_rows(*, code, find, remove=delete_rows, **said) -> Rule:
    """A rule over rows: `find(moment)` is a QuerySet of what is older than that moment,
    `remove(rows)` takes a batch of them and returns how many it removed."""

    def count(now) -> int:
        return find(before(code, now)).count()

    def act(now) -> int:
        return in_batches(find(before(code, now)), remove)

    return Rule(code=code, count=count, act=act, **said)


def in_batches(found, remove) -> int:
    """Ask and remove until nothing is left, or until what is left cannot be removed."""
    done = 0
    while batch := list(found.all()[:AT_ONCE]):
        gone = remove(batch)
        if not gone:
            break
        done += gone
    return done

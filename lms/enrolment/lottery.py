"""Drawing lots, so that anybody can draw them again.

Before the first application the SHA-256 of a secret seed is published. Every application gets a
ticket. With the draw the seed is published: the tickets of a group stand in the order of
SHA-256("<seed>:<ticket>"), smallest first, and the first have the seats. `docs/lottery_check.py`
computes it from the published file in ten lines.
"""

import hashlib
import secrets
from functools import partial

from django.db import transaction
from django.utils import timezone

from lms.people.trail import record

from .enums import EnrolmentState, Selection
from .models import Cohort, Enrolment, Lottery, LotteryTicket
from .tasks import settle_selection
from .waiting_list import free_seats, lock_group

# Neither 0 nor O, neither 1 nor I: people read tickets to each other on the telephone.
TICKET_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"


class TooEarly(Exception):
    """Applications are still open, so nothing can be drawn or concluded."""


class WrongSelection(Exception):
    """The class gives its seats in another way."""


def new_ticket() -> str:
    """Eight letters in two groups, for example 7K3F-9Q2M: 40 bits, unique by constraint."""
    letters = [secrets.choice(TICKET_LETTERS) for _ in range(8)]
    return "".join(letters[:4]) + "-" + "".join(letters[4:])


def fingerprint(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def lottery_of(cohort) -> Lottery:
    """The lottery of a class; made with its secret seed on first asking."""
    seed = secrets.token_hex(32)
    return Lottery.objects.get_or_create(
        cohort=cohort, defaults={"seed": seed, "seed_sha256": fingerprint(seed)}
    )[0]


def in_drawn_order(seed: str, tickets) -> list[str]:
    return sorted(tickets, key=lambda ticket: fingerprint(f"{seed}:{ticket}"))


@transaction.atomic
def draw(*, cohort, actor) -> Lottery:
    """Draw the lots of all groups and publish the seed. Drawing twice is drawing once.

    Only ranks are written here, in a few statements; who won is told after the commit by
    `settling.settle`, however many they are. Raises WrongSelection, TooEarly.
    """
    cohort = Cohort.objects.select_for_update().get(pk=cohort.pk)
    if cohort.selection != Selection.LOTTERY:
        raise WrongSelection
    if timezone.now() < cohort.applications_close_at:
        raise TooEarly
    lottery = lottery_of(cohort)
    if lottery.drawn_at is not None:
        return lottery
    for pk in cohort.seat_groups.order_by("pk").values_list("pk", flat=True):
        write_ranks(lottery=lottery, group=lock_group(pk=pk))
    lottery.drawn_at = cohort.selected_at = timezone.now()
    lottery.drawn_by = actor
    lottery.save(update_fields=["drawn_at", "drawn_by"])
    cohort.save(update_fields=["selected_at"])
    record(verb="lottery.drawn", subject=cohort, actor=actor, tickets=lottery.tickets.count())
    transaction.on_commit(partial(settle_selection.delay, cohort.pk))
    return lottery


def write_ranks(*, lottery, group) -> None:
    applied = Enrolment.objects.filter(group=group, state=EnrolmentState.APPLIED)
    tickets = in_drawn_order(lottery.seed, applied.values_list("ticket", flat=True))
    seats = free_seats(group)
    LotteryTicket.objects.bulk_create(
        LotteryTicket(
            lottery=lottery, group=group.key, ticket=ticket, rank=rank, won=rank <= seats
        )
        for rank, ticket in enumerate(tickets, start=1)
    )


def published(cohort) -> dict:
    """What everybody may read of a lottery: the seed only after the draw, the tickets as soon as
    no more can come, in alphabetical order until they are drawn."""
    lottery = lottery_of(cohort)
    known = {
        "class": cohort.slug,
        "seed_sha256": lottery.seed_sha256,
        "rule": 'order by sha256("<seed>:<ticket>")',
    }
    if lottery.drawn_at is None:
        closed = timezone.now() >= cohort.applications_close_at
        return known | {"tickets": tickets_waiting(cohort) if closed else None}
    groups: dict[str, dict] = {}
    for each in lottery.tickets.all():
        group = groups.setdefault(each.group, {"group": each.group, "seats": 0, "order": []})
        group["order"].append(each.ticket)
        group["seats"] += each.won
    drawn_at = timezone.localtime(lottery.drawn_at).isoformat(timespec="seconds")
    return known | {"seed": lottery.seed, "drawn_at": drawn_at, "groups": list(groups.values())}


def tickets_waiting(cohort) -> list[dict]:
    waiting = Enrolment.objects.filter(cohort=cohort, state=EnrolmentState.APPLIED)
    rows = waiting.select_related("group").order_by("ticket")
    return [{"ticket": row.ticket, "group": row.group.key} for row in rows]

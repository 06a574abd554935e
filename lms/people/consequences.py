"""What taking a consent back does, told before it happens and then carried out.

A room registers what it does when it starts (`apps.ready`), in the order of INSTALLED_APPS: the
higher before the lower, so that a work leaves its queue before its seat is given up.
"""

from collections.abc import Callable
from dataclasses import dataclass, field


def nothing(person) -> list[str]:
    return []


@dataclass(frozen=True)
class Consequence:
    name: str
    # A Purpose.
    purpose: str
    # (person) -> sentences in the active language, none where nothing of theirs is touched. They
    # are read by the person and by a guardian, so they name nobody.
    explain: Callable = nothing
    # (person, actor) -> None; inside the transaction of the withdrawal, twice is once. Without an
    # actor it is the holder of a guardian's link.
    carry_out: Callable | None = None
    # (person) -> sentences about what stays as it is.
    stays: Callable = nothing
    # The version of the words that says it first. Who agreed to older words was not told of it:
    # for them it is offered and happens only on their wish.
    announced_in: int = 1


@dataclass(frozen=True)
class Outlook:
    """What taking a consent back would do for one person."""

    follows: list[str] = field(default_factory=list)
    offered: list[str] = field(default_factory=list)
    stays: list[str] = field(default_factory=list)


known: dict[tuple[str, str], Consequence] = {}


def register(consequence: Consequence) -> None:
    known[consequence.purpose, consequence.name] = consequence


def of_purpose(purpose: str) -> list[Consequence]:
    return [each for each in known.values() if each.purpose == purpose]


def outlook(*, person, purpose: str, version: int) -> Outlook:
    """What happens when the consent to that version of the words is taken back."""
    told = Outlook()
    # The nearest first: sending videos, then seats, then works.
    for each in reversed(of_purpose(purpose)):
        announced = each.announced_in <= version
        (told.follows if announced else told.offered).extend(each.explain(person))
        told.stays.extend(each.stays(person))
    return told


def carry_out(*, person, purpose: str, version: int, actor, also=False) -> list[str]:
    """Do what the words of that version announced, and with `also` what was offered besides.

    Call it in the transaction of the withdrawal. Returns the names of what was done.
    """
    done = []
    for each in of_purpose(purpose):
        if each.carry_out is not None and (also or each.announced_in <= version):
            each.carry_out(person, actor)
            done.append(each.name)
    return done

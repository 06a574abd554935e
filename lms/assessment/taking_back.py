"""What happens to handed-in works when their maker takes back the consent to take part."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lms.people import child_facts
from lms.people.consequences import Consequence, register
from lms.people.models import Purpose

from .enums import NOT_JUDGED_YET, OPEN_TO_RESIDENT, AttemptState
from .models import Attempt
from .moves import lock, move


def not_judged_yet(person):
    return Attempt.objects.filter(enrolment__resident=person, state__in=NOT_JUDGED_YET).order_by(
        "pk"
    )


def explain(person) -> list[str]:
    number = not_judged_yet(person).count()
    if not number:
        return []
    return [
        ngettext(
            "%(number)s work that was handed in and is not judged yet leaves the trainers' "
            "list. It is kept: with the consent given again and a seat in the class it can be "
            "handed in again as it is.",
            "%(number)s works that were handed in and are not judged yet leave the trainers' "
            "list. They are kept: with the consent given again and a seat in the class they can "
            "be handed in again as they are.",
            number,
        )
        % {"number": number}
    ]


def take_back(person, actor) -> None:
    """Out of the queue, also where a trainer has it open; what they wrote so far stays with it."""
    for attempt in not_judged_yet(person):
        # Whoever has just finished judging was quicker: a result is not taken from anybody.
        if lock(attempt).state in NOT_JUDGED_YET:
            move(
                attempt=attempt,
                to=AttemptState.TAKEN_BACK,
                actor=actor,
                held_by=None,
                held_until=None,
            )


def judged(person) -> list[str]:
    waits = Attempt.objects.filter(enrolment__resident=person, state=AttemptState.REVIEWED).count()
    if not waits:
        return []
    return [
        ngettext(
            "%(number)s work is judged already; the result is still given.",
            "%(number)s works are judged already; the results are still given.",
            waits,
        )
        % {"number": waits}
    ]


def facts(child) -> list[tuple[str, str]]:
    """For a guardian: how many, and nothing of what they show."""
    mine = Attempt.objects.filter(enrolment__resident=child)
    return [
        (_("Videos handed in"), str(mine.handed_in().count())),
        (_("Results given"), str(mine.filter(state__in=OPEN_TO_RESIDENT).count())),
    ]


def register_consequences() -> None:
    register(
        Consequence("works", Purpose.TRAINING, explain=explain, carry_out=take_back, stays=judged)
    )
    child_facts.register(facts)

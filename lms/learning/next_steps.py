"""The one thing that a resident should do next in a class.

Learning knows the lessons. A higher room that knows of more (work to hand in, a result that is
there) registers at start-up how it answers for an enrolment:

    register_step(step_of, prepare=fetch)

`fetch(enrolments)` is called once for a whole page and returns whatever `step_of` needs, so that
many classes cost no more queries than one; `step_of(enrolment, fetched)` returns a Step or None.
The most urgent step of all wins.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum


class Urgency(IntEnum):
    """Smaller comes first."""

    OFFER = 5  # a seat is kept for a short time only
    ANSWER = 10  # a person answered: read the result, mend the work
    BEGIN = 15  # say how able one is, before it changes
    LEARN = 20  # there is a lesson to read
    HAND_IN = 30  # all is read, the work is still to be made
    WAIT = 40  # it is somebody else's turn
    LOOK_BACK = 45  # say how able one is now
    DONE = 50  # nothing is left to do


@dataclass(frozen=True)
class Step:
    urgency: Urgency
    title: str
    text: str = ""
    # Where the button leads and what it says; none where there is nothing to press.
    url: str = ""
    action: str = ""

    @property
    def is_waiting(self) -> bool:
        return self.urgency == Urgency.WAIT

    @property
    def is_done(self) -> bool:
        return self.urgency == Urgency.DONE


@dataclass(frozen=True)
class Source:
    step_of: Callable  # (enrolment, fetched) -> Step | None
    prepare: Callable | None  # (enrolments) -> fetched


_sources: list[Source] = []


def register_step(step_of, *, prepare=None):
    """Let a higher room answer too. Registering the same function twice is once."""
    if all(source.step_of is not step_of for source in _sources):
        _sources.append(Source(step_of, prepare))
    return step_of


def steps_of_higher_rooms(enrolments) -> dict[int, list[Step]]:
    """What the registered rooms answer, by enrolment id."""
    answers: dict[int, list[Step]] = {enrolment.pk: [] for enrolment in enrolments}
    for source in _sources if enrolments else ():
        fetched = source.prepare(enrolments) if source.prepare else None
        for enrolment in enrolments:
            step = source.step_of(enrolment, fetched)
            if step is not None:
                answers[enrolment.pk].append(step)
    return answers

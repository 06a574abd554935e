"""What the trainer's screen shows and a phone gives back: a signed token and six digits.

Both are computed from the meeting and the time, so no row is written to show them and every
process of ours agrees on them. They turn over every STEP_S seconds; the one before still counts.
So a photo of the screen that is sent to a friend works for 30 to 60 seconds, by which time the
friend must have opened it.
"""

import time
from dataclasses import dataclass

from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.http import base36_to_int, int_to_base36

# Long enough to lift a phone and focus, short enough that a sent photo arrives too late.
STEP_S = 30
# The present step and the one before: a phone on a bad line takes its time.
STEPS_THAT_COUNT = 2
# 80 bits: only our own server can try one out, so nobody can search them.
SIGNATURE_LETTERS = 20
CODE_DIGITS = 6


class UnknownToken(ValueError):
    """Not a token that was ever shown."""


@dataclass(frozen=True)
class Shown:
    """What was shown: for which meeting, at which step."""

    meeting_id: int
    step: int


class ExpiredToken(ValueError):
    """A real token, of a step that no longer counts; `shown` says of which."""

    def __init__(self, shown: Shown):
        super().__init__(shown)
        self.shown = shown


def step_at(moment: float | None = None) -> int:
    """Number of the step at `moment` (seconds since 1970, default now)."""
    return int((time.time() if moment is None else moment) // STEP_S)


def seconds_left(moment: float | None = None) -> int:
    """Whole seconds until the next step, at least 1."""
    return STEP_S - int((time.time() if moment is None else moment) % STEP_S)


def steps_that_count() -> range:
    return range(step_at(), step_at() - STEPS_THAT_COUNT, -1)


def token_of(meeting_id: int, step: int) -> str:
    signature = signed("token", meeting_id, step)[:SIGNATURE_LETTERS]
    return f"{int_to_base36(meeting_id)}-{int_to_base36(step)}-{signature}"


def read_token(token: str) -> Shown:
    """Raises UnknownToken or ExpiredToken."""
    try:
        meeting, step, _signature = token.split("-")
        shown = Shown(base36_to_int(meeting), base36_to_int(step))
    except ValueError:
        raise UnknownToken(token) from None
    if not constant_time_compare(token, token_of(shown.meeting_id, shown.step)):
        raise UnknownToken(token)
    if shown.step not in steps_that_count():
        raise ExpiredToken(shown)
    return shown


def code_of(meeting_id: int, step: int) -> str:
    """Six digits, for phones that cannot scan."""
    number = int(signed("code", meeting_id, step)[:15], 16)
    return f"{number % 10**CODE_DIGITS:0{CODE_DIGITS}d}"


def step_of_code(code: str, meeting_id: int) -> int | None:
    """The step at which `code` was shown for this meeting; None where it does not count."""
    right = [
        step
        for step in steps_that_count()
        if constant_time_compare(code, code_of(meeting_id, step))
    ]
    return right[0] if right else None


def signed(purpose: str, meeting_id: int, step: int) -> str:
    salt = f"lms.enrolment.presence_codes.{purpose}"
    return salted_hmac(salt, f"{meeting_id}:{step}", algorithm="sha256").hexdigest()

"""Tokens and codes that turn with the time and are kept nowhere."""

import pytest

from lms.enrolment import presence_codes
from lms.enrolment.presence_codes import (
    ExpiredToken,
    Shown,
    UnknownToken,
    code_of,
    read_token,
    seconds_left,
    step_at,
    step_of_code,
    token_of,
)

# The first second of a step.
NOON = 1_800_000_000


@pytest.fixture
def clock(monkeypatch):
    class Clock:
        now = NOON

        def time(self):
            return self.now

    clock = Clock()
    monkeypatch.setattr(presence_codes, "time", clock)
    return clock


@pytest.mark.parametrize("age", [0, 29, 30, 59])
def test_a_token_counts_in_its_step_and_the_next(clock, age):
    token = token_of(7, step_at())
    clock.now = NOON + age
    assert read_token(token) == Shown(meeting_id=7, step=NOON // 30)


@pytest.mark.parametrize("shown_at", [NOON, NOON + 29])
def test_a_token_of_61_seconds_ago_is_refused(clock, shown_at):
    clock.now = shown_at
    token = token_of(7, step_at())
    clock.now = shown_at + 61
    with pytest.raises(ExpiredToken):
        read_token(token)


def test_a_token_from_the_future_is_refused(clock):
    with pytest.raises(ExpiredToken):
        read_token(token_of(7, step_at() + 1))


def test_a_token_is_of_one_meeting_and_one_step(clock):
    step = step_at()
    signature = token_of(7, step).rpartition("-")[2]
    for forged in (token_of(8, step), token_of(7, step - 1)):
        with pytest.raises(UnknownToken):
            read_token(f"{forged.rpartition('-')[0]}-{signature}")


def test_a_token_of_another_installation_is_unknown(clock, settings):
    token = token_of(7, step_at())
    settings.SECRET_KEY = "another one"
    with pytest.raises(UnknownToken):
        read_token(token)


@pytest.mark.parametrize("token", ["", "-", "--", "a-b", "7-1-", "!-?-x", "é-é-é", "a" * 5000])
def test_what_was_never_shown_is_unknown(clock, token):
    with pytest.raises(UnknownToken):
        read_token(token)


def test_a_code_has_six_digits_and_turns_with_the_step(clock):
    codes = [code_of(7, step_at() + later) for later in range(20)]
    assert {len(code) for code in codes} == {6}
    assert len(set(codes)) == 20


@pytest.mark.parametrize(("age", "step"), [(0, NOON // 30), (59, NOON // 30), (60, None)])
def test_a_code_counts_in_its_step_and_the_next(clock, age, step):
    code = code_of(7, step_at())
    clock.now = NOON + age
    assert step_of_code(code, 7) == step
    assert step_of_code(code, 8) is None


def test_the_screen_knows_when_it_turns(clock):
    clock.now = NOON + 29.5
    assert seconds_left() == 1
    clock.now = NOON
    assert seconds_left() == 30

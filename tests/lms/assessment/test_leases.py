from datetime import timedelta

import pytest
from django.utils import timezone

from lms.assessment.enums import AttemptState
from lms.assessment.leases import LEASE, HeldByAnother, keep, put_back, reopen, take, take_next
from lms.assessment.models import Attempt
from lms.assessment.moves import IllegalMove
from lms.people.models.trail import TrailEntry


def let_the_lease_run_out(attempt):
    Attempt.objects.filter(pk=attempt.pk).update(held_until=timezone.now() - timedelta(seconds=1))


def test_of_two_trainers_one_takes_an_attempt(handed_in, citra, dimas):
    taken = take(attempt=handed_in, trainer=citra)
    assert (taken.state, taken.held_by) == (AttemptState.IN_REVIEW, citra)
    assert timezone.now() < taken.held_until <= timezone.now() + LEASE
    with pytest.raises(HeldByAnother) as refusal:
        take(attempt=handed_in, trainer=dimas)
    assert refusal.value.attempt.held_by == citra


def test_taking_what_one_holds_renews_the_lease_and_is_recorded_once(held, citra):
    let_the_lease_run_out(held)
    assert take(attempt=held, trainer=citra).held_until > timezone.now()
    assert TrailEntry.objects.filter(verb="attempt.taken").count() == 1


def test_a_lease_that_ran_out_frees_the_attempt(held, citra, dimas):
    let_the_lease_run_out(held)
    assert take(attempt=held, trainer=dimas).held_by == dimas
    with pytest.raises(HeldByAnother):
        keep(attempt=held, trainer=citra)


def test_a_lease_that_ran_out_is_renewed_while_nobody_took_over(held, citra):
    let_the_lease_run_out(held)
    assert keep(attempt=held, trainer=citra).held_until > timezone.now()


def test_next_is_the_oldest_that_is_free(hand_in_as, citra, dimas):
    first, second = hand_in_as("Sari"), hand_in_as("Tono")
    everything = Attempt.objects.all()
    assert take_next(attempts=everything, trainer=citra) == first
    assert take_next(attempts=everything, trainer=dimas) == second
    assert take_next(attempts=everything, trainer=citra) is None


def test_next_passes_over_what_another_was_quicker_to_take(hand_in_as, citra, dimas, monkeypatch):
    first, second = hand_in_as("Sari"), hand_in_as("Tono")
    from lms.assessment import leases

    really_take = leases.take

    def dimas_is_quicker(*, attempt, trainer):
        if attempt == first:
            really_take(attempt=attempt, trainer=dimas)
        return really_take(attempt=attempt, trainer=trainer)

    monkeypatch.setattr(leases, "take", dimas_is_quicker)
    assert take_next(attempts=Attempt.objects.all(), trainer=citra) == second


def test_putting_back_frees_the_attempt_and_only_its_holder_can(held, citra, dimas):
    with pytest.raises(HeldByAnother):
        put_back(attempt=held, trainer=dimas)
    back = put_back(attempt=held, trainer=citra)
    assert (back.state, back.held_by, back.held_until) == (AttemptState.SUBMITTED, None, None)
    assert take(attempt=back, trainer=dimas).held_by == dimas


def test_what_is_reviewed_can_be_opened_again_before_release(reviewed, citra, dimas):
    with pytest.raises(HeldByAnother):
        take(attempt=reviewed, trainer=dimas)
    assert reopen(attempt=reviewed, trainer=dimas).held_by == dimas


@pytest.mark.parametrize("state", ["draft", "released", "needs_revision"])
def test_what_is_no_trainers_turn_cannot_be_taken(draft, citra, state, video):
    Attempt.objects.filter(pk=draft.pk).update(
        state=state, submitted_at=timezone.now(), video=video
    )
    with pytest.raises(HeldByAnother):
        take(attempt=draft, trainer=citra)
    with pytest.raises(IllegalMove):
        reopen(attempt=draft, trainer=citra)

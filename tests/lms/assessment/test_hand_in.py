from datetime import timedelta

import pytest
from django.utils import timezone

from lms.assessment.enums import AttemptState, Lateness
from lms.assessment.hand_in import HandInRefused, attach_video, hand_in, open_draft
from lms.assessment.leases import take
from lms.assessment.models import Attempt
from lms.assessment.release import release
from lms.enrolment.enums import EnrolmentState
from lms.notices.models import Notice
from lms.people.models.trail import TrailEntry
from tests import factories

from .conftest import review


def test_a_draft_asked_for_twice_is_one_draft(assignment, seat, ayu):
    first = open_draft(assignment=assignment, resident=ayu)
    assert open_draft(assignment=assignment, resident=ayu) == first
    assert (first.number, first.state) == (1, AttemptState.DRAFT)


@pytest.mark.parametrize("state", ["applied", "waitlisted", "withdrawn", "not_passed"])
def test_without_a_seat_there_is_no_draft(assignment, cohort, ayu, state):
    factories.make_enrolment(cohort, ayu, state=state)
    with pytest.raises(HandInRefused):
        open_draft(assignment=assignment, resident=ayu)
    assert not Attempt.objects.exists()


def test_the_video_of_a_draft_can_be_replaced(draft, ayu):
    better = factories.make_video(ayu, filename="lebih-baik.mp4")
    assert attach_video(attempt=draft, video=better, actor=ayu).video == better
    assert attach_video(attempt=draft, video=better, actor=ayu).video == better
    assert TrailEntry.objects.filter(verb="attempt.video_attached").count() == 2


def test_nobody_attaches_to_anothers_draft_nor_anothers_video(draft, ayu, budi):
    with pytest.raises(HandInRefused):
        attach_video(attempt=draft, video=factories.make_video(budi), actor=budi)
    with pytest.raises(HandInRefused):
        attach_video(attempt=draft, video=factories.make_video(budi), actor=ayu)


@pytest.mark.parametrize("state", ["receiving", "refused", "deleted"])
def test_a_video_that_is_not_there_cannot_be_attached(draft, ayu, state):
    with pytest.raises(HandInRefused):
        attach_video(attempt=draft, video=factories.make_video(ayu, state=state), actor=ayu)


def test_a_hand_in_has_a_time_a_hash_and_is_told_to_the_trainers(draft, ayu, citra):
    before = timezone.now()
    attempt = hand_in(attempt=draft, actor=ayu, note="Direkam di Jodipan")
    assert (attempt.state, attempt.receipt_sha256, attempt.lateness, attempt.note) == (
        AttemptState.SUBMITTED,
        "ab" * 32,
        Lateness.ON_TIME,
        "Direkam di Jodipan",
    )
    assert before <= attempt.submitted_at <= timezone.now()
    told = Notice.objects.get()
    assert (told.recipient, told.code, told.path) == (
        citra,
        "handed_in",
        f"/mengajar/{attempt.public_id}/",
    )


def test_handing_in_twice_gives_the_same_receipt(handed_in, ayu):
    again = hand_in(attempt=handed_in, actor=ayu, note="lain")
    assert (again.submitted_at, again.note) == (handed_in.submitted_at, "Direkam di Jodipan")
    assert Notice.objects.count() == 1


def test_after_the_due_time_a_hand_in_is_late(draft, assignment, ayu):
    assignment.due_at = timezone.now() - timedelta(minutes=1)
    assignment.save()
    assert hand_in(attempt=draft, actor=ayu).lateness == Lateness.LATE


@pytest.mark.parametrize("state", ["receiving", "received", "checking", "failed", "refused"])
def test_a_hand_in_before_the_check_is_done_is_refused(draft, video, ayu, state):
    video.state = state
    video.save()
    with pytest.raises(HandInRefused):
        hand_in(attempt=draft, actor=ayu)
    draft.refresh_from_db()
    assert draft.state == AttemptState.DRAFT


def test_an_empty_draft_is_refused(assignment, seat, ayu):
    with pytest.raises(HandInRefused):
        hand_in(attempt=open_draft(assignment=assignment, resident=ayu), actor=ayu)


def test_a_failing_video_is_refused_only_where_the_brief_asks_for_it(
    draft, video, assignment, ayu
):
    video.verdict = "fail"
    video.save()
    assignment.blocks_hand_in = "failures"
    assignment.save()
    with pytest.raises(HandInRefused):
        hand_in(attempt=draft, actor=ayu)
    assignment.blocks_hand_in = "nothing"
    assignment.save()
    assert hand_in(attempt=draft, actor=ayu).state == AttemptState.SUBMITTED


def test_nobody_hands_in_anothers_draft(draft, budi):
    with pytest.raises(HandInRefused):
        hand_in(attempt=draft, actor=budi)


def test_a_first_hand_in_starts_the_class(draft, seat, ayu):
    seat.state = EnrolmentState.ENROLLED
    seat.save()
    hand_in(attempt=draft, actor=ayu)
    seat.refresh_from_db()
    assert seat.state == EnrolmentState.ACTIVE


def test_a_handed_in_attempt_is_locked(handed_in, assignment, ayu):
    with pytest.raises(HandInRefused):
        attach_video(attempt=handed_in, video=factories.make_video(ayu), actor=ayu)
    with pytest.raises(HandInRefused):
        open_draft(assignment=assignment, resident=ayu)


def test_needs_revision_opens_the_next_attempt_and_a_pass_closes_it(
    held, assignment, video, ayu, citra
):
    release(attempt=review(held, citra, decision="revise"), actor=citra)
    second = open_draft(assignment=assignment, resident=ayu)
    assert (second.number, second.video, second.state) == (2, None, AttemptState.DRAFT)
    attach_video(attempt=second, video=factories.make_video(ayu), actor=ayu)
    again = take(attempt=hand_in(attempt=second, actor=ayu), trainer=citra)
    release(attempt=review(again, citra), actor=citra)
    with pytest.raises(HandInRefused):
        open_draft(assignment=assignment, resident=ayu)

"""Handed-in works when the consent to take part is taken back, and given again."""

import pytest
from django.utils import timezone

from lms.assessment.enums import AttemptState as A
from lms.assessment.hand_in import HandInRefused, hand_in, open_draft
from lms.assessment.leases import HeldByAnother, keep, take
from lms.assessment.models import Attempt
from lms.assessment.queries import attempts_seen_by, attempts_taught_by, may_judge_video
from lms.assessment.taking_back import explain, judged
from lms.enrolment.models import Enrolment
from lms.notices.models import Notice
from lms.people.consent import give_consent, withdraw_consent
from lms.people.models import ConsentText, TrailEntry
from tests.factories import make_assignment, make_enrolment, make_video


@pytest.fixture
def agree(ayu):
    text = ConsentText.objects.get(purpose="training", version=2, language="id")
    return lambda: give_consent(person=ayu, text=text)


@pytest.fixture
def handed_in(ayu, agree, cohort):
    """Ayu's work, handed in yesterday."""
    agree()
    return Attempt.objects.create(
        assignment=make_assignment(cohort),
        enrolment=make_enrolment(cohort, ayu),
        video=make_video(ayu),
        state=A.SUBMITTED,
        submitted_at=timezone.now(),
        receipt_sha256="ab" * 32,
        lateness="on_time",
    )


def state_of(attempt):
    attempt.refresh_from_db()
    return attempt.state


def test_what_nobody_judged_leaves_the_queue_and_its_video_is_seen_no_more(ayu, citra, handed_in):
    handed_in.assignment.cohort.trainers.add(citra)
    assert may_judge_video(citra, handed_in.video)
    assert "1 karya" in explain(ayu)[0]
    withdraw_consent(person=ayu, purpose="training")
    assert state_of(handed_in) == A.TAKEN_BACK
    assert list(attempts_taught_by(citra)) == list(attempts_seen_by(citra)) == []
    assert not may_judge_video(citra, handed_in.video)
    # It stays a work that was handed in.
    assert list(Attempt.objects.handed_in()) == [handed_in]
    assert explain(ayu) == []


def test_also_where_a_trainer_has_it_open(ayu, citra, handed_in):
    take(attempt=handed_in, trainer=citra)
    withdraw_consent(person=ayu, purpose="training")
    assert (state_of(handed_in), handed_in.held_by) == (A.TAKEN_BACK, None)
    with pytest.raises(HeldByAnother):
        keep(attempt=handed_in, trainer=citra)


@pytest.mark.parametrize("state", [A.REVIEWED, A.RELEASED, A.NEEDS_REVISION, A.DRAFT])
def test_what_is_judged_or_a_draft_stays(ayu, handed_in, state):
    Attempt.objects.update(state=state)
    assert explain(ayu) == []
    withdraw_consent(person=ayu, purpose="training")
    assert state_of(handed_in) == state
    assert len(judged(ayu)) == (state == A.REVIEWED)


def test_with_consent_and_seat_it_is_handed_in_again_with_its_first_receipt(ayu, agree, handed_in):
    first = (handed_in.submitted_at, handed_in.receipt_sha256, handed_in.lateness)
    withdraw_consent(person=ayu, purpose="training")
    with pytest.raises(HandInRefused, match="Hanya"):
        hand_in(attempt=handed_in, actor=ayu)
    Enrolment.objects.update(state="active")
    with pytest.raises(HandInRefused, match="Setujui lagi"):
        hand_in(attempt=handed_in, actor=ayu)
    with pytest.raises(HandInRefused, match="ditarik kembali"):
        open_draft(assignment=handed_in.assignment, resident=ayu)
    agree()
    for _ in range(2):
        again = hand_in(attempt=handed_in, actor=ayu)
    assert (again.submitted_at, again.receipt_sha256, again.lateness) == first
    verbs = TrailEntry.objects.filter(verb__startswith="attempt.").order_by("pk")
    assert list(verbs.values_list("verb", flat=True)) == [
        "attempt.taken_back",
        "attempt.submitted",
    ]


def test_the_page_offers_it_once_nothing_stands_in_the_way(client, ayu, citra, agree, handed_in):
    handed_in.assignment.cohort.trainers.add(citra)
    withdraw_consent(person=ayu, purpose="training")
    Enrolment.objects.update(state="active")
    client.force_login(ayu)
    path = f"/tugas/{handed_in.assignment_id}/"
    assert f"{path}kumpulkan/" not in client.get(path).content.decode()
    agree()
    assert f"{path}kumpulkan/" in client.get(path).content.decode()
    client.post(f"{path}kumpulkan/")
    assert state_of(handed_in) == A.SUBMITTED
    assert Notice.objects.filter(recipient=citra, code="handed_in").count() == 1
    assert client.get("/belajar/").status_code == 200

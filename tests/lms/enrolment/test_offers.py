"""A seat that became free is offered for a time, and moves on where nobody takes it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from lms.enrolment.enrol import SeatRefused, accept_offer, apply_for_seat, withdraw
from lms.enrolment.enums import EnrolmentState as S
from lms.enrolment.enums import SeatKind
from lms.enrolment.models import Enrolment
from lms.enrolment.waiting_list import LEAST_TO_ANSWER, expire_offers, offer_ends
from lms.notices.models import Notice
from tests.factories import make_cohort


@pytest.fixture
def cohort(course, citra):
    """One seat for everybody, offers of two days."""
    return make_cohort(course, public=1, trainers=[citra], offer_hours=48)


def apply(cohort, *residents):
    return [
        apply_for_seat(cohort=cohort, resident=each, kind=SeatKind.PUBLIC) for each in residents
    ]


def standing(cohort):
    return dict(Enrolment.objects.filter(cohort=cohort).values_list("resident__name", "state"))


def let_it_pass(cohort):
    Enrolment.objects.filter(cohort=cohort, state=S.OFFERED).update(
        offer_expires_at=timezone.now() - timedelta(seconds=1)
    )
    return expire_offers()


def test_a_free_seat_is_kept_for_the_next_who_says_yes(cohort, ayu, budi, dimas):
    first, second, _third = apply(cohort, ayu, budi, dimas)
    withdraw(enrolment=first, actor=ayu)
    assert standing(cohort) == {"Ayu": S.WITHDRAWN, "Budi": S.OFFERED, "Dimas": S.WAITLISTED}
    told = Notice.objects.get(recipient=budi, code="seat_offered")
    assert set(told.data) == {"cohort", "expires"}
    accept_offer(enrolment=second, actor=budi)
    assert accept_offer(enrolment=second, actor=budi).state == S.ENROLLED
    assert standing(cohort) == {"Ayu": S.WITHDRAWN, "Budi": S.ENROLLED, "Dimas": S.WAITLISTED}


def test_an_offer_that_nobody_answers_moves_on_and_its_owner_stands_at_the_end(
    cohort, ayu, budi, dimas
):
    first, second, third = apply(cohort, ayu, budi, dimas)
    withdraw(enrolment=first, actor=ayu)
    assert [each.pk for each in let_it_pass(cohort)] == [second.pk]
    assert standing(cohort) == {"Ayu": S.WITHDRAWN, "Budi": S.WAITLISTED, "Dimas": S.OFFERED}
    assert expire_offers() == []
    with pytest.raises(SeatRefused):
        accept_offer(enrolment=second, actor=budi)
    let_it_pass(cohort)
    assert standing(cohort) == {"Ayu": S.WITHDRAWN, "Budi": S.OFFERED, "Dimas": S.WAITLISTED}
    let_it_pass(cohort)
    # Budi missed two, Dimas one.
    assert standing(cohort) == {"Ayu": S.WITHDRAWN, "Budi": S.WITHDRAWN, "Dimas": S.OFFERED}
    accept_offer(enrolment=third, actor=dimas)
    codes = Notice.objects.filter(recipient=budi).order_by("pk").values_list("code", flat=True)
    assert list(codes) == [
        "waitlisted",
        "seat_offered",
        "offer_expired",
        "seat_offered",
        "offer_expired",
    ]


def test_who_declines_frees_the_seat_at_once(cohort, ayu, budi, dimas):
    first, second, _third = apply(cohort, ayu, budi, dimas)
    withdraw(enrolment=first, actor=ayu)
    withdraw(enrolment=second, actor=budi)
    assert standing(cohort) == {"Ayu": S.WITHDRAWN, "Budi": S.WITHDRAWN, "Dimas": S.OFFERED}


def test_the_office_says_why_it_takes_a_seat_back(cohort, ayu, endah):
    (seat,) = apply(cohort, ayu)
    withdraw(enrolment=seat, actor=endah, reason="Bukan warga Kota Malang.")
    seat.refresh_from_db()
    assert (seat.state, seat.reason) == (S.WITHDRAWN, "Bukan warga Kota Malang.")
    assert Notice.objects.filter(recipient=ayu, code="seat_taken_back").count() == 1


def test_an_offer_ends_when_the_class_begins_but_leaves_time_to_answer(cohort):
    now = timezone.now()
    assert offer_ends(cohort, now) == now + timedelta(hours=48)
    cohort.starts_on = timezone.localdate() + timedelta(days=1)
    assert now < offer_ends(cohort, now) < now + timedelta(hours=48)
    cohort.starts_on = timezone.localdate()
    assert offer_ends(cohort, now) >= now + LEAST_TO_ANSWER

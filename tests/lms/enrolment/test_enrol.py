"""Seats: who gets one, who waits, and who moves in."""

from datetime import timedelta

import pytest
from django.utils import timezone

from lms.enrolment.enrol import (
    SeatRefused,
    apply_for_seat,
    complete,
    fill_seats,
    not_pass,
    start,
    withdraw,
)
from lms.enrolment.enums import EnrolmentState as S
from lms.enrolment.enums import SeatKind
from lms.enrolment.models import Enrolment
from lms.enrolment.moves import IllegalMove, move
from lms.notices.models import Notice
from lms.people.models import TrailEntry
from tests.factories import PersonFactory, make_cohort

PUBLIC, CIVIL_SERVANT = SeatKind.PUBLIC, SeatKind.CIVIL_SERVANT


def apply(cohort, *residents, kind=PUBLIC):
    statement = "Dinas Kominfo" if kind == CIVIL_SERVANT else ""
    return [
        apply_for_seat(cohort=cohort, resident=each, kind=kind, statement=statement)
        for each in residents
    ]


def states(cohort):
    """Name and state of everybody in the class, in the order in which they applied."""
    return list(
        Enrolment.objects.filter(cohort=cohort)
        .order_by("applied_at", "pk")
        .values_list("resident__name", "state")
    )


def test_seats_go_in_the_order_of_asking_and_then_the_waiting_list_begins(
    cohort, ayu, budi, dimas
):
    apply(cohort, ayu, budi, dimas)
    assert states(cohort) == [("Ayu", S.ENROLLED), ("Budi", S.ENROLLED), ("Dimas", S.WAITLISTED)]


def test_the_seats_of_one_group_are_not_given_to_the_other(cohort, ayu, budi):
    apply(cohort, ayu, budi, kind=CIVIL_SERVANT)
    assert states(cohort) == [("Ayu", S.ENROLLED), ("Budi", S.WAITLISTED)]


def test_asking_twice_gives_the_same_answer(cohort, ayu):
    first, second = apply(cohort, ayu, ayu)
    (other_group,) = apply(cohort, ayu, kind=CIVIL_SERVANT)
    assert (first.pk, first.state) == (second.pk, second.state)
    assert (other_group.pk, other_group.group.kind) == (first.pk, PUBLIC)
    assert Notice.objects.count() == 1


@pytest.mark.parametrize(
    ("opens", "closes"),
    [(timedelta(days=1), timedelta(days=2)), (timedelta(days=-2), timedelta(days=-1))],
    ids=["not yet open", "closed"],
)
def test_a_class_that_takes_nobody_refuses(cohort, ayu, opens, closes):
    now = timezone.now()
    cohort.applications_open_at, cohort.applications_close_at = now + opens, now + closes
    cohort.save()
    with pytest.raises(SeatRefused):
        apply(cohort, ayu)
    assert not Enrolment.objects.exists()


def test_a_group_without_seats_in_this_class_refuses(cohort, ayu):
    cohort.seat_groups.get(kind=CIVIL_SERVANT).delete()
    with pytest.raises(SeatRefused):
        apply(cohort, ayu, kind=CIVIL_SERVANT)


def test_a_trainer_takes_no_seat_in_the_class_they_teach(cohort, citra):
    with pytest.raises(SeatRefused):
        apply(cohort, citra)


def test_a_seat_given_back_goes_to_the_first_who_waits(cohort, ayu, budi, dimas, endah):
    ayus, *_ = apply(cohort, ayu, budi, dimas, endah)
    withdraw(enrolment=ayus, actor=ayu)
    assert states(cohort) == [
        ("Ayu", S.WITHDRAWN),
        ("Budi", S.ENROLLED),
        ("Dimas", S.ENROLLED),
        ("Endah", S.WAITLISTED),
    ]
    assert list(Notice.objects.filter(recipient=dimas).order_by("pk").values_list("code")) == [
        ("waitlisted",),
        ("enrolled",),
    ]


def test_withdrawing_twice_frees_one_seat(cohort, ayu, budi, dimas, endah):
    ayus, *_ = apply(cohort, ayu, budi, dimas, endah)
    withdraw(enrolment=ayus, actor=ayu)
    withdraw(enrolment=ayus, actor=ayu)
    assert states(cohort)[3] == ("Endah", S.WAITLISTED)


def test_who_leaves_the_waiting_list_frees_no_seat(cohort, ayu, budi, dimas, endah):
    *_, dimass, _ = apply(cohort, ayu, budi, dimas, endah)
    withdraw(enrolment=dimass, actor=dimas)
    assert states(cohort)[2:] == [("Dimas", S.WITHDRAWN), ("Endah", S.WAITLISTED)]


def test_who_comes_back_stands_at_the_end_of_the_line(cohort, ayu, budi, dimas):
    ayus, *_ = apply(cohort, ayu, budi, dimas)
    withdraw(enrolment=ayus, actor=ayu)
    apply(cohort, ayu)
    assert states(cohort) == [("Budi", S.ENROLLED), ("Dimas", S.ENROLLED), ("Ayu", S.WAITLISTED)]


def test_nobody_is_called_into_a_class_that_is_over(cohort, ayu, budi, dimas):
    apply(cohort, ayu, budi, dimas)
    cohort.starts_on = cohort.ends_on = timezone.localdate() - timedelta(days=1)
    cohort.save()
    cohort.seat_groups.filter(kind=PUBLIC).update(seats=3)
    assert fill_seats(cohort=cohort) == []
    assert states(cohort)[2] == ("Dimas", S.WAITLISTED)


def test_more_seats_call_in_those_who_wait_and_newcomers_do_not_overtake(
    cohort, ayu, budi, dimas, endah
):
    apply(cohort, ayu, budi, dimas)
    cohort.seat_groups.filter(kind=PUBLIC).update(seats=3)
    apply(cohort, endah)
    assert states(cohort)[2:] == [("Dimas", S.WAITLISTED), ("Endah", S.WAITLISTED)]
    assert [each.resident for each in fill_seats(cohort=cohort)] == [dimas]
    assert states(cohort)[2:] == [("Dimas", S.ENROLLED), ("Endah", S.WAITLISTED)]


def test_taking_part_runs_from_enrolled_to_completed_and_each_step_twice_is_once(cohort, ayu):
    (enrolment,) = apply(cohort, ayu)
    for act in (start, start, complete, complete, start):
        after = act(enrolment=enrolment, actor=ayu)
    assert after.state == S.COMPLETED
    assert list(TrailEntry.objects.order_by("pk").values_list("verb", "detail")) == [
        ("enrolment.applied", {"group": "public"}),
        ("enrolment.enrolled", {"from": "applied", "to": "enrolled"}),
        ("enrolment.active", {"from": "enrolled", "to": "active"}),
        ("enrolment.completed", {"from": "active", "to": "completed"}),
    ]


def test_who_did_not_pass_may_still_complete_later(cohort, ayu, citra):
    (enrolment,) = apply(cohort, ayu)
    failed = not_pass(enrolment=enrolment, actor=citra, reason="no work handed in")
    assert failed.state == S.NOT_PASSED
    assert TrailEntry.objects.latest("pk").detail["reason"] == "no work handed in"
    assert complete(enrolment=failed, actor=citra).state == S.COMPLETED


def test_a_move_that_no_rule_allows_changes_nothing(cohort, ayu):
    (enrolment,) = apply(cohort, ayu)
    with pytest.raises(IllegalMove):
        move(enrolment=enrolment, to=S.WAITLISTED)
    enrolment.refresh_from_db()
    assert enrolment.state == S.ENROLLED


def test_a_finished_class_cannot_be_left(cohort, ayu, citra):
    (enrolment,) = apply(cohort, ayu)
    complete(enrolment=enrolment, actor=citra)
    with pytest.raises(IllegalMove):
        withdraw(enrolment=enrolment, actor=ayu)


def test_the_notice_leads_to_the_class_in_the_language_of_the_resident(cohort):
    dewi = PersonFactory(name="Dewi", language="en")
    apply(cohort, dewi)
    assert Notice.objects.get().path == f"/en/kelas-dibuka/{cohort.slug}/"


def test_a_resident_may_apply_to_two_classes(course, ayu):
    for slug in ("pagi", "sore"):
        apply(make_cohort(course, slug=slug), ayu)
    assert list(Enrolment.objects.of(ayu).values_list("state", flat=True)) == [S.ENROLLED] * 2

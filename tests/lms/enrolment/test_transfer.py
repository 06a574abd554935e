"""Changing to another class of the same course."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lms.enrolment.enrol import SeatRefused, apply_for_seat
from lms.enrolment.enums import EnrolmentState as S
from lms.enrolment.enums import SeatKind
from lms.enrolment.models import Enrolment, SeatGroup
from lms.enrolment.transfer import classes_to_change_to, transfer
from lms.notices.models import Notice
from tests.factories import make_cohort, make_course


@pytest.fixture
def other(cohort):
    return make_cohort(cohort.course, slug="angkatan-2", public=1)


def apply(cohort, *residents):
    return [
        apply_for_seat(cohort=cohort, resident=each, kind=SeatKind.PUBLIC) for each in residents
    ]


def standing(person):
    return dict(Enrolment.objects.of(person).values_list("cohort__slug", "state"))


def test_a_change_gives_the_old_seat_to_the_next_who_waits(cohort, other, ayu, budi, dimas):
    (seat, *_rest) = apply(cohort, ayu, budi, dimas)
    new = transfer(enrolment=seat, to=other, actor=ayu)
    assert transfer(enrolment=seat, to=other, actor=ayu) == new
    assert standing(ayu) == {"angkatan-1": S.WITHDRAWN, "angkatan-2": S.ENROLLED}
    assert standing(dimas) == {"angkatan-1": S.ENROLLED}
    codes = list(
        Notice.objects.filter(recipient=ayu).order_by("pk").values_list("code", flat=True)
    )
    assert codes == ["enrolled", "transferred"]


def test_who_waits_over_there_goes_first(cohort, other, ayu, budi, dimas):
    (seat,) = apply(cohort, ayu)
    apply(other, budi, dimas)
    with pytest.raises(SeatRefused):
        transfer(enrolment=seat, to=other, actor=ayu)
    assert standing(ayu) == {"angkatan-1": S.ENROLLED}


def test_another_course_is_not_a_change(cohort, ayu):
    (seat,) = apply(cohort, ayu)
    elsewhere = make_cohort(make_course("lanjutan"), slug="lanjutan-1")
    with pytest.raises(SeatRefused):
        transfer(enrolment=seat, to=elsewhere, actor=ayu)


def test_the_classes_to_change_to_have_a_free_seat_of_the_same_group(cohort, other, ayu, budi):
    (seat,) = apply(cohort, ayu)
    assert classes_to_change_to(seat) == [(other, 1)]
    apply(other, budi)
    assert classes_to_change_to(seat) == []


def test_they_are_found_with_two_queries_however_many_they_are(cohort, other, ayu):
    (seat,) = apply(cohort, ayu)

    def queries():
        fresh = Enrolment.objects.select_related("cohort", "group").get(pk=seat.pk)
        with CaptureQueriesContext(connection) as seen:
            found = classes_to_change_to(fresh)
        return len(found), len(seen)

    assert queries() == (1, 2)
    for number in (3, 4):
        make_cohort(cohort.course, slug=f"angkatan-{number}")
    assert queries() == (3, 2)


def test_a_place_in_another_line_is_no_seat_of_it(cohort, other, ayu, dimas):
    """Who waits among others over there takes a seat of their own group, not one of theirs."""
    women = SeatGroup.objects.create(cohort=other, kind=SeatKind.WOMEN, seats=1)
    apply_for_seat(cohort=other, resident=dimas, kind=SeatKind.WOMEN)
    (seat,) = apply(cohort, ayu)
    assert apply_for_seat(cohort=other, resident=ayu, kind=SeatKind.WOMEN).state == S.WAITLISTED
    moved = transfer(enrolment=seat, to=other, actor=ayu)
    assert (moved.state, moved.group.kind, moved.queue_number) == (S.ENROLLED, "public", None)
    seated = Enrolment.objects.filter(group=women, state=S.ENROLLED)
    assert [each.resident for each in seated] == [dimas]


def test_a_class_that_one_teaches_is_none_to_change_to(cohort, other, ayu):
    (seat,) = apply(cohort, ayu)
    other.trainers.add(ayu)
    with pytest.raises(SeatRefused):
        transfer(enrolment=seat, to=other, actor=ayu)
    assert standing(ayu) == {cohort.slug: S.ENROLLED}

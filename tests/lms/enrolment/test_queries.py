"""What is known about seats, places in the line and figures, and for how many queries."""

import pytest

from lms.enrolment import counts
from lms.enrolment.enums import EnrolmentState as S
from lms.enrolment.enums import SeatKind
from lms.enrolment.models import Enrolment
from lms.enrolment.queries import (
    GroupSeats,
    Seats,
    cohorts_ahead,
    enrolments_seen_by,
    open_cohorts,
    seats_of,
    taking_part_in,
    waiting_positions,
)
from lms.enrolment.shown import show
from lms.people.models import Region
from tests.factories import PersonFactory, make_cohort, make_enrolment

ALL_STATES = dict.fromkeys(S.values, 0)


@pytest.fixture
def cohorts(course):
    return [make_cohort(course, slug=slug) for slug in ("pagi", "siang", "sore")]


def living_in(kecamatan_code, name):
    kelurahan = Region.objects.filter(parent=kecamatan_code).first()
    return PersonFactory(name=name, kelurahan=kelurahan)


def test_seats_are_counted_by_group(cohort, ayu, budi, dimas, endah):
    make_enrolment(cohort, ayu, state=S.ACTIVE)
    make_enrolment(cohort, budi, state=S.COMPLETED)
    make_enrolment(cohort, dimas, state=S.WAITLISTED)
    make_enrolment(cohort, endah, state=S.WITHDRAWN, kind=SeatKind.CIVIL_SERVANT)
    groups = (
        GroupSeats(kind="public", seats=2, taken=2, waiting=1),
        GroupSeats(kind="civil_servant", seats=1, taken=0, waiting=0),
    )
    assert seats_of([cohort]) == {cohort.pk: Seats(groups)}
    seats = Seats(groups)
    assert (seats.seats, seats.taken, seats.left, seats.waiting) == (3, 2, 1, 1)


def test_a_free_seat_that_somebody_waits_for_is_not_offered_to_newcomers():
    assert GroupSeats(kind="public", seats=5, taken=3, waiting=1).left == 1
    assert GroupSeats(kind="public", seats=5, taken=3, waiting=4).left == 0


@pytest.mark.parametrize("number", [1, 3])
def test_showing_classes_takes_two_queries_however_many(
    cohorts, ayu, number, django_assert_num_queries
):
    with django_assert_num_queries(2):
        shown = show(cohorts[:number], user=ayu)
    assert [each.cohort for each in shown] == cohorts[:number]


def test_classes_of_a_course_are_found_from_its_page_and_in_their_order(cohorts, course):
    cohorts[0].starts_on = cohorts[0].ends_on
    cohorts[0].save()
    assert list(cohorts_ahead([course])) == [cohorts[1], cohorts[2], cohorts[0]]
    assert list(open_cohorts()) == [cohorts[1], cohorts[2], cohorts[0]]


@pytest.mark.parametrize("number", [1, 3])
def test_places_in_the_line_are_counted_by_group_in_one_query(
    cohort, ayu, dimas, endah, number, django_assert_num_queries
):
    people = [(ayu, SeatKind.PUBLIC), (dimas, SeatKind.CIVIL_SERVANT), (endah, SeatKind.PUBLIC)]
    waiting = [make_enrolment(cohort, who, state=S.WAITLISTED, kind=kind) for who, kind in people]
    places = [1, 1, 2]
    with django_assert_num_queries(1):
        positions = waiting_positions(waiting[:number])
    assert positions == {
        each.pk: place for each, place in zip(waiting[:number], places[:number], strict=True)
    }


def test_who_has_a_seat_has_no_place_in_the_line(cohort, ayu):
    assert waiting_positions([make_enrolment(cohort, ayu, state=S.ENROLLED)]) == {}


@pytest.mark.parametrize(
    ("state", "takes_part"),
    [(S.ENROLLED, True), (S.COMPLETED, True), (S.WAITLISTED, False), (S.WITHDRAWN, False)],
)
def test_taking_part_needs_a_seat(cohort, ayu, state, takes_part):
    make_enrolment(cohort, ayu, state=state)
    assert taking_part_in(cohort.course, ayu).exists() is takes_part


def test_everybody_sees_the_enrolments_that_concern_them(cohort, ayu, budi, citra, dimas, endah):
    ayus, budis = make_enrolment(cohort, ayu), make_enrolment(cohort, budi)
    seen = {who.name: set(enrolments_seen_by(who)) for who in (ayu, budi, citra, dimas, endah)}
    assert seen == {
        "Ayu": {ayus},
        "Budi": {budis},
        "Citra": {ayus, budis},
        "Dimas": set(),
        "Endah": {ayus, budis},
    }


def test_applications_are_counted_by_state(cohorts, ayu, dimas):
    make_enrolment(cohorts[0], ayu, state=S.ACTIVE)
    make_enrolment(cohorts[1], ayu, state=S.WITHDRAWN)
    make_enrolment(cohorts[1], dimas, state=S.ACTIVE)
    assert counts.applications_by_state(cohorts) == ALL_STATES | {"active": 2, "withdrawn": 1}


def test_a_resident_of_two_classes_is_one_resident(cohorts, ayu, dimas, endah):
    make_enrolment(cohorts[0], ayu, state=S.COMPLETED)
    make_enrolment(cohorts[1], ayu, state=S.ACTIVE)
    make_enrolment(cohorts[1], dimas, state=S.WAITLISTED)
    make_enrolment(cohorts[2], endah, state=S.WITHDRAWN)
    assert counts.residents(cohorts) == counts.ResidentCounts(applied=3, enrolled=1, completed=1)


def test_residents_are_counted_where_they_live_and_every_kecamatan_has_a_row(
    cohorts, django_assert_num_queries
):
    lowokwaru, klojen = living_in("35.73.05", "Ayu"), living_in("35.73.02", "Budi")
    nowhere = PersonFactory(name="Wira", kelurahan=None)
    make_enrolment(cohorts[0], lowokwaru, state=S.ACTIVE)
    make_enrolment(cohorts[1], lowokwaru, state=S.COMPLETED)
    make_enrolment(cohorts[0], klojen, state=S.WAITLISTED)
    make_enrolment(cohorts[0], nowhere, state=S.ENROLLED)
    with django_assert_num_queries(2):
        rows = counts.residents_by_kecamatan(cohorts)
    assert [(row.name, row.applied, row.enrolled, row.completed) for row in rows] == [
        ("Blimbing", 0, 0, 0),
        ("Klojen", 1, 0, 0),
        ("Kedungkandang", 0, 0, 0),
        ("Sukun", 0, 0, 0),
        ("Lowokwaru", 1, 1, 1),
        ("", 1, 1, 0),
    ]


def test_a_stranger_sees_no_enrolment(cohort, ayu, client):
    make_enrolment(cohort, ayu)
    stranger = client.get("/healthz").wsgi_request.user
    assert not enrolments_seen_by(stranger).exists()
    assert not taking_part_in(cohort.course, stranger).exists()
    assert Enrolment.objects.count() == 1

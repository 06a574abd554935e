"""Many people at once, on a real database file: what the first minutes of 2021 were like."""

from collections import Counter

import pytest

from lms.enrolment.enrol import apply_for_seat
from lms.enrolment.enums import EnrolmentState, SeatKind
from lms.enrolment.queries import waiting_positions
from lms.people.models import User
from tests.factories import make_cohort
from tests.postgresql import rush_on_postgresql

SEATS, PEOPLE, THREADS = 70, 1000, 24


@pytest.fixture
def crowd(db):
    # Short of names only because a thousand friendly ones would not make the promise clearer.
    return User.objects.bulk_create(
        User(name=f"Warga {number}", email=f"warga{number}@demo.test")
        for number in range(1, PEOPLE + 1)
    )


def test_a_thousand_at_once_for_seventy_seats_are_seventy_seats_and_an_ordered_line(
    on_a_real_file, crowd
):
    cohort = make_cohort(public=SEATS)

    def apply(resident):
        return apply_for_seat(cohort=cohort, resident=resident, kind=SeatKind.PUBLIC)

    enrolments = on_a_real_file(apply, crowd, threads=THREADS)
    in_order = sorted(enrolments, key=lambda each: (each.applied_at, each.pk))
    expected = [EnrolmentState.ENROLLED] * SEATS + [EnrolmentState.WAITLISTED] * (PEOPLE - SEATS)
    assert [each.state for each in in_order] == expected

    (positions,) = on_a_real_file(waiting_positions, [in_order])
    assert [positions[each.pk] for each in in_order[SEATS:]] == list(range(1, PEOPLE - SEATS + 1))


def test_one_resident_who_taps_many_times_at_once_has_one_seat(on_a_real_file, ayu):
    cohort = make_cohort(public=SEATS)

    def apply(kind):
        return apply_for_seat(cohort=cohort, resident=ayu, kind=kind, statement="Dinas")

    kinds = [SeatKind.PUBLIC, SeatKind.CIVIL_SERVANT] * THREADS
    answers = Counter(
        (each.pk, each.state) for each in on_a_real_file(apply, kinds, threads=THREADS)
    )
    assert [(state, times) for (_, state), times in answers.items()] == [
        (EnrolmentState.ENROLLED, len(kinds))
    ]


@pytest.mark.slow
def test_the_same_thousand_on_postgresql():
    """In a process of its own, with a server of its own."""
    assert rush_on_postgresql(people=PEOPLE, seats=SEATS) == {
        "vendor": "postgresql",
        "seated": SEATS,
        "waiting": PEOPLE - SEATS,
        "first_come_first_served": True,
        "line_without_gaps": True,
    }

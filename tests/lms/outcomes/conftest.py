"""A programme small enough to count on the fingers."""

from datetime import timedelta

import pytest
from django.utils import timezone

from lms.assessment.enums import AttemptState
from lms.assessment.models import Attempt
from lms.enrolment.enums import EnrolmentState, SeatKind
from lms.outcomes.models import Programme
from lms.people.models import Region
from tests import factories

S = EnrolmentState


def resident(name, kelurahan=None):
    return factories.PersonFactory(
        name=name, kelurahan=Region.objects.get(code=kelurahan) if kelurahan else None
    )


def hand_in(assignment, enrolment, *, number=1, state=AttemptState.SUBMITTED):
    return Attempt.objects.create(
        assignment=assignment,
        enrolment=enrolment,
        number=number,
        video=factories.make_video(enrolment.resident),
        state=state,
        submitted_at=timezone.now() + timedelta(minutes=number),
    )


@pytest.fixture
def programme(db):
    return Programme.objects.create(
        name="Pelatihan kreator", slug="2021", fiscal_year=2021, budget=150_000_000
    )


@pytest.fixture
def counted(programme, course):
    """Seven residents, two classes: applied 7, enrolled 5, handed in 4, passed 2; seats 6.

    Wati is in both classes; Tejo waits for a result; Nia handed in, passed and withdrew.
    """
    first = factories.make_cohort(course, slug="kelas-1", public=5, civil_servant=2)
    second = factories.make_cohort(course, slug="kelas-2", public=2, civil_servant=1)
    programme.cohorts.set([first, second])
    task = factories.make_assignment(first)
    again = factories.make_assignment(second)
    people = {
        "wati": resident("Wati", "35.73.02.1001"),
        "tejo": resident("Tejo", "35.73.02.1001"),
        "sari": resident("Sari", "35.73.02.1002"),
        "rudi": resident("Rudi", "35.73.05.1001"),
        "nia": resident("Nia", "35.73.05.1001"),
        "joko": resident("Joko"),
        "lulu": resident("Lulu"),
    }
    join = factories.make_enrolment
    wati = join(first, people["wati"], state=S.COMPLETED)
    hand_in(task, wati, number=1, state=AttemptState.NEEDS_REVISION)
    hand_in(task, wati, number=2, state=AttemptState.RELEASED)
    join(second, people["wati"], state=S.ENROLLED, kind=SeatKind.CIVIL_SERVANT)
    tejo = join(second, people["tejo"], state=S.ACTIVE)
    hand_in(again, tejo, state=AttemptState.REVIEWED)
    sari = join(first, people["sari"], state=S.COMPLETED)
    hand_in(task, sari, state=AttemptState.RELEASED)
    rudi = join(first, people["rudi"], state=S.ACTIVE)
    hand_in(task, rudi, state=AttemptState.NEEDS_REVISION)
    nia = join(first, people["nia"], state=S.WITHDRAWN)
    hand_in(task, nia, state=AttemptState.RELEASED)
    join(first, people["joko"], state=S.ENROLLED, kind=SeatKind.CIVIL_SERVANT)
    join(first, people["lulu"], state=S.WAITLISTED)
    # Of another programme: never counted here.
    elsewhere = factories.make_cohort(course, slug="lain")
    join(elsewhere, resident("Orang lain", "35.73.01.1001"), state=S.COMPLETED)
    return programme

"""The office's page of one programme, counted from its records at each request."""

from django.db import connection
from django.urls import reverse

from lms.assessment.enums import AttemptState
from lms.outcomes.models import Programme
from tests.bench.pages import page_row, signed_in
from tests.bench.rows import Row
from tests.bench.worlds import handed_in, residents, seated
from tests.factories import PersonFactory, make_assignment, make_cohort, make_course

COHORTS, A_COHORT = 5, 200
STATES = [AttemptState.SUBMITTED, AttemptState.NEEDS_REVISION, AttemptState.RELEASED]


def rows() -> list[Row]:
    officer = PersonFactory(name="Endah", roles=["officer"])
    programme = Programme.objects.create(
        name="Pelatihan kreator", slug="2021", fiscal_year=2021, budget=150_000_000
    )
    course, people = make_course(), residents(COHORTS * A_COHORT)
    for number in range(COHORTS):
        cohort = make_cohort(course, slug=f"angkatan-{number + 1}", public=A_COHORT)
        programme.cohorts.add(cohort)
        seats = seated(cohort, people[number::COHORTS])
        handed_in(make_assignment(cohort), seats, states=STATES)
    return [
        page_row(
            name=f"outcomes.dashboard_p95_ms.{connection.vendor}",
            addresses=[reverse("outcomes:programme", args=[programme.slug])],
            client=signed_in(officer),
            holding=f"{len(people)} residents in {COHORTS} classes, one hand-in each",
        )
    ]

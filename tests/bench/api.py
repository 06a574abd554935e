"""What another application reads most: courses, classes, and its person's own seats."""

from django.conf import settings
from django.db import connection

from tests.bench.pages import page_row, signed_in
from tests.bench.rows import Row
from tests.bench.worlds import residents, seated
from tests.factories import make_cohort, make_course

COHORTS, A_COHORT = 5, 40


def rows() -> list[Row]:
    # One reader asks here for a crowd. Read once, when the API is put together, so set before.
    settings.API_RATE = "1000000/m"
    course, people = make_course(), residents(A_COHORT)
    for number in range(COHORTS):
        seated(make_cohort(course, slug=f"angkatan-{number + 1}", public=A_COHORT), people)
    addresses = [
        "/api/v1/courses",
        f"/api/v1/courses/{course.pk}",
        "/api/v1/cohorts",
        "/api/v1/cohorts/angkatan-1",
        "/api/v1/me/enrolments",
    ]
    return [
        page_row(
            name=f"api.read_p95_ms.{connection.vendor}",
            addresses=addresses,
            client=signed_in(people[0]),
            holding=f"{len(addresses)} reads in turn, {COHORTS} classes of {A_COHORT} people",
        )
    ]

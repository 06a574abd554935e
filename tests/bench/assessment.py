"""The trainer's queue, with the work of a full class and more waiting in it."""

from django.db import connection
from django.urls import reverse

from lms.assessment.enums import AttemptState
from tests.bench.pages import page_row, signed_in
from tests.bench.rows import Row
from tests.bench.worlds import handed_in, residents, seated
from tests.factories import PersonFactory, make_assignment, make_cohort

ATTEMPTS = 200


def rows() -> list[Row]:
    trainer = PersonFactory(name="Citra", roles=["trainer"])
    cohort = make_cohort(public=ATTEMPTS, trainers=[trainer])
    seats = seated(cohort, residents(ATTEMPTS))
    handed_in(make_assignment(cohort), seats, states=[AttemptState.SUBMITTED])
    return [
        page_row(
            name=f"assessment.queue_p95_ms.{connection.vendor}",
            addresses=[reverse("assessment:desk")],
            client=signed_in(trainer),
            holding=f"{ATTEMPTS} attempts waiting, first page",
        )
    ]

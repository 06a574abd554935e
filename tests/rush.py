"""Many people apply for few seats at once, on the database that the settings name.

`python -m tests.rush PEOPLE SEATS` prints what came of it as JSON.
"""

import json
import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import django

THREADS = 24


def main(people: int, seats: int) -> dict:
    from django.db import connection

    from lms.enrolment.enrol import apply_for_seat
    from lms.enrolment.enums import EnrolmentState, SeatKind
    from lms.enrolment.models import Enrolment
    from tests.bench.worlds import residents
    from tests.factories import make_cohort

    cohort, crowd, ready = make_cohort(public=seats), residents(people), Barrier(THREADS)

    def one_thread(share):
        try:
            ready.wait(timeout=60)
            for resident in share:
                apply_for_seat(cohort=cohort, resident=resident, kind=SeatKind.PUBLIC)
        finally:
            connection.close()

    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(one_thread, [crowd[start::THREADS] for start in range(THREADS)]))

    came = list(Enrolment.objects.filter(cohort=cohort).order_by("applied_at", "pk"))
    seated = [each for each in came if each.state == EnrolmentState.ENROLLED]
    waiting = [each for each in came if each.state == EnrolmentState.WAITLISTED]
    return {
        "vendor": connection.vendor,
        "seated": len(seated),
        "waiting": len(waiting),
        "first_come_first_served": came == seated + waiting,
        "line_without_gaps": [each.queue_number for each in waiting]
        == list(range(1, len(waiting) + 1)),
    }


if __name__ == "__main__":
    django.setup()
    print(json.dumps(main(int(sys.argv[1]), int(sys.argv[2]))))

"""How many people a second can apply when a class opens."""

import json
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.db import connection, transaction

from lms.enrolment.enrol import apply_for_seat
from lms.enrolment.enums import HOLDS_A_SEAT, SeatKind
from tests import postgresql
from tests.bench.rows import Row, alternated, wall_seconds
from tests.bench.worlds import residents
from tests.factories import make_cohort, make_course

PEOPLE, SEATS, THREADS = 240, 100, 8
BARE_TABLE = "bench_bare"


def rows() -> list[Row]:
    """On the database of the settings and, from SQLite, once more on PostgreSQL."""
    return [row()] + (on_postgresql("seats") if connection.vendor == "sqlite" else [])


def on_postgresql(room: str) -> list[Row]:
    with TemporaryDirectory() as data, postgresql.migrated(Path(data)) as environment:
        out = Path(data) / "rows.json"
        # Pages name the collected files.
        (Path(data) / "static").symlink_to(settings.STATIC_ROOT.resolve())
        postgresql.call(["-m", "tests.bench", room, str(out)], environment)
        return [Row(**each) for each in json.loads(out.read_text())]


def row() -> Row:
    course, people, numbers = make_course(), residents(PEOPLE), count(1)
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TABLE {BARE_TABLE} (person bigint NOT NULL)")

    def applications() -> float:
        cohort = make_cohort(course, slug=f"angkatan-{next(numbers)}", public=SEATS)
        rate = PEOPLE / in_threads(
            lambda person: apply_for_seat(cohort=cohort, resident=person, kind=SeatKind.PUBLIC),
            people,
        )
        taken = cohort.enrolments.filter(state__in=HOLDS_A_SEAT).count()
        if taken != SEATS:
            raise RuntimeError(f"{taken} seats of {SEATS} are taken")
        return rate

    def bare() -> float:
        return PEOPLE / in_threads(lambda person: insert(person.pk), people)

    applied, inserted = alternated(applications, bare)
    return Row(
        f"seats.applications_per_s.{connection.vendor}",
        round(applied, 1),
        "applications/s",
        f"transactions of one bare INSERT {inserted:.0f}/s; "
        f"{PEOPLE} people for {SEATS} seats, {THREADS} threads",
        round(applied / inserted, 3),
    )


def in_threads(act, things) -> float:
    """Seconds until all is done, each thread on a connection of its own."""

    def one_thread(share):
        try:
            for thing in share:
                act(thing)
        finally:
            connection.close()

    def everybody():
        with ThreadPoolExecutor(THREADS) as pool:
            list(pool.map(one_thread, [things[start::THREADS] for start in range(THREADS)]))

    return wall_seconds(everybody)


@transaction.atomic
def insert(person: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {BARE_TABLE} VALUES (%s)", [person])  # noqa: S608

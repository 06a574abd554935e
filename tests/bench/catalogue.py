"""The catalogue of a large shelf: how long visitors wait, and what one request costs."""

import statistics
from itertools import cycle

from django.conf import settings
from django.db import connection
from django.test import Client

from lms.people.models import Region
from tests.bench.library import fill_shelf
from tests.bench.rows import ROUNDS, Row, alternated, cpu_seconds
from tests.bench.served import visited, web_server

COURSES = 500
A_SECOND, LASTS_S = 20, 12
FLOOR = "/healthz"
# Plain, words, each filter, each order, further pages, both languages.
ASKED = (
    "/kelas/",
    "/kelas/?q=suara",
    "/kelas/?platform=youtube",
    "/kelas/?q=rekam+pasar",
    "/kelas/?page=2",
    "/kelas/?level=beginner",
    "/kelas/?q=mikrofon",
    "/kelas/?length=medium",
    "/en/kelas/",
    "/kelas/?language=en",
    "/kelas/?place={place}",
    "/en/kelas/?q=sound",
    "/kelas/?place=online",
    "/kelas/?seats=left",
    "/kelas/?sort=newest",
    "/kelas/?q=cahaya&seats=left&sort=soonest",
    "/kelas/?sort=title",
    "/kelas/?sort=soonest&page=3",
    "/kelas/?q=tidakada",
)


def rows() -> list[Row]:
    settings.STRANGERS_SECONDS = 0  # in this process; the web server has its own
    fill_shelf(COURSES)
    place = Region.objects.kecamatan().order_by("code").first().pk
    addresses = [address.format(place=place) for address in ASKED]
    on = "" if connection.vendor == "sqlite" else f".{connection.vendor}"
    return [waiting_row(addresses, on), cost_row(addresses, on)]


def waiting_row(addresses: list[str], on: str) -> Row:
    asked = {"a_second": A_SECOND, "lasts": LASTS_S}
    with web_server() as port:
        # Templates are read and connections made by the first visitors.
        visited(port, addresses, **asked)
        taken = [
            (visited(port, addresses, **asked), visited(port, [FLOOR], **asked))
            for _ in range(ROUNDS)
        ]

    def middle(which: int, share: int) -> float:
        return 1000 * statistics.median(pair[which].percentile(share) for pair in taken)

    errors = sum(each.errors for pair in taken for each in pair)
    return Row(
        f"courses.catalogue_p95_ms{on}",
        round(middle(0, 95), 1),
        "ms",
        f"{FLOOR} {middle(1, 95):.1f} ms; p50 {middle(0, 50):.1f}, p99 {middle(0, 99):.1f} ms, "
        f"{errors} errors; {COURSES} courses, {len(addresses)} addresses, {A_SECOND} a second",
        round(middle(0, 95) / middle(1, 95), 1),
    )


def cost_row(addresses: list[str], on: str) -> Row:
    client = Client()

    def mean_of(these):
        each = cycle(these)

        def get():
            if (status := client.get(address := next(each)).status_code) != 200:
                raise RuntimeError(f"{address} answered {status}")

        count = len(addresses)
        return lambda: sum(cpu_seconds(get) for _ in range(count)) / count

    asked = mean_of(addresses), mean_of([FLOOR])
    for ask in asked:
        ask()
    page, floor = alternated(*asked)
    return Row(
        f"courses.catalogue_cpu_ms{on}",
        round(1000 * page, 1),
        "CPU ms",
        f"{FLOOR} {1000 * floor:.2f} CPU ms; mean of {len(addresses)} addresses, "
        f"{COURSES} courses",
        round(page / floor, 1),
    )

"""A real web server, asked by people who do not wait for each other.

Requests come at times that were drawn beforehand, however slow the answers are, and each is timed
from when it was due: what queues up is part of what a visitor waits for.
"""

import http.client
import os
import random
import signal
import statistics
import subprocess
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import accumulate, cycle, islice
from pathlib import Path

from config.supervise import read_procfile
from tests.browser.product import free_port

ROOT = Path(__file__).resolve().parents[2]
STARTS_WITHIN_S = 60
# Enough that nobody waits for a thread of ours.
VISITORS = 64
PATIENCE_S = 30
HEADERS = {"Host": "testserver", "Accept-Encoding": "gzip"}


@contextmanager
def web_server():
    """The port of the Procfile's web server, with the workers and threads that it has there."""
    port = free_port()
    server = subprocess.Popen(
        read_procfile(ROOT / "Procfile")["web"],
        cwd=ROOT,
        env=os.environ | {"PORT": str(port)},
        start_new_session=True,
    )
    try:
        wait_for(port)
        yield port
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(timeout=30)


def wait_for(port: int) -> None:
    deadline = time.monotonic() + STARTS_WITHIN_S
    while time.monotonic() < deadline:
        try:
            if ask(port, "/healthz") == 200:
                return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError("the web server did not answer")


def ask(port: int, address: str) -> int:
    """The status, after the whole body was read. Everybody has a connection of their own."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE_S)
    try:
        line.request("GET", address, headers=HEADERS)
        answer = line.getresponse()
        answer.read()
        return answer.status
    finally:
        line.close()


@dataclass(frozen=True)
class Waits:
    """What the visitors of one round waited, in seconds from when they were due."""

    seconds: list[float]
    errors: int

    def percentile(self, share: int) -> float:
        return statistics.quantiles(self.seconds, n=100, method="inclusive")[share - 1]


def visited(port: int, addresses: Sequence[str], *, a_second: float, lasts: float) -> Waits:
    """Ask for `addresses` in turn, on average `a_second` times, for so many seconds.

    Gaps are those of independent visitors (exponential) and the same in every round.
    """
    gaps = random.Random(20)
    due = list(accumulate(gaps.expovariate(a_second) for _ in range(round(a_second * lasts))))
    started = time.perf_counter()

    def visit(at: float, address: str) -> tuple[float, bool]:
        time.sleep(max(0.0, started + at - time.perf_counter()))
        try:
            sound = ask(port, address) == 200
        except (OSError, http.client.HTTPException):
            sound = False
        return time.perf_counter() - started - at, sound

    with ThreadPoolExecutor(VISITORS) as crowd:
        visits = list(crowd.map(visit, due, islice(cycle(addresses), len(due))))
    return Waits(
        seconds=[seconds for seconds, _ in visits], errors=sum(not sound for _, sound in visits)
    )

"""A row of the figures, and how its numbers are taken."""

import resource
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

ROUNDS = 5


@dataclass(frozen=True)
class Row:
    """One figure. `ratio` is `value` divided by what `against` names, taken in the same run."""

    name: str
    value: float
    unit: str
    against: str
    ratio: float | None


def alternated(*acts: Callable[[], float], rounds: int = ROUNDS) -> list[float]:
    """The median of each act's figures, the acts taking turns (A B A B).

    What else the machine does then falls on all of them alike.
    """
    taken = [[act() for act in acts] for _ in range(rounds)]
    return [statistics.median(figures) for figures in zip(*taken, strict=True)]


def cpu_seconds(act: Callable[[], object]) -> float:
    """Processor time that `act` takes, its child processes' included."""
    before = spent()
    act()
    return spent() - before


def spent() -> float:
    return sum(
        usage.ru_utime + usage.ru_stime
        for usage in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    )


def wall_seconds(act: Callable[[], object]) -> float:
    started = time.perf_counter()
    act()
    return time.perf_counter() - started


def p95(figures: list[float]) -> float:
    return statistics.quantiles(figures, n=20, method="inclusive")[-1]

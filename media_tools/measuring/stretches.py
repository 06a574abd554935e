"""Stretches of time from samples that have a fault or not."""

from collections.abc import Iterable

from media_tools.measuring.measurements import Stretch

# Detectors see an edge a picture or a block of sound late.
EDGE_S = 0.15


def runs(
    samples: Iterable[tuple[float, bool]], *, step: float, shortest: float, bridge: float = 0.0
) -> tuple[Stretch, ...]:
    """Runs of samples with the fault, each sample lasting `step` seconds.

    Gaps up to `bridge` do not end a run; runs under `shortest` seconds are dropped.
    """
    found: list[list[float]] = []
    for at, faulty in samples:
        if not faulty:
            continue
        if found and at - found[-1][1] <= bridge + step / 2:
            found[-1][1] = at + step
        else:
            found.append([at, at + step])
    return tuple(
        (round(start, 2), round(end, 2)) for start, end in found if end - start >= shortest
    )


def within(stretches: tuple[Stretch, ...], end: float) -> tuple[Stretch, ...]:
    """The stretches cut to what lies before `end`."""
    return tuple((start, round(min(stop, end), 2)) for start, stop in stretches if start < end)


def at_an_end(stretch: Stretch, whole_s: float) -> bool:
    """Whether it begins with the video or ends with it."""
    return stretch[0] <= EDGE_S or stretch[1] >= whole_s - EDGE_S


def overlap(one: Stretch, others: tuple[Stretch, ...]) -> float:
    return sum(max(0.0, min(one[1], end) - max(one[0], start)) for start, end in others)

"""Which waiting job goes next: a person who waits before work in the background, first looks
before whole videos, short before long, and everybody in turn; nothing waits for ever.

The broker's message says only that there is work of a queue. A score in points, the lowest
first, weighs what a job is against how long it has waited.
"""

from datetime import timedelta

from django.conf import settings
from django.db.models import Count, F, Q, Window
from django.db.models.functions import RowNumber
from django.utils import timezone

from media_tools.enums import JobKind, JobState
from media_tools.files import free_bytes
from media_tools.models import Job

# What the work on a kind costs in points: the first look is what people wait for.
PRIORITIES = {
    JobKind.CHECK: 10,
    JobKind.REPAIR: 20,
    JobKind.CAPTION: 30,
    JobKind.PREPARE: 40,
}
# Short work, for which a worker is kept free; everything else may hold one for minutes.
QUICK = (JobKind.CHECK,)
SLOW = tuple(kind for kind in JobKind.values if kind not in QUICK)
QUEUES = {**dict.fromkeys(QUICK, "checks"), **dict.fromkeys(SLOW, "renditions")}

# Points: for each job that the same person has under way or had in the last minutes, for each
# half minute that a job is expected to take, and off for each minute that it has waited.
A_TURN, HALF_A_MINUTE, A_MINUTE_WAITED = 10, 1, 2
LATELY = timedelta(minutes=10)
LONGEST_EXPECTED = 20
# Seconds of work for a second of video, on two cores.
WORK_A_SECOND = {
    JobKind.CHECK: 0.05,
    JobKind.PREPARE: 0.8,
    JobKind.REPAIR: 0.8,
    JobKind.CAPTION: 0.3,
}
# Bytes of a phone's video a second, for what is not measured yet (12 Mbit/s).
BYTES_A_SECOND = 1_500_000


def expected_seconds(video, kind) -> float:
    """How long the work will take, roughly: from what was measured, or from the size."""
    length = (video.measurements or {}).get("duration_s") or video.size / BYTES_A_SECOND
    return round(length * WORK_A_SECOND.get(kind, 1.0), 1)


def has_room() -> bool:
    """Whether the disk has room for work that writes files."""
    return free_bytes() >= settings.KEEP_FREE_BYTES


def best(kinds):
    """The id of the job that goes next, or None where nothing waits or nothing may begin."""
    if not has_room():
        return None
    heads = list(heads_of(kinds))
    if not heads:
        return None
    turns = turns_of({owner for _, owner, *_ in heads}, kinds)
    now = timezone.now()

    def score(head):
        _, owner, priority, expected_s, queued_at = head
        waited = (now - queued_at).total_seconds() / 60
        return (
            priority
            + A_TURN * turns.get(owner, 0)
            + min(LONGEST_EXPECTED, HALF_A_MINUTE * expected_s / 30)
            - A_MINUTE_WAITED * waited,
            queued_at,
        )

    return min(heads, key=score)[0]


def heads_of(kinds):
    """Of each person the waiting job that is theirs to go first."""
    place = Window(
        RowNumber(),
        partition_by=F("video__owner"),
        order_by=[F("priority").asc(), F("expected_s").asc(), F("queued_at").asc()],
    )
    waiting = Job.objects.filter(state=JobState.QUEUED, kind__in=kinds).order_by()
    return (
        waiting.annotate(place=place)
        .filter(place=1)
        .values_list("pk", "video__owner_id", "priority", "expected_s", "queued_at")
    )


def turns_of(owners, kinds) -> dict:
    """How many jobs each person has under way, or had lately."""
    since = timezone.now() - LATELY
    served = Job.objects.filter(kind__in=kinds, video__owner__in=owners).filter(
        Q(state=JobState.RUNNING) | Q(state=JobState.DONE, finished_at__gte=since)
    )
    return dict(
        served.order_by()
        .values_list("video__owner")
        .annotate(turns=Count("pk"))
        .values_list("video__owner_id", "turns")
    )

"""A changed profile judges again what was measured: nothing is decoded, nobody waits for it.

What is behind is seen in the rows (judged by an older version than the profile has), so the
work may be asked for twice, be killed half-way, or lose its message: whoever comes next goes on.
"""

import logging
import time
from collections import Counter
from dataclasses import dataclass

from celery import current_app
from django.db import transaction
from django.db.models import Q, QuerySet
from kombu.exceptions import OperationalError

from media_tools import pipeline
from media_tools.enums import Verdict
from media_tools.judging import profile_of, row_of, write_verdict
from media_tools.measuring.measurements import Measurements
from media_tools.models import PlatformProfile, Video

log = logging.getLogger(__name__)

BATCH = 25
# SQLite gives the write lock to whoever asks first; a pause lets the others ask.
PAUSE_S = 0.02
# How long one task may keep a worker of the default queue from its other work.
PATIENCE_S = 20
# By name: the task's module imports this one.
REJUDGE = "media_tools.tasks.rejudge_profile"
FOUND = ("code", "severity", "start", "end", "data", "repair")
GOODNESS = {Verdict.FAIL: 0, Verdict.WARN: 1, Verdict.PASS: 2}

# () -> ids of videos whose verdict no longer changes, each as a subquery. The rooms above say
# which: the bench knows nothing of hand-ins.
_settled = []


def register_settled(ids):
    """Let `ids()`, a queryset of video ids, keep their verdicts whatever a profile says later."""
    if ids not in _settled:
        _settled.append(ids)
    return ids


def settled(videos: QuerySet) -> QuerySet:
    """Those of `videos` that keep their verdict."""
    kept = videos.none()
    for ids in _settled:
        kept = kept | videos.filter(pk__in=ids())
    return kept


def behind(profile: PlatformProfile) -> QuerySet:
    """Videos that an older version judged, and that are still to be judged by this one."""
    videos = profile.video_set.present().filter(
        Q(profile_version__lt=profile.version)
        | Q(profile_version__isnull=True, measurements__isnull=False)
    )
    for ids in _settled:
        videos = videos.exclude(pk__in=ids())
    return videos


@dataclass(frozen=True)
class Progress:
    """How many videos are judged by the profile as it is now, of those that will be."""

    done: int
    all: int


def progress_of(profile: PlatformProfile) -> Progress:
    left = behind(profile).count()
    done = profile.video_set.present().filter(profile_version=profile.version).count()
    return Progress(done=done, all=done + left)


def ring(profile_id) -> None:
    """Ask a worker; where the broker does not take it, the beat asks again."""
    try:
        current_app.send_task(REJUDGE, [profile_id])
    except OperationalError:
        log.warning("the broker did not take profile %s; the beat will ask again", profile_id)


def ring_for_all_behind() -> None:
    for profile in PlatformProfile.objects.all():
        if behind(profile).exists():
            ring(profile.pk)


def rejudge_behind(profile_id, *, patience_s: float = PATIENCE_S) -> bool:
    """Judge again batch by batch; False when patience ended before the work did."""
    until = time.monotonic() + patience_s
    while rejudge_batch(profile_id):
        if time.monotonic() >= until:
            return False
        time.sleep(PAUSE_S)
    return True


@transaction.atomic
def rejudge_batch(profile_id) -> int:
    """How many were looked at; none means that nothing is behind."""
    profile = PlatformProfile.objects.filter(pk=profile_id).first()
    if profile is None:
        return 0
    rules = profile_of(profile)
    locked = behind(profile).select_for_update(of=("self",)).order_by("pk")[:BATCH]
    videos = {video.pk: video for video in locked}
    # One that was handed in while we waited for its lock is settled by now.
    for pk in settled(Video.objects.filter(pk__in=videos)).values_list("pk", flat=True):
        del videos[pk]
    for video in videos.values():
        video.profile_version = profile.version
        judge_again(video, rules)
    return len(videos)


def judge_again(video: Video, rules) -> None:
    """Write a verdict that changed; one that did not costs a number."""
    measured = measured_of(video)
    if measured is None:
        # It keeps what was said until it is measured again, and holds up nobody behind it.
        video.save(update_fields=["profile_version"])
        return
    verdict, seen = pipeline.judge(measured, rules)
    rows = [row_of(found) for found in seen]
    if verdict == video.verdict and rows == list(video.findings.values(*FOUND)):
        video.save(update_fields=["profile_version"])
    else:
        write_verdict(video=video, verdict=verdict, seen=seen)


def measured_of(video: Video) -> Measurements | None:
    """None where a bench too old to be understood has measured it."""
    try:
        return Measurements.from_json(video.measurements)
    except (TypeError, KeyError, AttributeError):
        log.warning("the measurements of video %s cannot be read", video.pk)
        return None


@dataclass(frozen=True)
class Effect:
    """What a change would do to the verdicts of the videos that were looked at."""

    better: int
    worse: int
    same: int
    # Of the three: handed in, so that they keep the verdict they have.
    settled: int
    before: dict[str, int]
    after: dict[str, int]

    @property
    def all(self) -> int:
        return self.better + self.worse + self.same


LOOKED_AT = 200


def effect_of(profile: PlatformProfile, changed: PlatformProfile) -> Effect:
    """Judge the last measured videos by the stored and by the changed profile. Saves nothing."""
    rules = profile_of(profile), profile_of(changed)
    moves, counts = Counter(), (Counter(), Counter())
    videos = profile.video_set.present().filter(measurements__isnull=False)
    last = list(videos.order_by("-created_at")[:LOOKED_AT])
    for video in last:
        measured = measured_of(video)
        if measured is None:
            continue
        old, new = (pipeline.judge(measured, rule)[0] for rule in rules)
        step = GOODNESS[new] - GOODNESS[old]
        moves["better" if step > 0 else "worse" if step else "same"] += 1
        counts[0][str(old)] += 1
        counts[1][str(new)] += 1
    return Effect(
        better=moves["better"],
        worse=moves["worse"],
        same=moves["same"],
        settled=settled(Video.objects.filter(pk__in=[video.pk for video in last])).count(),
        before=dict(counts[0]),
        after=dict(counts[1]),
    )

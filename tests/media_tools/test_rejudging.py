"""A changed profile judges again what was measured; nobody decodes and nobody is forgotten."""

from dataclasses import replace

import pytest
from kombu.exceptions import OperationalError

from media_tools import rejudging, sandbox, tasks
from media_tools.changing import change_profile
from media_tools.judging import rejudge
from media_tools.models import PlatformProfile, Video
from media_tools.rejudging import Effect, Progress, effect_of, progress_of
from media_tools.signals import video_judged
from tests.factories import make_video
from tests.media_tools.measured import GOOD


@pytest.fixture(autouse=True)
def _no_decoder(monkeypatch):
    monkeypatch.setattr(sandbox, "run", None)
    monkeypatch.setattr(rejudging, "PAUSE_S", 0)


@pytest.fixture
def profile(db):
    return PlatformProfile.objects.get(slug="tiktok")


@pytest.fixture
def works(ayu, profile):
    """Seven videos of 20, 30 ... 80 seconds, all judged by the profile as it is."""
    made = []
    for seconds in range(20, 90, 10):
        length = float(seconds)
        measured = replace(GOOD, duration_s=length, video_s=length, audio_s=length)
        video = make_video(ayu, profile=profile, measurements=measured.to_json())
        made.append(rejudge(video=video, profile=profile))
    return made


def shorten(profile, to, version=1):
    return change_profile(
        profile=profile,
        seen_version=version,
        name=profile.name,
        source=profile.source,
        dated=profile.dated,
        limits={**profile.limits, "longest_s": to},
        actor=None,
    )


def verdicts():
    return list(Video.objects.order_by("created_at").values_list("verdict", flat=True))


def test_everything_measured_is_judged_again_in_small_batches(works, profile, monkeypatch):
    monkeypatch.setattr(rejudging, "BATCH", 3)
    changed = shorten(profile, 55)
    assert (verdicts(), progress_of(changed)) == (["pass"] * 7, Progress(done=0, all=7))
    assert rejudging.rejudge_batch(profile.pk) == 3
    assert progress_of(changed) == Progress(done=3, all=7)
    assert rejudging.rejudge_behind(profile.pk) is True
    assert (verdicts(), progress_of(changed)) == (
        ["pass"] * 4 + ["fail"] * 3,
        Progress(done=7, all=7),
    )
    codes = [list(video.findings.values_list("code", flat=True)) for video in works]
    assert [("too_long" in found) for found in codes] == [False] * 4 + [True] * 3


def test_asking_again_does_nothing_again(works, profile):
    shorten(profile, 55)
    tasks.rejudge_profile(profile.pk)
    judged = list(Video.objects.values_list("pk", "judged_at"))
    tasks.rejudge_profile(profile.pk)
    assert list(Video.objects.values_list("pk", "judged_at")) == judged


def test_only_a_verdict_that_changes_is_announced(
    works, profile, django_capture_on_commit_callbacks
):
    told = []

    def hear(sender, video, **kwargs):
        told.append(video.pk)

    video_judged.connect(hear)
    try:
        shorten(profile, 75)
        with django_capture_on_commit_callbacks(execute=True):
            rejudging.rejudge_behind(profile.pk)
    finally:
        video_judged.disconnect(hear)
    assert told == [works[-1].pk]


def test_patience_ends_before_the_work_and_the_task_asks_for_the_rest(works, profile, monkeypatch):
    asked = []
    monkeypatch.setattr(rejudging, "BATCH", 3)
    monkeypatch.setattr(rejudging, "ring", asked.append)
    monkeypatch.setattr(rejudging.rejudge_behind, "__kwdefaults__", {"patience_s": 0})
    shorten(profile, 55)
    tasks.rejudge_profile(profile.pk)
    assert (asked, progress_of(PlatformProfile.objects.get(pk=profile.pk)).done) == (
        [profile.pk],
        3,
    )


def test_a_message_that_was_lost_is_asked_for_again(works, profile, monkeypatch):
    def broken(*args, **options):
        raise OperationalError

    monkeypatch.setattr(rejudging.current_app, "send_task", broken)
    rejudging.ring(profile.pk)
    asked = []
    monkeypatch.setattr(rejudging, "ring", asked.append)
    tasks.rejudge_what_is_behind()
    assert asked == []
    shorten(profile, 55)
    tasks.rejudge_what_is_behind()
    assert asked == [profile.pk]


def test_what_is_settled_keeps_its_verdict_and_is_not_waited_for(works, profile, monkeypatch):
    last = works[-1].pk
    monkeypatch.setattr(
        rejudging, "_settled", [lambda: Video.objects.filter(pk=last).values("pk")]
    )
    changed = shorten(profile, 55)
    assert rejudging.rejudge_behind(profile.pk) is True
    assert verdicts() == ["pass"] * 4 + ["fail"] * 2 + ["pass"]
    assert progress_of(changed) == Progress(done=6, all=6)


def test_one_that_cannot_be_read_holds_up_nobody(works, profile):
    Video.objects.filter(pk=works[0].pk).update(measurements={"version": 1})
    shorten(profile, 55)
    assert rejudging.rejudge_behind(profile.pk) is True
    assert verdicts() == ["pass"] * 4 + ["fail"] * 3


def test_the_effect_of_a_change_is_seen_before_it_is_saved(works, profile):
    changed = PlatformProfile.objects.get(pk=profile.pk)
    changed.limits = {**profile.limits, "longest_s": 55}
    assert effect_of(profile, changed) == Effect(
        better=0, worse=3, same=4, settled=0, before={"pass": 7}, after={"pass": 4, "fail": 3}
    )
    assert effect_of(changed, profile).better == 3
    assert verdicts() == ["pass"] * 7
    assert not PlatformProfile.objects.filter(version__gt=1).exists()

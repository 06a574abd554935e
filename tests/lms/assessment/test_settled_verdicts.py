"""What was handed in keeps the verdict with which it was handed in, whatever a profile says."""

from dataclasses import replace

import pytest

from media_tools import rejudging
from media_tools.changing import change_profile
from media_tools.judging import rejudge
from media_tools.rejudging import progress_of
from tests.factories import make_video
from tests.media_tools.measured import GOOD


@pytest.fixture
def video(ayu, assignment):
    """In place of the room's own: measured as the bench does it, and judged."""
    made = make_video(ayu, measurements=replace(GOOD, silence=((0.0, 9.0),)).to_json())
    return rejudge(video=made, profile=assignment.profile)


def forbid_silence(profile):
    changed = change_profile(
        profile=profile,
        seen_version=1,
        name=profile.name,
        source=profile.source,
        dated=profile.dated,
        limits={"silence_s": 1, "hard": ["silence_s"]},
        actor=None,
    )
    assert rejudging.rejudge_behind(profile.pk) is True
    return changed


def judged_as(video):
    video.refresh_from_db()
    found = video.findings.values_list("code", flat=True)
    return video.verdict, "long_silence" in found, video.profile_version


def test_a_draft_hears_of_the_new_rule(draft, video, assignment):
    changed = forbid_silence(assignment.profile)
    assert judged_as(video) == ("fail", True, changed.version)


@pytest.mark.parametrize("state", ["handed_in", "held", "reviewed"])
def test_what_is_handed_in_keeps_its_verdict(state, video, assignment, request):
    attempt = request.getfixturevalue(state)
    before = judged_as(video), attempt.state
    changed = forbid_silence(assignment.profile)
    attempt.refresh_from_db()
    assert (judged_as(video), attempt.state) == before
    assert progress_of(changed).all == 0


def test_the_next_work_is_judged_by_the_new_rule(handed_in, video, assignment, budi, cohort):
    changed = forbid_silence(assignment.profile)
    theirs = make_video(budi, measurements=GOOD.to_json() | {"silence": [[0, 9]]})
    assert judged_as(rejudge(video=theirs, profile=changed))[0] == "fail"

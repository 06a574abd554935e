"""A profile is corrected in the open: who, when, what it said before."""

from datetime import date

import pytest

from media_tools import rejudging
from media_tools.changing import (
    ChangedMeanwhile,
    Difference,
    add_profile,
    change_profile,
    differences,
)
from media_tools.models import PlatformProfile, ProfileVersion
from media_tools.profiles import UnknownLimit

SAID = {"name": "TikTok", "source": "a help page", "dated": date(2026, 11, 1)}


@pytest.fixture
def rung(monkeypatch):
    asked = []
    monkeypatch.setattr(rejudging, "ring", asked.append)
    return asked


@pytest.fixture
def profile(db):
    return PlatformProfile.objects.get(slug="tiktok")


def change(profile, actor, *, seen_version=1, **limits):
    return change_profile(
        profile=profile,
        seen_version=seen_version,
        **SAID,
        limits={**profile.limits, **limits},
        actor=actor,
    )


def test_a_change_is_a_version_with_its_author_and_keeps_what_was_said(
    profile, fajar, rung, django_capture_on_commit_callbacks
):
    before = profile.limits
    with django_capture_on_commit_callbacks(execute=True):
        changed = change(profile, fajar, longest_s=120)
    versions = {v.version: v for v in changed.versions.all()}
    assert (changed.version, changed.limits["longest_s"]) == (2, 120)
    assert {n: (v.changed_by, v.limits["longest_s"]) for n, v in versions.items()} == {
        1: (None, 600),
        2: (fajar, 120),
    }
    assert differences(before, changed.limits) == [Difference("longest_s", 600, 120)]
    assert rung == [profile.pk]


def test_saving_twice_changes_once(profile, fajar, rung, django_capture_on_commit_callbacks):
    change(profile, fajar, longest_s=120)
    rung.clear()
    with django_capture_on_commit_callbacks(execute=True):
        again = change(profile, fajar, longest_s=120)
    assert (again.version, rung) == (2, [])


def test_what_somebody_else_changed_meanwhile_is_not_written_over(profile, fajar, endah):
    change(profile, endah, longest_s=120)
    with pytest.raises(ChangedMeanwhile) as refused:
        change(profile, fajar, longest_s=90)
    assert refused.value.stored.limits["longest_s"] == 120


def test_a_limit_that_no_check_reads_is_never_stored(profile, fajar):
    with pytest.raises(UnknownLimit):
        change(profile, fajar, longest=120)
    assert not ProfileVersion.objects.exists()


def test_a_new_profile_begins_with_its_first_version(fajar, db):
    made = add_profile(slug="reels", **SAID | {"name": "Reels"}, limits={}, actor=fajar)
    assert list(made.versions.values_list("version", "changed_by")) == [(1, fajar.pk)]


def test_asking_for_nothing_is_kept_where_something_would_be_assumed(profile, fajar):
    changed = change(profile, fajar, widest_range_lu=None, pixel_formats=[], black_s=None)
    assert (changed.limits["widest_range_lu"], changed.limits["pixel_formats"]) == (None, [])
    assert "black_s" not in changed.limits

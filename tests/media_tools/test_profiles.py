"""Profiles are data: dated, with a source, and refused when no check would read them."""

import json
from datetime import date

import pytest

from media_tools.profiles import Profile, UnknownLimit, starting_profiles


def test_the_starting_profiles_say_where_they_are_from():
    for profile in starting_profiles().values():
        assert profile.source
        assert profile.dated <= date.today()


@pytest.mark.parametrize("slug", ["tiktok", "shorts", "youtube"])
def test_a_profile_survives_the_database(slug):
    profile = starting_profiles()[slug]
    assert Profile.from_mapping(json.loads(json.dumps(profile.to_mapping()))) == profile


@pytest.mark.parametrize(
    "limits", [{"longest": 60}, {"hard": ["longest"]}, {"shapes": "vertical"}, {"longest_s": [60]}]
)
def test_a_limit_that_no_check_reads_is_an_error(limits):
    told = {"slug": "x", "name": "X", "source": "a letter", "dated": "2026-01-01"}
    with pytest.raises(UnknownLimit):
        Profile.from_mapping({**told, "limits": limits})

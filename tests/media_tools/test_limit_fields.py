"""Every limit can be edited, and what can be enforced is what a check enforces."""

import re
from pathlib import Path

from media_tools import checks
from media_tools.limit_fields import ENFORCEABLE, FIELDS, kind_of, may_be_empty
from media_tools.profiles import LIMIT_NAMES, starting_profiles


def test_every_limit_has_its_words_and_its_kind():
    assert set(FIELDS) == LIMIT_NAMES - {"hard"}
    kinds = {name: kind_of(name) for name in ("longest_s", "advised_aspect", "shapes")}
    assert kinds == {"longest_s": float, "advised_aspect": int, "shapes": str}
    assert [name for name in FIELDS if not may_be_empty(name)] == ["quieter_by", "louder_by"]
    assert kind_of("index_first") is bool


def test_what_can_be_enforced_is_what_a_check_enforces():
    read = set()
    for module in Path(checks.__file__).parent.glob("*.py"):
        read |= set(re.findall(r'\.severity\(\s*"(\w+)"', module.read_text()))
    assert read == ENFORCEABLE


def test_the_starting_values_can_be_chosen():
    for profile in starting_profiles().values():
        for name, field in FIELDS.items():
            if field.choices:
                known = [value for value, _ in field.choices]
                assert set(getattr(profile.limits, name)) <= set(known)
        assert set(profile.limits.hard) <= ENFORCEABLE

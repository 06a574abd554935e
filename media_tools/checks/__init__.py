"""The checks: pure functions of measurements and a profile.

A check is a module with `check(measured, profile)`, which yields findings, and `TEXTS`,
which holds for each code of its own a sentence on what is seen and one on what to do.
Adding a check is adding a file and its name here. The order is the order of reading.
"""

from media_tools.checks import (
    bars,
    bit_rate,
    black,
    clipping,
    codec,
    damage,
    dead_channel,
    device,
    duration,
    exposure,
    frame_rate,
    frozen,
    hdr,
    hidden_part,
    index_place,
    interlaced,
    key_frames,
    late_sound,
    location,
    loudness,
    loudness_range,
    opening,
    pixel_format,
    resolution,
    rotation,
    shape,
    sharpness,
    silence,
    sound_track,
)
from media_tools.findings import Finding, Words, verdict, worded
from media_tools.measuring.measurements import Measurements
from media_tools.profiles import Profile

MODULES = (
    damage,
    duration,
    shape,
    resolution,
    bars,
    black,
    frozen,
    sharpness,
    bit_rate,
    exposure,
    opening,
    sound_track,
    dead_channel,
    late_sound,
    loudness,
    loudness_range,
    clipping,
    silence,
    frame_rate,
    interlaced,
    codec,
    pixel_format,
    key_frames,
    hdr,
    rotation,
    index_place,
    location,
    device,
    hidden_part,
)
TEXTS = {code: texts for module in MODULES for code, texts in module.TEXTS.items()}

__all__ = ["MODULES", "TEXTS", "findings", "message", "verdict"]


def findings(measured: Measurements, profile: Profile) -> list[Finding]:
    """Everything the checks see, gravest kind first, otherwise in the order of reading."""
    seen = [found for module in MODULES for found in module.check(measured, profile)]
    gravity = {"fail": 0, "warn": 1, "info": 2}
    return sorted(seen, key=lambda found: gravity[found.severity])


def message(finding: Finding) -> Words:
    """The words for a finding, also a stored one, in the language of the moment."""
    return worded(TEXTS, finding)

"""The repairs: each is a small module that adds its part to one ffmpeg run.

A repair has a NAME, a TITLE, a sentence on what it DOES, `prepare(plan, measured, profile,
options)`, and where there is something to choose a form `Asked` that says what. Adding a repair
is adding a file and its name here; the order is that of the work.
"""

from media_tools import checks
from media_tools.measuring.measurements import Measurements
from media_tools.profiles import Profile
from media_tools.repairs import (
    bars,
    both_sides,
    captions,
    hdr,
    loudness,
    lower_third,
    moov_first,
    reframe,
    steady_rate,
    strip,
    title_card,
    trim,
    watermark,
)

# What a check may ask for; and what somebody adds because they want it.
MENDING = (trim, hdr, steady_rate, bars, reframe, both_sides, loudness, strip, moov_first)
ADDING = (captions, title_card, lower_third, watermark)
MODULES = (*MENDING, *ADDING)
BY_NAME = {module.NAME: module for module in MODULES}

__all__ = ["ADDING", "BY_NAME", "MENDING", "MODULES", "UnknownRepair", "in_order", "suggested"]


class UnknownRepair(ValueError):
    """Nothing of that name is repaired here."""


def in_order(names) -> list[str]:
    """The names, each once, in the order of the work; raises UnknownRepair."""
    asked = set(names)
    if unknown := asked - BY_NAME.keys():
        raise UnknownRepair(", ".join(sorted(unknown)))
    return [name for name in BY_NAME if name in asked]


def suggested(measured: Measurements, profile: Profile) -> list[str]:
    """What would mend the findings of this profile, as far as it can be mended here."""
    wanted = {finding.repair for finding in checks.findings(measured, profile)}
    return in_order(wanted & BY_NAME.keys())

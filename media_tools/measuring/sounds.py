"""What the samples of the sound say: clipping, a dead side, the waveform."""

import math

from media_tools.measuring import stretches
from media_tools.measuring.passing import NEAR_THE_TOP_DB, SILENCE_DB, WAVEFORM_PARTS, part_s
from media_tools.probe import Probe

# A side that peaks higher is surely meant to be heard.
HEARD_DB = -30
CLIPPED_SHARE = 0.08
FULL_SCALE_DB = -0.01


def clipped_stretches(probe: Probe, sounds):
    """Where more of the sound stands at the top than any limiter leaves there."""
    if not probe.audio:
        return ()
    part = part_s(probe)
    samples = part * probe.audio.sample_rate
    flat = (
        (at, v["Peak_level"] >= FULL_SCALE_DB and v["Peak_count"] >= CLIPPED_SHARE * samples)
        for at, v in sounds
    )
    return stretches.runs(flat, step=part, shortest=part, bridge=0.5)


def dead_channel(probe: Probe, sounds) -> str:
    """The side of a stereo sound in which nothing is heard while the other one is."""
    if not probe.audio or probe.audio.channels != 2 or not sounds:
        return ""
    left, right = (
        max(values.get(f"{number}.Peak_level", -math.inf) for _, values in sounds)
        for number in (1, 2)
    )
    if left < SILENCE_DB and right > HEARD_DB:
        return "left"
    return "right" if right < SILENCE_DB and left > HEARD_DB else ""


def waveform(sounds) -> tuple[int, ...]:
    peaks = [level_of(values["Peak_level"] - NEAR_THE_TOP_DB) for _, values in sounds]
    group = math.ceil(len(peaks) / WAVEFORM_PARTS) or 1
    return tuple(max(peaks[at : at + group]) for at in range(0, len(peaks), group))


def level_of(decibels: float) -> int:
    return round(100 * min(1.0, 10 ** (decibels / 20)))

"""One thing that a check saw, and the words for it."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.utils.formats import number_format

from media_tools.enums import FindingSeverity, Verdict

# What the repair bench can do about a finding.
LOUDNESS, REFRAME, STRIP, TRIM = "loudness", "reframe", "strip", "trim"
HDR, STEADY_RATE, MOOV_FIRST = "hdr", "steady_rate", "moov_first"
BOTH_SIDES, BARS = "both_sides", "bars"


@dataclass(frozen=True)
class Finding:
    """`start` and `end` in seconds, `None` when it is about the whole video.

    `data` holds the numbers for the words, fit for JSON; `repair` names what would mend it.
    """

    code: str
    severity: FindingSeverity
    start: float | None = None
    end: float | None = None
    data: Mapping = field(default_factory=dict)
    repair: str | None = None

    def to_json(self) -> dict:
        return {
            "code": self.code,
            "severity": str(self.severity),
            "start": self.start,
            "end": self.end,
            "data": dict(self.data),
            "repair": self.repair,
        }

    @classmethod
    def from_json(cls, stored: Mapping) -> "Finding":
        return cls(**{**stored, "severity": FindingSeverity(stored["severity"])})


@dataclass(frozen=True)
class Words:
    """What is seen, and what to do about it."""

    headline: str
    advice: str

    def __str__(self):
        return f"{self.headline} {self.advice}".strip()


def verdict(findings: Iterable[Finding]) -> Verdict:
    """The worst of the findings; things that are only good to know leave a video good."""
    severities = {finding.severity for finding in findings}
    if FindingSeverity.FAIL in severities:
        return Verdict.FAIL
    return Verdict.WARN if FindingSeverity.WARN in severities else Verdict.PASS


def shown(value):
    """A number as a reader writes it: at most one decimal, in the form of their language."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return value
    rounded = round(value, 1)
    whole = rounded == int(rounded)
    return number_format(int(rounded) if whole else rounded, None if whole else 1)


def clock(seconds: float | None) -> str:
    """7.4 -> 0:07, 3723 -> 1:02:03."""
    if seconds is None:
        return ""
    minutes, second = divmod(int(seconds), 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02}:{second:02}" if hours else f"{minute}:{second:02}"


def worded(texts: Mapping[str, tuple], finding: Finding) -> Words:
    """Fill the texts of `finding.code`, in the language of the moment."""
    headline, advice = texts[finding.code]
    values = {name: shown(value) for name, value in finding.data.items()}
    # A part ends with the second it reaches into: "from 0:04 to 0:05", never "to 0:04".
    end = None if finding.end is None else math.ceil(finding.end)
    values |= {"start": clock(finding.start), "end": clock(end)}
    if finding.start is not None and finding.end is not None:
        values["seconds"] = shown(finding.end - finding.start)
    return Words(str(headline) % values, str(advice) % values)

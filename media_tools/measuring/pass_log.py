"""Reads what the filters of the one decoding pass wrote: to standard error and to two files."""

import math
import re
from dataclasses import dataclass, field
from pathlib import Path

from media_tools.measuring.measurements import Stretch

BLACK = re.compile(
    r"^\[Parsed_blackdetect\S* @ \S+\] \[info\] black_start:([\d.]+) black_end:([\d.]+)"
)
FELL_SILENT = re.compile(
    r"^\[Parsed_silencedetect\S* @ \S+\] \[info\] silence_(start|end): (-?[\d.]+)"
)
SUMMARY = re.compile(r"^\[Parsed_ebur128\S* @ \S+\] \[info\] Summary:")
LOUDNESS = re.compile(r"^ +I: +(\S+) LUFS")
LOUDNESS_RANGE = re.compile(r"^ +LRA: +(\S+) LU\b")
PEAK = re.compile(r"^ +Peak: +(\S+) dBFS")
DECODED = re.compile(
    r"^\[in#0\S* @ \S+\] \[verbose\] +Input stream #0:\d+ \(video\): .*; "
    r"(\d+) frames decoded; (\d+) decode errors"
)
DECODER_TROUBLE = re.compile(
    r"^(?:\[\S+ @ \S+\] )?"
    r"\[(?:h264|hevc|av1|libdav1d|vp8|vp9|mpeg4|h263|mjpeg|prores|aac|dec:\S+) @ \S+\] \[error\]"
)
# All of a name but its last word; a channel's number stays before it.
CHANNEL = re.compile(r"^.*?\.(?=(?:\d+\.)?[^.]+$)")
QUIETEST = -70.0
LAST_PICTURE_S = 0.26


@dataclass
class PassLog:
    """Collects standard error line by line."""

    black: list[Stretch] = field(default_factory=list)
    silence: list[list[float]] = field(default_factory=list)
    integrated_lufs: float | None = None
    loudness_range_lu: float | None = None
    true_peak_dbtp: float | None = None
    decoded_frames: int = 0
    decode_errors: int = 0
    error_lines: int = 0
    summing_up: bool = False

    def line(self, line: str) -> None:
        if self.summing_up:
            self.sum_up(line)
        if found := BLACK.match(line):
            self.black.append((float(found[1]), float(found[2])))
        elif found := FELL_SILENT.match(line):
            note(self.silence, found[1], max(0.0, float(found[2])))
        elif found := DECODED.match(line):
            self.decoded_frames, self.decode_errors = int(found[1]), int(found[2])
        elif DECODER_TROUBLE.match(line):
            self.error_lines += 1
        elif SUMMARY.match(line):
            self.summing_up = True

    def sum_up(self, line: str) -> None:
        if (found := LOUDNESS.match(line)) and self.integrated_lufs is None:
            value = number(found[1])
            # The gate closes at -70: that is "nothing was heard", not a loudness.
            self.integrated_lufs = value if value is not None and value > QUIETEST else None
        elif found := LOUDNESS_RANGE.match(line):
            self.loudness_range_lu = number(found[1])
        elif found := PEAK.match(line):
            self.true_peak_dbtp = number(found[1])
            self.summing_up = False


def note(stretches: list[list[float]], edge: str, at: float) -> None:
    if edge == "start":
        stretches.append([at, math.inf])
    elif stretches:
        stretches[-1][1] = at


def closed(stretches, end: float, shortest: float) -> tuple[Stretch, ...]:
    """Stretches that were still open at the end, or all but reached it, end with the video."""
    cut = ((start, end if stop > end - LAST_PICTURE_S else stop) for start, stop in stretches)
    return tuple(
        (round(start, 2), round(stop, 2)) for start, stop in cut if stop - start >= shortest
    )


def number(text: str) -> float | None:
    value = float(text)
    return value if math.isfinite(value) else None


def read_samples(path: Path) -> list[tuple[float, dict[str, float]]]:
    """The frames that a `metadata=print` filter listed: seconds, and values by their last name.

    What is told of one channel keeps its number: "1.Peak_level".
    """
    samples: list[tuple[float, dict[str, float]]] = []
    if not path.exists():
        return samples
    with path.open(encoding="utf-8", errors="replace") as listed:
        for line in listed:
            if line.startswith("frame:"):
                samples.append((float(line.rsplit("pts_time:", 1)[1]), {}))
            elif line.startswith("lavfi.") and samples:
                name, _, value = line.partition("=")
                try:
                    samples[-1][1][CHANNEL.sub("", name)] = float(value)
                except ValueError:
                    continue
    return samples

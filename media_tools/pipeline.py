"""The way of a video through the bench, step by step; no database, no broker.

inspection = inspect(path)
with scratch_space() as scratch:
    measured = measure(inspection, scratch, on_progress)
verdict, findings = judge(measured, profile)
files = render(inspection, measured, out_dir, on_progress)
"""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from media_tools import checks, intake
from media_tools import probe as container
from media_tools.enums import Verdict
from media_tools.ffmpeg import Progress
from media_tools.findings import Finding
from media_tools.intake import LIMITS, Limits
from media_tools.measuring import analysis
from media_tools.measuring.measurements import Measurements
from media_tools.probe import Probe
from media_tools.profiles import Profile
from media_tools.watching import renditions, stills
from media_tools.watching.renditions import RenditionFile
from media_tools.watching.storyboard import make_low_and_storyboard


def unheard(fraction: float) -> None:
    """Progress that nobody listens to."""


@dataclass(frozen=True)
class Inspection:
    """A file that may come in: where it lies and what its container says."""

    path: Path
    probe: Probe

    @property
    def content_type(self) -> str:
        return self.probe.sniffed.content_type


@contextmanager
def scratch_space(directory: Path | None = None):
    """A directory that is gone afterwards, whatever happened in it."""
    with TemporaryDirectory(dir=directory, prefix="bench-") as made:
        yield Path(made)


def inspect(path: Path, *, limits: Limits = LIMITS, scratch: Path | None = None) -> Inspection:
    """Sniff and probe without decoding; raises Refused. Takes well under a second."""
    sniffed = intake.sniff(path, limits)
    with scratch_space(scratch) as room:
        return Inspection(path, container.probe(path, sniffed, room, limits))


def measure(
    inspection: Inspection, *, scratch: Path | None = None, on_progress: Progress = unheard
) -> Measurements:
    """Decode once and measure; raises Refused when nothing can be decoded."""
    with scratch_space(scratch) as room:
        return analysis.analyse(
            inspection.path,
            inspection.probe,
            room,
            sha256=fingerprint(inspection.path),
            on_progress=on_progress,
        )


def fingerprint(path: Path) -> str:
    with path.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()


def judge(measured: Measurements, profile: Profile) -> tuple[Verdict, list[Finding]]:
    found = checks.findings(measured, profile)
    return checks.verdict(found), found


# Of the whole rendering: the low rendition is a small encode, the high one most of the work.
LOW_SHARE = 0.45


def render(
    inspection: Inspection,
    measured: Measurements,
    out_dir: Path,
    *,
    on_progress: Progress = unheard,
) -> Iterator[RenditionFile]:
    """Make what people watch, in `out_dir`, and hand each file over as soon as it is there.

    The order is poster, waveform (where there is sound), low, sprite, sprite index, high
    (where the source is bigger than low): a video can be watched before it is all done.
    Raises SandboxError when ffmpeg cannot go on.
    """
    path, probe = inspection.path, inspection.probe
    yield stills.make_poster(path, probe, measured, out_dir)
    if measured.waveform:
        yield stills.write_waveform(measured, out_dir)
    high = renditions.deserves_high(probe)
    share = LOW_SHARE if high else 1.0
    yield from make_low_and_storyboard(
        path, probe, out_dir, lambda done: on_progress(share * done)
    )
    if high:
        yield renditions.make_high(
            path, probe, out_dir, lambda done: on_progress(share + (1 - share) * done)
        )
    on_progress(1.0)

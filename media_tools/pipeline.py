"""The way of a video through the bench, step by step; no database, no broker.

inspection = inspect(path)
first = look(inspection)                          # key frames and sound: a first verdict
verdict, findings = judge(first, profile)
measured, files = render(inspection, out_dir)     # the whole, measured in the same decode
"""

import hashlib
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
from media_tools.measuring import analysis, triage
from media_tools.measuring.measurements import Measurements
from media_tools.measuring.passing import Pass
from media_tools.measuring.summary import summed_up
from media_tools.probe import Probe
from media_tools.profiles import Profile
from media_tools.refusals import Refused
from media_tools.sandbox import Broke
from media_tools.watching import ladder, stills
from media_tools.watching.renditions import RenditionFile


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


def look(
    inspection: Inspection, *, scratch: Path | None = None, on_progress: Progress = unheard
) -> Measurements:
    """The first look: key frames and sound only; `complete` is False. Raises Refused."""
    with scratch_space(scratch) as room:
        return triage.triage(
            inspection.path,
            inspection.probe,
            room,
            sha256=fingerprint(inspection.path),
            on_progress=on_progress,
        )


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


def render(
    inspection: Inspection,
    out_dir: Path,
    *,
    measured: Measurements | None = None,
    on_progress: Progress = unheard,
) -> tuple[Measurements, list[RenditionFile]]:
    """Make what people watch, in `out_dir`: ladder, light MP4, storyboard, poster, waveform.

    What is not measured yet is measured in the same decode; the small files of that pass stay
    in `out_dir`. Raises SandboxError when ffmpeg cannot go on, Refused when there is nothing
    to decode.
    """
    path, probe = inspection.path, inspection.probe
    passing = None if measured else Pass(probe, out_dir)
    try:
        made = ladder.make(path, probe, out_dir, passing=passing, on_progress=on_progress)
    except Broke as broke:
        if passing and not passing.log.decoded_frames:
            raise Refused("damaged", broke.ran.stderr[-500:]) from broke
        raise
    if passing:
        measured = summed_up(path, passing, sha256=fingerprint(path))
    made.append(stills.make_poster(path, probe, measured, out_dir))
    if measured.waveform:
        made.append(stills.write_waveform(measured, out_dir))
    on_progress(1.0)
    return measured, made

"""The first look: key frames and sound, for a verdict in seconds while the whole is still read.

Stretches of picture are left to the whole pass: between two key frames nobody looked.
"""

from dataclasses import replace
from pathlib import Path

from media_tools import ffmpeg, picture
from media_tools.ffmpeg import Progress
from media_tools.measuring.analysis import inputs_of, patience
from media_tools.measuring.measurements import Measurements
from media_tools.measuring.passing import KeyFrames
from media_tools.measuring.summary import summed_up
from media_tools.probe import Probe
from media_tools.refusals import Refused
from media_tools.sandbox import Broke, NeededTooMuchMemory, TookTooLong, WroteTooMuch


def triage(
    path: Path, probe: Probe, scratch: Path, *, sha256: str, on_progress: Progress
) -> Measurements:
    """What key frames and sound say of `path`; raises Refused when no picture comes out."""
    passing = KeyFrames(probe, scratch)
    try:
        ffmpeg.run(
            [
                "-skip_frame", "nokey",
                *ffmpeg.opened(path, probe.sniffed.family, before=picture.as_decoded(probe)),
                "-max_error_rate", "1",
                "-filter_complex", ";".join(passing.graph(*inputs_of(probe))),
                *passing.outputs(),
            ],
            cwd=scratch,
            fences=patience(probe),
            duration_s=probe.duration_s,
            on_progress=on_progress,
            on_stderr=passing.log.line,
            loglevel="level+verbose",
        )  # fmt: skip
    except Broke as broke:
        if not passing.log.decoded_frames:
            raise Refused("damaged", broke.ran.stderr[-500:]) from broke
        passing.log.error_lines += 1
    except (TookTooLong, NeededTooMuchMemory, WroteTooMuch) as stopped:
        raise Refused("too_much_work", type(stopped).__name__) from stopped
    seen = summed_up(path, passing, sha256=sha256)
    return replace(
        seen,
        complete=False,
        missing_frames=probe.missing_frames,
        black=(), frozen=(), dark=(), bright=(), blurred=(),
        scenes=(),
        movement=None,
        bars=None,
    )  # fmt: skip

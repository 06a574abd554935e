"""The measuring pass alone: one decode of the whole file."""

from pathlib import Path

from media_tools import ffmpeg, picture
from media_tools.ffmpeg import Progress
from media_tools.measuring.measurements import Measurements
from media_tools.measuring.passing import Pass
from media_tools.measuring.summary import summed_up
from media_tools.probe import Probe
from media_tools.refusals import Refused
from media_tools.sandbox import Broke, Fences, NeededTooMuchMemory, TookTooLong, WroteTooMuch


def patience(probe: Probe) -> Fences:
    """Limits that grow with the work: about five times what a slow core takes."""
    seconds = 60 + probe.decoded_pixels / 1.5e7 + probe.duration_s
    return Fences(wall_seconds=seconds, cpu_seconds=int(seconds * 4))


def analyse(
    path: Path, probe: Probe, scratch: Path, *, sha256: str, on_progress: Progress
) -> Measurements:
    """Decode `path` once and measure it; raises Refused when no picture comes out."""
    passing = Pass(probe, scratch)
    try:
        ffmpeg.run(
            [
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
        # What could be decoded is measured; the broken rest is counted as errors.
        passing.log.error_lines += 1
    except (TookTooLong, NeededTooMuchMemory, WroteTooMuch) as stopped:
        raise Refused("too_much_work", type(stopped).__name__) from stopped
    return summed_up(path, passing, sha256=sha256)


def inputs_of(probe: Probe) -> tuple[str, str]:
    """The labels of the decoded picture and sound."""
    return f"[0:{probe.video.index}]", f"[0:{probe.audio.index}]" if probe.audio else ""

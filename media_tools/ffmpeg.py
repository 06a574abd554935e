"""The one ffmpeg: which binary, and the arguments every run carries."""

import os
import re
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

import imageio_ffmpeg

from media_tools import sandbox
from media_tools.sandbox import Fences, LineReader, Ran

Progress = Callable[[float], None]

# A playlist or a drawing named .mp4 must find no demuxer that understands it: a protocol
# whitelist alone does not stop a concat script from opening a neighbour's file.
DEMUXERS = "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm"
DECODERS = (
    "h264,hevc,av1,libdav1d,vp8,vp9,mpeg4,h263,mjpeg,prores,"
    "aac,mp3,mp3float,opus,libopus,vorbis,amrnb,amrwb,flac,alac,ac3,eac3,"
    "pcm_s16le,pcm_s16be,pcm_s24le,pcm_s24be,pcm_s32le,pcm_f32le,pcm_f32be,pcm_u8,pcm_mulaw,pcm_alaw"
)
# Under the names that the banner uses as well.
OPENED_CODECS = frozenset(DECODERS.split(","))
MAX_STREAMS = 16
MAX_PIXELS = 36_000_000
THREADS = str(min(4, os.cpu_count() or 1))

FAMILY_DEMUXER = {"isobmff": "mov", "ebml": "matroska"}


@cache
def binary() -> str:
    return imageio_ffmpeg.get_ffmpeg_exe()


def opened(path: Path, family: str, *, before: Sequence[str] = ()) -> list[str]:
    """Arguments that open `path` for reading, with the demuxer that the sniffing chose."""
    return [
        *before,
        "-f", FAMILY_DEMUXER[family],
        "-format_whitelist", DEMUXERS,
        "-protocol_whitelist", "file,pipe",
        "-codec_whitelist", DECODERS,
        "-max_streams", str(MAX_STREAMS),
        "-max_pixels", str(MAX_PIXELS),
        "-threads", THREADS,
        "-i", f"file:{path.resolve()}",
    ]  # fmt: skip


def run(
    arguments: Sequence[str],
    *,
    cwd: Path,
    fences: Fences,
    duration_s: float | None = None,
    on_progress: Progress | None = None,
    on_stdout: LineReader | None = None,
    on_stderr: LineReader | None = None,
    loglevel: str = "level+info",
) -> Ran:
    """Run ffmpeg in the sandbox; `on_progress` hears a fraction of `duration_s` as it goes.

    With `on_progress`, standard output belongs to the progress report. It is also called
    while nothing moves, about once a second, so that a caller can show that it lives.
    """
    head = [binary(), "-hide_banner", "-nostdin", "-nostats", "-y", "-v", f"repeat+{loglevel}"]
    on_tick = None
    if on_progress is not None:
        report = ProgressReport(duration_s, on_progress)
        head += ["-stats_period", "0.5", "-progress", "pipe:1"]
        on_stdout, on_tick = report.line, report.again
    return sandbox.run(
        [*head, *arguments],
        cwd=cwd,
        fences=fences,
        on_stdout=on_stdout,
        on_stderr=on_stderr,
        on_tick=on_tick,
    )


class ProgressReport:
    """Turns `out_time_us=` lines into fractions that never go back."""

    OUT_TIME = re.compile(r"out_time_us=(\d+)")

    def __init__(self, duration_s: float | None, tell: Progress):
        self.duration_s = duration_s
        self.tell = tell
        self.fraction = 0.0

    def line(self, line: str) -> None:
        found = self.OUT_TIME.match(line)
        if found and self.duration_s:
            now = min(1.0, int(found[1]) / 1e6 / self.duration_s)
            self.fraction = max(self.fraction, now)
            self.tell(self.fraction)

    def again(self) -> None:
        self.tell(self.fraction)

"""The videos people watch: a low one that a cheap phone can load, a high one where there is more.

H.264 and AAC in MP4 with its index in front; upright, ordinary colours, an even frame rate,
stereo at most, and nothing of what the file told about its maker.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from media_tools import ffmpeg, picture
from media_tools.enums import RenditionKind
from media_tools.ffmpeg import Progress
from media_tools.probe import Probe
from media_tools.sandbox import Fences

KEY_FRAME_S = 2
FASTEST_FPS = 30
STANDARD_RATES = tuple(
    Fraction(rate)
    for rate in ("24000/1001", "24", "25", "30000/1001", "30", "50", "60000/1001", "60")
)
MIB = 1024 * 1024


@dataclass(frozen=True)
class RenditionFile:
    """One derived file; `width` and `height` are those of a picture, None where there is none."""

    kind: RenditionKind
    path: Path
    content_type: str
    width: int | None = None
    height: int | None = None

    @property
    def bytes(self) -> int:
        return self.path.stat().st_size


@dataclass(frozen=True)
class Rung:
    """One quality: bits a second at most, and x264's constant quality below that."""

    kind: RenditionKind
    short_side: int
    h264_profile: str
    quality: int
    video_kbit: int
    audio_kbit: int


LOW = Rung(RenditionKind.LOW, 360, "main", 26, 700, 64)
HIGH = Rung(RenditionKind.HIGH, 720, "high", 23, 2800, 128)


def deserves_high(probe: Probe) -> bool:
    return min(probe.width, probe.height) > LOW.short_side


def size_of(probe: Probe, rung: Rung) -> tuple[int, int]:
    return picture.fitted(probe.width, probe.height, short_side=rung.short_side)


def even_rate(probe: Probe) -> Fraction:
    """A steady frame rate near the source's own, at most 30 a second.

    Phones record 29.2 one moment and 30.6 the next; players and seeking want one step.
    """
    rate = Fraction(probe.fps).limit_denominator(1001) or Fraction(1)
    nearest = min(STANDARD_RATES, key=lambda standard: abs(standard - rate))
    tolerance = Fraction(1, 10) if probe.variable_frame_rate else Fraction(1, 100)
    if abs(nearest - rate) <= tolerance * nearest:
        rate = nearest
    while rate > FASTEST_FPS:
        rate /= 2
    return max(rate, Fraction(1))


def frames_of(probe: Probe, rung: Rung) -> list[str]:
    """Filters from the decoder to the encoder of `rung`."""
    return [f"fps={even_rate(probe)}", *picture.shown(probe, size_of(probe, rung))]


def encoded(probe: Probe, rung: Rung, *, source: str, name: str) -> list[str]:
    """Output options for `rung`, its pictures taken from the label `source`."""
    key_frames = max(1, round(even_rate(probe) * KEY_FRAME_S))
    arguments = [
        "-map", source,
        "-c:v", "libx264", "-preset", "veryfast", "-profile:v", rung.h264_profile,
        "-crf", str(rung.quality),
        "-maxrate", f"{rung.video_kbit}k", "-bufsize", f"{2 * rung.video_kbit}k",
        "-g", str(key_frames), "-keyint_min", str(key_frames), "-sc_threshold", "0",
        "-flags", "+cgop",
    ]  # fmt: skip
    if probe.audio:
        arguments += [
            "-map", f"0:{probe.audio.index}",
            # Gaps in the sound are filled, so that it never runs ahead of the picture.
            "-af", "aresample=48000:async=1000:first_pts=0",
            "-c:a", "aac", "-ac", str(min(2, max(1, probe.audio.channels))),
            "-b:a", f"{rung.audio_kbit}k",
        ]  # fmt: skip
    return [*arguments, *nameless(), "-movflags", "+faststart", "-f", "mp4", name]


def nameless() -> list[str]:
    """Nothing of the source's tags, chapters, captions or data tracks goes out."""
    return [
        "-map_metadata", "-1", "-map_metadata:s", "-1", "-map_chapters", "-1",
        "-sn", "-dn", "-fflags", "+bitexact", "-flags:v", "+bitexact", "-flags:a", "+bitexact",
    ]  # fmt: skip


def patience(probe: Probe) -> Fences:
    """Decoding and encoding: more than a measuring pass, and never endless."""
    seconds = 120 + probe.decoded_pixels / 1e7 + 4 * probe.duration_s
    return Fences(
        wall_seconds=seconds,
        cpu_seconds=int(seconds * 4),
        output_bytes=64 * MIB + int(probe.duration_s * 600_000),
    )


def run_graph(
    path: Path,
    probe: Probe,
    out_dir: Path,
    graph: Sequence[str],
    outputs: Sequence[str],
    on_progress: Progress,
) -> None:
    ffmpeg.run(
        [
            *ffmpeg.opened(path, probe.sniffed.family, before=picture.as_decoded(probe)),
            "-max_error_rate", "1",
            "-filter_complex", ";".join(graph),
            *outputs,
        ],
        cwd=out_dir,
        fences=patience(probe),
        duration_s=probe.duration_s,
        on_progress=on_progress,
    )  # fmt: skip


def make_high(path: Path, probe: Probe, out_dir: Path, on_progress: Progress) -> RenditionFile:
    filters = ",".join(frames_of(probe, HIGH))
    run_graph(
        path,
        probe,
        out_dir,
        [f"[0:{probe.video.index}]{filters}[high]"],
        encoded(probe, HIGH, source="[high]", name="high.mp4"),
        on_progress,
    )
    return video_file(probe, HIGH, out_dir / "high.mp4")


def video_file(probe: Probe, rung: Rung, made: Path) -> RenditionFile:
    return RenditionFile(rung.kind, made, "video/mp4", *size_of(probe, rung))

"""How the videos people watch are encoded.

H.264 and AAC; upright, ordinary colours, an even frame rate, stereo at most, and nothing of
what the file told about its maker.
"""

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from media_tools import picture
from media_tools.enums import RenditionKind
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

    name: str
    kind: RenditionKind
    short_side: int
    h264_profile: str
    quality: int
    video_kbit: int
    audio_kbit: int


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


def encoded(probe: Probe, rung: Rung, *, source: str) -> list[str]:
    """Options of the encoders of `rung`, its pictures taken from the label `source`."""
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
    return [*arguments, *nameless()]


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
        output_bytes=96 * MIB + int(probe.duration_s * 900_000),
    )

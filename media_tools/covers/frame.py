"""One picture of a video, as it is shown."""

from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from media_tools import ffmpeg, intake, picture
from media_tools.banner import Stream
from media_tools.intake import Sniffed
from media_tools.measuring.measurements import Measurements
from media_tools.probe import HDR_TRANSFERS, read_banner
from media_tools.sandbox import Broke, Fences

SHORT_SIDE = 1080
# Somebody waits for it.
FENCES = Fences(wall_seconds=20, cpu_seconds=60, output_bytes=64 * 1024 * 1024)


@dataclass(frozen=True)
class Glance:
    """What a picture's way to a screen needs to know (`picture.shown`), without a probe's look
    at every packet."""

    sniffed: Sniffed
    video: Stream
    width: int
    height: int

    @property
    def hdr(self) -> bool:
        return self.video.transfer in HDR_TRANSFERS

    @property
    def oddly_turned(self) -> bool:
        return self.video.oddly_turned or self.sniffed.mirrored


def take_frame(path: Path, measured: Measurements, *, second: float, room: Path) -> Image.Image:
    """The picture at `second`, at most 1080 on its short side; raises SandboxError."""
    sniffed = intake.sniff(path)
    video = read_banner(path, sniffed, room).first("video")
    glance = Glance(sniffed, video, measured.width, measured.height)
    size = picture.fitted(measured.width, measured.height, short_side=SHORT_SIDE)
    made = room / "frame.rgb"
    whole = size[0] * size[1] * 3
    # Near the end a seek may find nothing more; the first picture is always there.
    for at in dict.fromkeys((second, max(0.0, second - 1), 0.0)):
        try:
            decode(path, glance, size, at, made)
        except Broke:
            if at == 0.0:
                raise
        if made.exists() and made.stat().st_size >= whole:
            break
    return Image.frombytes("RGB", size, made.read_bytes()[:whole])


def decode(path: Path, glance: Glance, size, at: float, made: Path) -> None:
    filters = [
        *picture.shown(glance, size),
        "scale=in_color_matrix=bt709:in_range=tv:out_range=pc",
        "format=rgb24",
    ]
    before = ["-ss", f"{at:.3f}", *picture.as_decoded(glance)]
    ffmpeg.run(
        [
            *ffmpeg.opened(path, glance.sniffed.family, before=before),
            "-filter_complex", f"[0:{glance.video.index}]{','.join(filters)}[frame]",
            "-map", "[frame]", "-frames:v", "1", "-f", "rawvideo", made.name,
        ],
        cwd=made.parent,
        fences=FENCES,
    )  # fmt: skip

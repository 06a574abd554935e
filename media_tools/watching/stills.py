"""The poster before play, and the shape of the sound under the timeline."""

import json
from pathlib import Path

from media_tools import ffmpeg, picture
from media_tools.enums import RenditionKind
from media_tools.measuring.measurements import Measurements
from media_tools.probe import Probe
from media_tools.sandbox import Broke, Fences
from media_tools.watching.renditions import RenditionFile

POSTER_SHORT_SIDE = 720
POSTER_FENCES = Fences(wall_seconds=120, cpu_seconds=240)


def make_poster(path: Path, probe: Probe, measured: Measurements, out_dir: Path) -> RenditionFile:
    """`poster.jpg`: the picture that the measuring pass found best."""
    size = picture.fitted(probe.width, probe.height, short_side=POSTER_SHORT_SIDE)
    made = out_dir / "poster.jpg"
    filters = ",".join(picture.shown(probe, size, full_range=True))
    # Near the end a seek may find nothing more; the first picture is always there.
    for at in dict.fromkeys((measured.poster_at_s, 0.0)):
        try:
            ffmpeg.run(
                [
                    *ffmpeg.opened(
                        path,
                        probe.sniffed.family,
                        before=["-ss", f"{at:.3f}", *picture.as_decoded(probe)],
                    ),
                    "-filter_complex", f"[0:{probe.video.index}]{filters}[poster]",
                    *picture.as_jpeg("[poster]", "poster.jpg"),
                ],
                cwd=out_dir,
                fences=POSTER_FENCES,
            )  # fmt: skip
        except Broke:
            if at == 0.0:
                raise
        if made.exists() and made.stat().st_size:
            break
    return RenditionFile(RenditionKind.POSTER, made, "image/jpeg", *size)


def write_waveform(measured: Measurements, out_dir: Path) -> RenditionFile:
    """`waveform.json`: `peaks`, 0 to 100, in equal parts of `duration` seconds."""
    made = out_dir / "waveform.json"
    told = {"version": 1, "duration": measured.audio_s, "peaks": list(measured.waveform)}
    made.write_text(json.dumps(told, separators=(",", ":")), encoding="utf-8")
    return RenditionFile(RenditionKind.WAVEFORM, made, "application/json")

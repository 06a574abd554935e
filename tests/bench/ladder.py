"""What the ladder costs against ffmpeg by hand, and what measuring beside it adds."""

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings

from media_tools import ffmpeg, pipeline
from media_tools.pipeline import Inspection, unheard
from media_tools.watching import ladder
from media_tools.watching.renditions import Rung
from tests.bench.rows import Row, alternated, cpu_seconds

# What a process of ours holds when it has rendered the clip; the encoders are children.
HELD = """
import sys, django
django.setup()
from pathlib import Path
from tempfile import TemporaryDirectory
from media_tools import pipeline
with TemporaryDirectory() as room:
    pipeline.render(pipeline.inspect(Path(sys.argv[1])), Path(room))
peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(int(peak.split()[1]) / 1024)
"""


def rows(clip: Path, what: str, seconds: int) -> list[Row]:
    inspection = pipeline.inspect(clip)
    known = pipeline.measure(inspection)
    look, fused, bare_ladder, by_hand, separate = alternated(
        lambda: cpu_seconds(lambda: pipeline.look(pipeline.inspect(clip))),
        lambda: cpu_seconds(lambda: rendered(inspection, None)),
        lambda: cpu_seconds(lambda: rendered(inspection, known)),
        lambda: cpu_seconds(lambda: encoded(clip, ladder.RUNGS)),
        lambda: cpu_seconds(lambda: [encoded(clip, [rung]) for rung in ladder.RUNGS]),
    )
    ladder_alone = alternated(
        lambda: cpu_seconds(lambda: made(inspection)),
        lambda: cpu_seconds(lambda: encoded(clip, ladder.RUNGS)),
    )
    return [
        Row(
            "media.triage_realtime",
            round(seconds / look, 1),
            "x real time",
            f"first look at {what} in {look:.2f} CPU s, so on one core",
            None,
        ),
        Row(
            "media.fused_vs_ladder",
            round(fused, 2),
            "CPU s",
            f"the same without measuring {bare_ladder:.2f} CPU s; {what}",
            round(fused / bare_ladder, 3),
        ),
        Row(
            "media.ladder_vs_ffmpeg",
            round(ladder_alone[0], 2),
            "CPU s",
            f"bare ffmpeg with the same outputs {ladder_alone[1]:.2f} CPU s; {what}",
            round(ladder_alone[0] / ladder_alone[1], 3),
        ),
        Row(
            "media.ladder_vs_separate",
            round(by_hand, 2),
            "CPU s",
            f"one process a rendition {separate:.2f} CPU s; {what}",
            round(by_hand / separate, 3),
        ),
        Row("media.ladder_memory_mb", memory(clip), "MB", f"own process, peak; {what}", None),
    ]


def rendered(inspection: Inspection, known) -> None:
    with TemporaryDirectory(dir=settings.SCRATCH_DIR) as room:
        pipeline.render(inspection, Path(room), measured=known)


def made(inspection: Inspection) -> None:
    with TemporaryDirectory(dir=settings.SCRATCH_DIR) as room:
        ladder.make(inspection.path, inspection.probe, Path(room), on_progress=unheard)


def encoded(clip: Path, rungs: list[Rung]) -> None:
    """The rungs as somebody would make them by hand, in one process, and the storyboard."""
    chains, told, source = [], [], "[0:v]fps=30"
    for rung, below in zip(rungs, [*rungs[1:], None], strict=True):
        tiles = "[t]" if rung.short_side == 360 else ""
        down = f"[d{rung.name}]" if below else ""
        ends = 1 + bool(tiles) + bool(down)
        scaled = f"scale={rung.short_side}:-2:flags=bicubic,format=yuv420p"
        chains.append(f"{source},{scaled},split={ends}[v{rung.name}]{tiles}{down}")
        source = down + "null"
        if tiles:
            chains.append("[t]fps=1,scale=90:160:flags=area,tile=10x2[s]")
        told += ["-map", f"[v{rung.name}]", "-map", "0:a", "-c:v", "libx264"]
        told += ["-preset", "veryfast", "-profile:v", rung.h264_profile, "-crf", str(rung.quality)]
        told += ["-maxrate", f"{rung.video_kbit}k", "-bufsize", f"{2 * rung.video_kbit}k"]
        told += ["-g", "60", "-keyint_min", "60", "-sc_threshold", "0", "-c:a", "aac"]
        told += ["-b:a", f"{rung.audio_kbit}k", "-f", "hls", "-hls_time", "4"]
        told += ["-hls_playlist_type", "vod", "-hls_segment_type", "fmp4"]
        told += ["-hls_flags", "single_file", "-hls_segment_filename", f"{rung.name}.mp4"]
        told += [f"{rung.name}.m3u8"]
    if any(rung.short_side == 360 for rung in rungs):
        told += ["-map", "[s]", "-frames:v", "1", "-update", "1", "sprite.jpg"]
    with TemporaryDirectory(dir=settings.SCRATCH_DIR) as room:
        subprocess.run(
            [ffmpeg.binary(), "-nostdin", "-y", "-v", "error", "-threads", ffmpeg.THREADS,
             "-i", str(clip), "-filter_complex", ";".join(chains), *told],
            check=True, cwd=room, stderr=subprocess.DEVNULL,
        )  # fmt: skip


def memory(clip: Path) -> float:
    ran = subprocess.run(
        [sys.executable, "-c", HELD, str(clip)], check=True, capture_output=True, text=True
    )
    return round(float(ran.stdout.split()[-1]), 1)

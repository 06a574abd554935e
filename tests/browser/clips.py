"""Films for the browser to send, made by ffmpeg itself."""

import subprocess
from pathlib import Path

from media_tools import ffmpeg


def make(out: Path, *, size="720x1280", seconds=6, volume_db=0, bit_rate="1M") -> Path:
    """A picture that moves, with a sound like speech; a high `bit_rate` makes a large file."""
    subprocess.run(
        [
            ffmpeg.binary(), "-v", "error", "-y",
            *("-f", "lavfi", "-t", str(seconds), "-i", f"testsrc2=size={size}:rate=30"),
            *("-f", "lavfi", "-t", str(seconds)),
            *("-i", "anoisesrc=color=pink:amplitude=0.6:seed=1:sample_rate=48000"),
            *("-vf", "noise=alls=25:allf=t", "-af", f"volume={volume_db}dB"),
            *("-c:v", "libx264", "-preset", "ultrafast", "-b:v", bit_rate),
            *("-pix_fmt", "yuv420p", "-c:a", "aac", "-movflags", "+faststart"),
            str(out),
        ],
        check=True,
        timeout=60,
    )  # fmt: skip
    return out

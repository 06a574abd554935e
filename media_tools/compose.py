"""Composing new clips: the only module that imports moviepy.

moviepy 2.2.1 reads rotation as 0 with this ffmpeg and crashes on some phones' data tracks, so
it is given frames and samples that we draw, never a file that somebody sent.
"""

from collections.abc import Callable
from pathlib import Path

import numpy as np
from moviepy import AudioClip, VideoClip

SAMPLE_RATE = 48_000  # Hz, as YouTube asks (its help page 1722171)


def compose(
    *,
    frame_at: Callable[[float], np.ndarray],
    sound_at: Callable[[np.ndarray], np.ndarray] | None,
    seconds: float,
    out: Path,
    fps: int = 30,
    bitrate: str = "4000k",
    tags: dict[str, str] | None = None,
) -> Path:
    """Write an MP4 (H.264, AAC) of `seconds` to `out` and return it.

    `frame_at(t)` gives the picture at second `t` as uint8 of shape (height, width, 3), both
    even. `sound_at(t)` gets seconds of shape (n,) and gives samples in -1..1 of shape (n, 2);
    None makes a clip without a sound track. `tags` become container metadata.
    """
    video = VideoClip(frame_at, duration=seconds)
    if sound_at is not None:
        video = video.with_audio(AudioClip(sound_at, duration=seconds, fps=SAMPLE_RATE))
    extra = ["-movflags", "+faststart", "-pix_fmt", "yuv420p"]
    for name, value in (tags or {}).items():
        extra += ["-metadata", f"{name}={value}"]
    video.write_videofile(
        str(out),
        fps=fps,
        codec="libx264",
        audio_codec="aac",
        audio_fps=SAMPLE_RATE,
        bitrate=bitrate,
        preset="veryfast",
        ffmpeg_params=extra,
        temp_audiofile_path=str(out.parent),
        logger=None,
    )
    video.close()
    return out

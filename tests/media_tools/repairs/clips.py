"""What tests of the compositions look at: a run of repairs, single pictures and the sound."""

import subprocess

import numpy as np

from media_tools import ffmpeg, pipeline
from media_tools.profiles import starting_profiles
from media_tools.repairs.applying import apply

TIKTOK = starting_profiles()["tiktok"]


def composed(path, room, *names, measured=None, profile=TIKTOK, **options):
    """The repaired file; `measured` replaces what the pass would say of the source."""
    room.mkdir()
    inspection = pipeline.inspect(path)
    return apply(
        path,
        inspection.probe,
        measured or pipeline.measure(inspection),
        profile,
        names=names,
        options=options,
        room=room,
        on_progress=pipeline.unheard,
    )


def picture_at(path, second, size=(90, 160)):
    """The picture at a second, made small: (height, width, 3), floats 0 to 255."""
    width, height = size
    command = [ffmpeg.binary(), "-v", "error", "-ss", str(second), "-i", str(path)]
    command += ["-vf", f"scale={width}:{height}:flags=area", "-frames:v", "1"]
    command += ["-f", "rawvideo", "-pix_fmt", "rgb24", "-"]
    raw = subprocess.run(command, check=True, capture_output=True, timeout=30).stdout
    return np.frombuffer(raw, np.uint8).reshape(height, width, 3).astype(float)


def loud_at(path, threshold=0.1):
    """The first second at which the sound is loud."""
    command = [ffmpeg.binary(), "-v", "error", "-i", str(path), "-ac", "1", "-ar", "16000"]
    raw = subprocess.run(
        [*command, "-f", "f32le", "-"], check=True, capture_output=True, timeout=30
    ).stdout
    return float(np.argmax(np.abs(np.frombuffer(raw, np.float32)) > threshold) / 16000)


def bright_at(path, rate=25, threshold=128):
    """The first second at which the whole picture is bright."""
    command = [ffmpeg.binary(), "-v", "error", "-i", str(path), "-vf", "scale=1:1:flags=area"]
    raw = subprocess.run(
        [*command, "-f", "rawvideo", "-pix_fmt", "gray", "-"],
        check=True,
        capture_output=True,
        timeout=30,
    ).stdout
    return float(np.argmax(np.frombuffer(raw, np.uint8) > threshold) / rate)

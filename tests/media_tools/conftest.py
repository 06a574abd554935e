"""Small clips made by ffmpeg itself, each with one thing to see or hear."""

import subprocess
from functools import partial

import pytest

from media_tools import ffmpeg

MOVING = "testsrc2=size=360x640:rate=25"
SPEECH_LIKE = "anoisesrc=color=pink:amplitude=0.9:seed=1:sample_rate=48000"


def make(
    out_dir,
    name,
    *,
    picture=MOVING,
    sound=SPEECH_LIKE,
    seconds=4,
    filters="null",
    sound_filters="anull",
    options=(),
):
    """A clip in `out_dir`; `picture` and `sound` are lavfi sources, None leaves the sound out."""
    made = out_dir / name
    if made.exists():
        return made
    inputs = ["-f", "lavfi", "-t", str(seconds), "-i", picture]
    if sound:
        inputs += ["-f", "lavfi", "-t", str(seconds), "-i", sound, "-af", sound_filters]
    codecs = ["-c:v", "libx264", "-preset", "ultrafast", "-crf", "20", "-pix_fmt", "yuv420p"]
    command = [ffmpeg.binary(), "-v", "error", "-y", *inputs, "-vf", filters, *codecs]
    subprocess.run([*command, "-c:a", "aac", *options, str(made)], check=True, timeout=60)
    return made


@pytest.fixture(scope="session")
def clip(tmp_path_factory):
    """Makes a clip once a session: `clip("quiet.mp4", sound_filters="volume=-20dB")`."""
    return partial(make, tmp_path_factory.mktemp("clips"))


@pytest.fixture(scope="session")
def plain(clip):
    """Four seconds that move and sound, upright, with nothing wrong but being short."""
    return clip("plain.mp4", options=["-movflags", "+faststart"])


@pytest.fixture(scope="session")
def good(clip):
    """A video that TikTok, and we, have nothing to say against."""
    return clip("good.mp4", picture="testsrc2=size=720x1280:rate=30", seconds=16)


@pytest.fixture(scope="session")
def turned(clip, plain, tmp_path_factory):
    """Stored lying, shown upright: left half red, right half blue as stored."""
    lying = clip(
        "lying.mp4",
        picture="color=red:size=320x180:rate=25",
        filters="drawbox=x=160:w=160:h=180:color=blue:t=fill",
        seconds=2,
    )
    made = tmp_path_factory.mktemp("turned") / "turned.mp4"
    subprocess.run(
        [ffmpeg.binary(), "-v", "error", "-display_rotation", "-90", "-i", str(lying),
         "-c", "copy", str(made)],
        check=True,
        timeout=30,
    )  # fmt: skip
    return made

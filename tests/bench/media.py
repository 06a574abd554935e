"""What a check costs in processor time, and how soon a sender hears the first word."""

import subprocess
from pathlib import Path

from django.conf import settings

from media_tools import ffmpeg, pipeline, uploads
from media_tools.enums import VideoState
from media_tools.files import original_of
from media_tools.measuring import passing
from tests.bench import ladder, likeness, title_card
from tests.bench.rows import Row, alternated, cpu_seconds, wall_seconds
from tests.factories import PersonFactory, make_video

SECONDS, SHORT_SECONDS = 60, 20
KIND = "of 1080x1920, 30 fps, 16 Mbit/s H.264 and AAC"
WHAT = f"{SECONDS} s {KIND}"
# What the one pass measures, as somebody would run it who has one program a check: each filter
# as it comes, on all pictures at full size.
PICTURE_CHECKS = (
    f"blackdetect=d={passing.BLACK_S}",
    "freezedetect=n=-60dB:d=2",
    "blurdetect",
    "signalstats",
    "scdet",
    "cropdetect",
)
SOUND_CHECKS = (
    "ebur128=peak=true:framelog=quiet",
    f"silencedetect=n={passing.SILENCE_DB}dB:d={passing.SILENCE_S}",
    "astats",
)


def rows() -> list[Row]:
    clip = make_clip(settings.SCRATCH_DIR / "clip.mp4", SECONDS)
    short = make_clip(settings.SCRATCH_DIR / "short.mp4", SHORT_SECONDS)
    check, decode = alternated(
        lambda: cpu_seconds(lambda: pipeline.measure(pipeline.inspect(clip))),
        lambda: cpu_seconds(lambda: decoded(clip)),
    )
    short_check, separate = alternated(
        lambda: cpu_seconds(lambda: pipeline.measure(pipeline.inspect(short))),
        lambda: cpu_seconds(lambda: checked_one_by_one(short)),
    )
    runs = len(PICTURE_CHECKS) + len(SOUND_CHECKS)
    return [
        Row(
            "media.check_vs_decode",
            round(check, 2),
            "CPU s",
            f"bare decode {decode:.2f} CPU s; {WHAT}",
            round(check / decode, 2),
        ),
        Row(
            "media.check_vs_separate",
            round(short_check, 2),
            "CPU s",
            f"one ffmpeg run a check ({runs} runs) {separate:.2f} CPU s; {SHORT_SECONDS} s {KIND}",
            round(short_check / separate, 3),
        ),
        first_word(clip),
        *likeness.rows(),
        *ladder.rows(short, f"{SHORT_SECONDS} s {KIND}", SHORT_SECONDS),
        *title_card.rows(short, f"{SHORT_SECONDS} s {KIND}"),
    ]


def make_clip(path: Path, seconds: int) -> Path:
    """A moving picture with grain, at the bit rate of a phone: a smooth one decodes too easily."""
    run(
        *("-f", "lavfi", "-i", "testsrc2=size=1080x1920:rate=30,noise=alls=14:allf=t"),
        *("-f", "lavfi", "-i", "sine=frequency=220:beep_factor=4:sample_rate=48000"),
        *("-t", str(seconds), "-c:v", "libx264", "-preset", "veryfast", "-pix_fmt", "yuv420p"),
        *("-b:v", "16M", "-maxrate", "18M", "-bufsize", "32M"),
        *("-c:a", "aac", "-b:a", "128k", "-movflags", "+faststart", str(path)),
    )
    return path


def decoded(clip: Path) -> None:
    run("-threads", ffmpeg.THREADS, "-i", str(clip), "-f", "null", "-")


def checked_one_by_one(clip: Path) -> None:
    opened = ("-threads", ffmpeg.THREADS, "-i", str(clip))
    for check in PICTURE_CHECKS:
        run(*opened, "-an", "-vf", check, *NOWHERE)
    for check in SOUND_CHECKS:
        run(*opened, "-vn", "-af", check, *NOWHERE)


NOWHERE = ("-f", "null", "-")


def run(*arguments: str) -> None:
    head = [ffmpeg.binary(), "-nostdin", "-y", "-v", "error"]
    subprocess.run([*head, *arguments], check=True, stderr=subprocess.DEVNULL)


def first_word(clip: Path) -> Row:
    """From the last byte to accepted; a text that calls itself a video is the one refused."""
    sender = PersonFactory(name="Ayu")
    text = settings.SCRATCH_DIR / "text.mp4"
    text.write_text("ffconcat version 1.0\nfile other.mp4\n")
    accepted, refused = alternated(
        lambda: seconds_to_first_word(clip, sender, VideoState.RECEIVED),
        lambda: seconds_to_first_word(text, sender, VideoState.REFUSED),
    )
    megabytes = clip.stat().st_size / 1e6
    return Row(
        "media.first_word_s",
        round(accepted, 3),
        "s",
        f"text named .mp4 refused in {refused:.3f} s; {megabytes:.0f} MB accepted, without queue",
        None,
    )


def seconds_to_first_word(file: Path, sender, expected: VideoState) -> float:
    """Fingerprint and sniff as the upload's last request does; then the worker's first look."""
    size = file.stat().st_size
    video = make_video(
        sender, state=VideoState.RECEIVING, verdict="", size=size, received_bytes=0, sha256=""
    )
    original = original_of(video.pk)
    original.parent.mkdir(parents=True)
    original.write_bytes(file.read_bytes())

    def hear():
        uploads.finish_if_whole(video)
        if expected == VideoState.RECEIVED:
            pipeline.inspect(original)

    seconds = wall_seconds(hear)
    video.refresh_from_db()
    if video.state != expected:
        raise RuntimeError(f"{file.name} is {video.state}, not {expected}")
    return seconds

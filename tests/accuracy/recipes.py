"""How a clip with a known fault is made: one ffmpeg run, from drawn pictures and made sound."""

import subprocess
from dataclasses import dataclass, field
from pathlib import Path

from media_tools import ffmpeg

SIZE, RATE = "360x640", 25
# Three pictures that move, each with edges of another kind.
PICTURES = {
    "figures": "testsrc2=size={size}:rate={rate}",
    "fractal": "mandelbrot=size={size}:rate={rate}:start_scale=0.6:end_scale=0.01",
    "bars": "smptehdbars=size={size}:rate={rate},scroll=horizontal=0.02,noise=alls=8:allf=t",
}
# Noise that comes and goes like syllables, as loud as the platforms play.
VOICE = (
    "anoisesrc=color=pink:amplitude=0.5:seed=7:sample_rate=48000,aformat=channel_layouts=stereo,"
    "tremolo=f=4:d=0.5,volume=8dB,alimiter=limit=0.6:level=disabled"
)


@dataclass(frozen=True)
class Recipe:
    """`between` of a filter is in seconds; None for `voice` leaves the sound out."""

    picture: str = "figures"
    size: str = SIZE
    rate: float = RATE
    seconds: float = 6
    filters: str = "null"
    voice: str | None = VOICE
    sound_filters: str = "anull"
    sound_seconds: float | None = None
    channels: int = 2
    options: tuple[str, ...] = ()
    before_inputs: tuple[str, ...] = ()
    suffix: str = ".mp4"
    # A second run that only copies: arguments before and after the input.
    copied: tuple[tuple[str, ...], tuple[str, ...]] | None = None
    # Bytes overwritten at these parts of the file, 0 to 1.
    torn_at: tuple[float, ...] = field(default=())


def cook(recipe: Recipe, out_dir: Path, name: str) -> Path:
    made = out_dir / f"{name}{recipe.suffix}"
    picture = PICTURES.get(recipe.picture, recipe.picture)
    picture = picture.format(size=recipe.size, rate=recipe.rate)
    length = ("-t", str(recipe.seconds))
    inputs = ["-f", "lavfi", *length, "-i", picture]
    if recipe.voice:
        sound = ("-t", str(recipe.sound_seconds or recipe.seconds))
        inputs += [*recipe.before_inputs, "-f", "lavfi", *sound, "-i", recipe.voice]
        inputs += ["-af", recipe.sound_filters, "-ac", str(recipe.channels), "-c:a", "aac"]
        inputs += ["-b:a", "128k"]
    run(
        *inputs, "-vf", recipe.filters,
        *("-c:v", "libx264", "-preset", "ultrafast", "-crf", "20", "-pix_fmt", "yuv420p"),
        *("-g", "50", "-movflags", "+faststart"),
        *recipe.options, str(made),
    )  # fmt: skip
    if recipe.copied:
        before, after = recipe.copied
        whole = made.rename(made.with_name(f"whole-{made.name}"))
        run(*before, "-i", str(whole), "-map", "0", "-c", "copy", *after, str(made))
        whole.unlink()
    tear(made, recipe.torn_at)
    return made


def tear(made: Path, places: tuple[float, ...]) -> None:
    size = made.stat().st_size
    with made.open("r+b") as file:
        for place in places:
            file.seek(int(size * place))
            file.write(b"\xa5" * 3000)


def run(*arguments: str) -> None:
    subprocess.run(
        [ffmpeg.binary(), "-nostdin", "-y", "-v", "error", *arguments],
        check=True,
        timeout=120,
        stderr=subprocess.DEVNULL,
    )

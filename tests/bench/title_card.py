"""What a title card costs against ffmpeg by hand, which is given the card ready drawn."""

import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings

from media_tools import ffmpeg, pipeline
from media_tools.drawing.title import title_card
from media_tools.profiles import starting_profiles
from media_tools.repairs.applying import KEY_FRAME_S, apply
from tests.bench.rows import Row, alternated, cpu_seconds

TEXT = {"text": "Pagi di Pasar Klojen", "second": "Cerita Bu Sri", "seconds": 2.5}
FPS = 30


def rows(clip: Path, what: str) -> list[Row]:
    measured = pipeline.measure(pipeline.inspect(clip))
    card = settings.SCRATCH_DIR / "card.png"
    title_card((measured.width, measured.height), TEXT["text"], TEXT["second"]).save(card)
    ours, by_hand = alternated(
        lambda: cpu_seconds(lambda: repaired(clip, measured)),
        lambda: cpu_seconds(lambda: joined(clip, card)),
    )
    return [
        Row(
            "media.titlecard_vs_ffmpeg",
            round(ours, 2),
            "CPU s",
            f"bare ffmpeg, card and clip joined, {by_hand:.2f} CPU s; {what}",
            round(ours / by_hand, 3),
        )
    ]


def repaired(clip: Path, measured) -> None:
    """As the job does it: looked at, drawn and made."""
    with TemporaryDirectory(dir=settings.SCRATCH_DIR) as room:
        apply(
            clip,
            pipeline.inspect(clip).probe,
            measured,
            starting_profiles()["tiktok"],
            names=["title_card"],
            options={"title_card": TEXT},
            room=Path(room),
            on_progress=pipeline.unheard,
        )


def joined(clip: Path, card: Path) -> None:
    """The same pictures, sound and encoding, as somebody would write the command."""
    graph = (
        f"[1:v]fps={FPS},format=yuv420p,setsar=1[card];[0:v]fps={FPS},format=yuv420p,setsar=1[v];"
        "[card][v]concat=n=2:v=1:a=0[picture]"
    )
    with TemporaryDirectory(dir=settings.SCRATCH_DIR) as room:
        subprocess.run(
            [
                *(ffmpeg.binary(), "-nostdin", "-y", "-v", "error", "-threads", ffmpeg.THREADS),
                *("-i", str(clip), "-loop", "1", "-framerate", str(FPS)),
                *("-t", str(TEXT["seconds"]), "-i", str(card)),
                *("-filter_complex", graph, "-map", "[picture]", "-map", "0:a"),
                *("-c:v", "libx264", "-preset", "fast", "-profile:v", "high", "-crf", "18"),
                *("-force_key_frames", f"expr:gte(t,n_forced*{KEY_FRAME_S})", "-flags", "+cgop"),
                *("-af", f"adelay={round(1000 * TEXT['seconds'])}:all=1"),
                *("-c:a", "aac", "-b:a", "192k", "-movflags", "+faststart", "made.mp4"),
            ],
            check=True,
            cwd=room,
            stderr=subprocess.DEVNULL,
        )

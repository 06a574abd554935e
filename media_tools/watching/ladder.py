"""What people watch, from one process that decodes once: an HLS ladder, a light MP4, a storyboard.

Each rung is made from the one above it, never larger than the source. The light MP4 holds the
same pictures as the middle rung: it is muxed a second time, not encoded.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from media_tools import ffmpeg, picture
from media_tools.enums import RenditionKind
from media_tools.ffmpeg import Progress
from media_tools.measuring.passing import Pass
from media_tools.probe import Probe
from media_tools.watching import playlists, renditions, storyboard
from media_tools.watching.renditions import RenditionFile, Rung

# Bits a second at most, and x264's constant quality below that.
RUNGS = (
    Rung("720", RenditionKind.HLS_720, 720, "high", 23, 2800, 128),
    Rung("360", RenditionKind.HLS_360, 360, "main", 26, 700, 64),
    Rung("240", RenditionKind.HLS_240, 240, "main", 28, 300, 48),
)
LIGHT_SIDE = 360
SEGMENT_S = 4


@dataclass(frozen=True)
class Ladder:
    """The rungs of one source, the largest first, and the one that the light MP4 shares."""

    rungs: tuple[Rung, ...]

    @property
    def light(self) -> Rung:
        return next((rung for rung in self.rungs if rung.short_side <= LIGHT_SIDE), self.rungs[-1])


def ladder_of(probe: Probe) -> Ladder:
    """A source between two rungs gets its own size on the smaller rung's place above."""
    side = min(probe.width, probe.height)
    below = [rung for rung in RUNGS if rung.short_side < side]
    top = next((rung for rung in reversed(RUNGS) if rung.short_side >= side), RUNGS[0])
    return Ladder(tuple(below) if top in below else (top, *below))


def make(
    path: Path,
    probe: Probe,
    out_dir: Path,
    *,
    passing: Pass | None = None,
    on_progress: Progress,
) -> list[RenditionFile]:
    """The light MP4, the storyboard, the ladder. With `passing`, measure in the same process.

    Raises SandboxError. What `passing` saw is then in its room, which must be `out_dir`.
    """
    ladder, board = ladder_of(probe), storyboard.board_of(probe)
    ffmpeg.run(
        [
            *ffmpeg.opened(path, probe.sniffed.family, before=picture.as_decoded(probe)),
            "-max_error_rate", "1",
            "-filter_complex", ";".join(graph(probe, ladder, board, passing)),
            *outputs(probe, ladder, passing),
        ],
        cwd=out_dir,
        fences=renditions.patience(probe),
        duration_s=probe.duration_s,
        on_progress=on_progress,
        on_stderr=passing.log.line if passing else None,
        loglevel="level+verbose" if passing else "level+info",
    )  # fmt: skip
    return [
        RenditionFile(
            RenditionKind.LOW,
            out_dir / "low.mp4",
            "video/mp4",
            *renditions.size_of(probe, ladder.light),
        ),
        *storyboard.files(probe, board, out_dir),
        *playlists.files(probe, ladder.rungs, out_dir),
    ]


def graph(probe: Probe, ladder: Ladder, board, passing: Pass | None) -> list[str]:
    """One decoded picture goes down the cascade; the pass, where there is one, sees it first."""
    whole, sound = f"[0:{probe.video.index}]", ""
    graphs = []
    if passing:
        graphs.append(f"{whole}split=2[large][whole]")
        whole = "[whole]"
        sound = f"[0:{probe.audio.index}]" if probe.audio else ""
    top = ladder.rungs[0]
    chain = [f"fps={renditions.even_rate(probe)}"]
    chain += picture.shown(probe, renditions.size_of(probe, top))
    source = f"{whole}{','.join(chain)}"
    for rung, smaller in zip(ladder.rungs, (*ladder.rungs[1:], None), strict=True):
        ends = [f"[v{rung.name}]"]
        ends += ["[tiles]"] if rung == ladder.light else []
        ends += [f"[below{rung.name}]"] if smaller else []
        graphs.append(f"{source},split={len(ends)}{''.join(ends)}")
        if smaller:
            width, height = renditions.size_of(probe, smaller)
            source = f"[below{rung.name}]scale={width}:{height}:flags=bicubic"
    graphs.append(f"[tiles]{storyboard.filters(board)}[sprite]")
    if passing:
        graphs += passing.graph("[large]", sound)
    return graphs


def outputs(probe: Probe, ladder: Ladder, passing: Pass | None) -> Sequence[str]:
    told = []
    for rung in ladder.rungs:
        hls = {
            "f": "hls",
            "hls_time": SEGMENT_S,
            "hls_playlist_type": "vod",
            "hls_segment_type": "fmp4",
            "hls_flags": "single_file",
            "hls_segment_filename": playlists.media_name(rung),
        }
        told += renditions.encoded(probe, rung, source=f"[v{rung.name}]")
        if rung == ladder.light:
            light = {"f": "mp4", "movflags": "+faststart"}
            slaves = ((light, "low.mp4"), (hls, playlists.list_name(rung)))
            told += ["-flags", "+global_header", "-f", "tee", "|".join(
                f"[{':'.join(f'{name}={value}' for name, value in options.items())}]{file}"
                for options, file in slaves
            )]  # fmt: skip
        else:
            for name, value in hls.items():
                told += [f"-{name}", str(value)]
            told.append(playlists.list_name(rung))
    told += picture.as_jpeg("[sprite]", storyboard.PICTURE)
    return [*told, *(passing.outputs() if passing else ())]

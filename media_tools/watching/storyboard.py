"""The strip of small pictures behind a player's timeline, made together with the ladder."""

import math
from dataclasses import dataclass
from pathlib import Path

from media_tools.enums import RenditionKind
from media_tools.probe import Probe
from media_tools.watching.renditions import RenditionFile

PICTURE = "sprite.jpg"
LONG_SIDE = 160
COLUMNS = 10
MOST_TILES = 100
# A short clip is still worth ten pictures, a long one not more than a hundred.
FEW_TILES = 10
SHORTEST_STEP_S = 0.1


@dataclass(frozen=True)
class Board:
    """How the tiles lie: their size in pixels, how many, and the seconds each stands for."""

    width: int
    height: int
    tiles: int
    step_s: float

    @property
    def columns(self) -> int:
        return min(COLUMNS, self.tiles)

    @property
    def rows(self) -> int:
        return math.ceil(self.tiles / self.columns)


def board_of(probe: Probe) -> Board:
    scale = LONG_SIDE / max(probe.width, probe.height)
    step = max(min(1.0, probe.video_s / FEW_TILES), probe.video_s / MOST_TILES, SHORTEST_STEP_S)
    return Board(
        width=max(2, round(probe.width * scale / 2) * 2),
        height=max(2, round(probe.height * scale / 2) * 2),
        tiles=max(1, min(MOST_TILES, math.ceil(probe.video_s / step - 0.01))),
        step_s=step,
    )


def filters(board: Board) -> str:
    """From a rung's pictures to one sprite."""
    return ",".join([
        f"fps={1 / board.step_s:.6f}:start_time=0:eof_action=pass",
        f"scale={board.width}:{board.height}:flags=area:out_range=pc",
        "format=yuvj420p",
        f"tile={board.columns}x{board.rows}",
    ])  # fmt: skip


def files(probe: Probe, board: Board, out_dir: Path) -> list[RenditionFile]:
    """The made sprite, and its index written beside it."""
    index = out_dir / "sprite.vtt"
    index.write_text(as_vtt(board, probe.video_s, PICTURE), encoding="utf-8")
    width, height = board.width * board.columns, board.height * board.rows
    return [
        RenditionFile(RenditionKind.SPRITE, out_dir / PICTURE, "image/jpeg", width, height),
        RenditionFile(RenditionKind.SPRITE_VTT, index, "text/vtt", board.width, board.height),
    ]


def as_vtt(board: Board, video_s: float, sprite: str) -> str:
    """Which part of the picture belongs to which seconds; `sprite` is its address."""
    cues = []
    for tile in range(board.tiles):
        row, column = divmod(tile, board.columns)
        last = tile == board.tiles - 1
        start, end = tile * board.step_s, video_s if last else (tile + 1) * board.step_s
        box = f"{column * board.width},{row * board.height},{board.width},{board.height}"
        cues.append(f"{stamp(start)} --> {stamp(max(end, start + 0.001))}\n{sprite}#xywh={box}\n")
    return "WEBVTT\n\n" + "\n".join(cues)


def stamp(seconds: float) -> str:
    """3723.5 -> 01:02:03.500"""
    minutes, millis = divmod(round(seconds * 1000), 60_000)
    hours, minute = divmod(minutes, 60)
    return f"{hours:02}:{minute:02}:{millis // 1000:02}.{millis % 1000:03}"

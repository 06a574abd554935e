"""Where things move: the way of an upright window across a lying picture."""

import numpy as np

from media_tools import ffmpeg, picture
from media_tools.watching.renditions import patience

SMALL_SIDE = 72
RATE = 4
# Two minutes at four a second and more for nothing: a longer video is looked at less often.
MOST_PICTURES = 2400
# Grey levels: what changes less is noise; a picture that changes this much on average is a cut.
NOISE, CUT = 14, 38
SETTLE_S = 0.8
COMMANDS_A_SECOND = 15


def window(plan, across: int) -> list[str]:
    """Filters that cut `across` pixels out of the picture, following the movement."""
    centres, rate = centres_of(plan)
    width, height = plan.size
    room = width - across

    def left_of(centre: float) -> int:
        return int(min(room, max(0, centre * plan.width - plan.left - across / 2)))

    told = []
    steps = np.arange(0, max(plan.duration_s, 1 / COMMANDS_A_SECOND), 1 / COMMANDS_A_SECOND)
    at = np.interp(steps, np.arange(len(centres)) / rate, centres)
    for second, centre in zip(steps, at, strict=True):
        told.append(f"{second:.3f} crop@window x {left_of(centre)};")
    (plan.room / "window.txt").write_text("\n".join(told), encoding="ascii")
    return ["sendcmd=f=window.txt", f"crop@window={across}:{height}:{left_of(at[0])}:0"]


def centres_of(plan) -> tuple[np.ndarray, float]:
    """The centre of movement for each small picture, 0 (left) to 1; and how many a second.

    Looked for in the whole of the original: bars that another repair cuts off do not move.
    """
    rate = min(RATE, MOST_PICTURES / max(plan.duration_s, 1))
    size = picture.fitted(plan.probe.width, plan.probe.height, short_side=SMALL_SIDE)
    made = plan.room / "motion.gray"
    ffmpeg.run(
        [
            *ffmpeg.opened(plan.path, plan.probe.sniffed.family, before=plan.before()),
            "-filter_complex",
            f"[0:{plan.probe.video.index}]fps={rate:.4f},"
            + ",".join(picture.shown(plan.probe, size, flags="area"))
            + ",format=gray[small]",
            "-map", "[small]", "-f", "rawvideo", made.name,
        ],
        cwd=plan.room,
        fences=patience(plan.probe),
    )  # fmt: skip
    width, height = size
    frames = np.memmap(made, dtype=np.uint8, mode="r")
    frames = frames[: len(frames) // (width * height) * width * height]
    return smoothed(movement(frames.reshape(-1, height, width)), rate), rate


def movement(frames: np.ndarray) -> np.ndarray:
    """Centre of what changes from one picture (n, height, width) to the next; nan where nothing.

    After a cut nothing is known yet: that picture is nan as well.
    """
    width = frames.shape[2]
    columns = (np.arange(width) + 0.5) / width
    centres = np.full(len(frames), np.nan)
    for number in range(1, len(frames)):
        change = np.abs(frames[number].astype(np.int16) - frames[number - 1])
        if change.mean() >= CUT:
            continue
        change[change < NOISE] = 0
        weight = change.sum(axis=0, dtype=np.float64)
        if weight.sum() >= NOISE * width:
            centres[number] = (weight * columns).sum() / weight.sum()
    return centres


def smoothed(centres: np.ndarray, rate: float) -> np.ndarray:
    """A calm way through the centres: forwards and backwards, so that it does not lag."""
    known = ~np.isnan(centres)
    if not known.any():
        return np.full(max(1, len(centres)), 0.5)
    steps = np.arange(len(centres))
    way = np.interp(steps, steps[known], centres[known])
    share = 1 - np.exp(-1 / (SETTLE_S * rate))
    for number in steps[1:]:
        way[number] = way[number - 1] + share * (way[number] - way[number - 1])
    for number in steps[-2::-1]:
        way[number] = way[number + 1] + share * (way[number] - way[number + 1])
    return way

"""One ffmpeg run in the making: what the asked repairs want of picture and sound."""

from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

from media_tools import picture
from media_tools.probe import Probe


@dataclass(frozen=True)
class Laid:
    """A drawn PNG in the plan's room, to lie over the picture with its corner at `left`, `top`.

    With times it slides in and fades out; without, it is there all the way through.
    """

    name: str
    left: int
    top: int
    start_s: float | None = None
    end_s: float | None = None


@dataclass(frozen=True)
class Card:
    """A drawn PNG of the picture's size, to be seen for so many frames before the video."""

    name: str
    frames: int


@dataclass
class Plan:
    """`frames` are filters on the upright picture, of `size` after them; `sound` on the sound.

    What no repair touches is copied as it is. Seconds count from the start of the original.
    """

    path: Path
    probe: Probe
    room: Path
    size: tuple[int, int] = (0, 0)
    # Where the left edge of `size` lies in the original, and how wide that is.
    left: int = 0
    width: int = 0
    start_s: float = 0.0
    end_s: float | None = None
    rate: Fraction | None = None
    encodes_picture: bool = False
    frames: list[str] = field(default_factory=list)
    sound: list[str] = field(default_factory=list)
    laid: list[Laid] = field(default_factory=list)
    card: Card | None = None

    def __post_init__(self):
        whole = min(self.probe.width, self.probe.height)
        self.size = picture.fitted(self.probe.width, self.probe.height, short_side=whole)
        self.width = self.size[0]

    @property
    def is_cut(self) -> bool:
        return self.start_s > 0 or self.end_s is not None

    @property
    def duration_s(self) -> float:
        """Of what is taken from the original."""
        end = self.probe.duration_s if self.end_s is None else self.end_s
        return max(0.0, end - self.start_s)

    @property
    def card_s(self) -> float:
        return float(self.card.frames / self.rate) if self.card else 0.0

    def lay(self, drawn, name: str, **place) -> None:
        """Keep a drawn picture in the room and have it laid over the video."""
        drawn.save(self.room / name)
        self.laid.append(Laid(name, **place))
        self.encodes_picture = True

    def begin_with(self, drawn, name: str, seconds: float) -> None:
        """Have a drawn picture shown before the video; needs a steady `rate`."""
        drawn.save(self.room / name)
        self.card = Card(name, max(1, round(seconds * self.rate)))
        self.encodes_picture = True

    def before(self) -> list[str]:
        """Input options: where to begin and to end."""
        options = picture.as_decoded(self.probe)
        if self.is_cut:
            options = ["-ss", f"{self.start_s:.3f}", "-t", f"{self.duration_s:.3f}", *options]
        return options

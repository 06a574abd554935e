"""One ffmpeg run in the making: what the asked repairs want of picture and sound."""

from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

from media_tools import picture
from media_tools.probe import Probe


@dataclass
class Plan:
    """`frames` are filters on the upright picture of `size`; `sound` those on the sound.

    What no repair touches is copied as it is. Seconds count from the start of the original.
    """

    path: Path
    probe: Probe
    room: Path
    size: tuple[int, int] = (0, 0)
    start_s: float = 0.0
    end_s: float | None = None
    rate: Fraction | None = None
    encodes_picture: bool = False
    frames: list[str] = field(default_factory=list)
    sound: list[str] = field(default_factory=list)

    def __post_init__(self):
        whole = min(self.probe.width, self.probe.height)
        self.size = picture.fitted(self.probe.width, self.probe.height, short_side=whole)

    @property
    def is_cut(self) -> bool:
        return self.start_s > 0 or self.end_s is not None

    @property
    def duration_s(self) -> float:
        end = self.probe.duration_s if self.end_s is None else self.end_s
        return max(0.0, end - self.start_s)

    def before(self) -> list[str]:
        """Input options: where to begin and to end."""
        options = picture.as_decoded(self.probe)
        if self.is_cut:
            options = ["-ss", f"{self.start_s:.3f}", "-t", f"{self.duration_s:.3f}", *options]
        return options

"""What a platform asks of a video: data with a source and a date, never a constant in a check."""

import datetime
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from functools import cache
from pathlib import Path

from media_tools.enums import FindingSeverity

STARTING_VALUES = Path(__file__).with_name("profiles.toml")


class UnknownLimit(ValueError):
    """A profile carries a limit that no check reads, or a value of the wrong kind."""


@dataclass(frozen=True)
class Limits:
    """`None` or an empty list asks for nothing. Units are in the names."""

    shortest_s: float | None = None
    longest_s: float | None = None
    advised_s: tuple[float, ...] = ()
    smallest_side_px: int | None = None
    largest_side_px: int | None = None
    advised_short_side_px: int | None = None
    slowest_fps: float | None = None
    fastest_fps: float | None = None
    shapes: tuple[str, ...] = ()
    advised_aspect: tuple[int, ...] = ()
    video_codecs: tuple[str, ...] = ()
    content_types: tuple[str, ...] = ()
    largest_bytes: int | None = None
    # Whether an MP4's index should lie before its pictures.
    index_first: bool | None = None
    loudness_lufs: float | None = None
    quieter_by: float = 4
    louder_by: float = 6
    true_peak_dbtp: float | None = None
    # LU between soft and loud parts that a phone in a street can still make up for: a convention.
    widest_range_lu: float | None = 18
    silence_s: float | None = None
    black_s: float | None = None
    frozen_s: float | None = None
    dark_s: float | None = None
    sharpness_min: float | None = None
    # Names as ffmpeg has them: eight bits and 4:2:0, what every phone decodes.
    pixel_formats: tuple[str, ...] = ("yuv420p", "yuvj420p")
    # Seconds between two whole pictures; five times what YouTube advises at 30 a second.
    widest_key_gap_s: float | None = 10
    # Bits a pixel a picture of H.264: a sixth of what YouTube advises for 1080p (1722171).
    least_bits_a_pixel: float | None = 0.02
    # Seconds; a tenth of one is seen on lips (ITU-R BT.1359), phones start within that.
    sound_offset_s: float | None = 0.3
    # What the platform's own signs cover of an upright picture, in hundredths of its width and
    # height: top, right, bottom, left.
    safe_area: tuple[float, ...] = ()
    # Names of the limits above that the platform enforces itself.
    hard: tuple[str, ...] = ()

    def to_mapping(self) -> dict:
        """Fit for JSON. What asks for nothing is left out where nothing is assumed anyway."""
        told = asdict(self)
        for one in fields(self):
            if told[one.name] in (None, ()) and one.default in (None, ()):
                del told[one.name]
        return {name: list(v) if isinstance(v, tuple) else v for name, v in told.items()}


LIMIT_NAMES = frozenset(f.name for f in fields(Limits))
LISTED = frozenset(f.name for f in fields(Limits) if isinstance(f.default, tuple))


@dataclass(frozen=True)
class Profile:
    slug: str
    name: str
    source: str
    dated: datetime.date
    limits: Limits = field(default_factory=Limits)

    def severity(self, limit: str) -> FindingSeverity:
        """How bad it is to miss `limit`: only what the platform enforces fails a video."""
        return FindingSeverity.FAIL if limit in self.limits.hard else FindingSeverity.WARN

    @classmethod
    def from_mapping(cls, told: Mapping) -> "Profile":
        """From `slug, name, source, dated, limits`; raises UnknownLimit on what no check reads."""
        limits = dict(told["limits"])
        unknown = (set(limits) | set(limits.get("hard", ()))) - LIMIT_NAMES
        if unknown:
            raise UnknownLimit(", ".join(sorted(unknown)))
        for name, value in limits.items():
            if isinstance(value, (list, tuple)) != (name in LISTED):
                raise UnknownLimit(name)
        dated = told["dated"]
        return cls(
            slug=told["slug"],
            name=told["name"],
            source=told["source"],
            dated=datetime.date.fromisoformat(dated) if isinstance(dated, str) else dated,
            limits=Limits(**{n: tuple(v) if n in LISTED else v for n, v in limits.items()}),
        )

    def to_mapping(self) -> dict:
        """The same shape again, fit for JSON."""
        return {
            "slug": self.slug,
            "name": self.name,
            "source": self.source,
            "dated": self.dated.isoformat(),
            "limits": self.limits.to_mapping(),
        }


@cache
def starting_profiles() -> dict[str, Profile]:
    """The profiles that come with the bench, by slug."""
    told = tomllib.loads(STARTING_VALUES.read_text(encoding="utf-8"))
    return {slug: Profile.from_mapping({"slug": slug, **rest}) for slug, rest in told.items()}

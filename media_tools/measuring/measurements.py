"""What one decoding pass and the container's own facts say about a video."""

from dataclasses import asdict, dataclass, fields

VERSION = 3
Stretch = tuple[float, float]
STRETCHES = ("silence", "clipped", "black", "frozen", "dark", "bright", "blurred")
Bars = tuple[int, int, int, int]


@dataclass(frozen=True)
class Measurements:
    """Seconds from the start of the video; `None` means that there was nothing to measure.

    `width` and `height` are as shown. `rotation` is how many degrees clockwise the stored
    picture is turned for that. `sharpness` runs from 0 (no edge anywhere is narrow) to 100;
    `brightness` from 0 to 255. `waveform` is the peak of each of at most 1000 equal parts
    of the sound, 0 to 100.
    """

    sha256: str
    bytes: int
    content_type: str
    duration_s: float
    video_s: float
    audio_s: float | None
    width: int
    height: int
    rotation: int
    fps: float
    variable_frame_rate: bool
    frames: int
    missing_frames: int
    decode_errors: int
    video_codec: str
    pixel_format: str
    colour_transfer: str
    hdr: bool
    audio_codec: str | None
    audio_channels: int
    audio_rate: int
    unreadable_sound: bool
    has_captions: bool
    has_location: bool
    data_tracks: tuple[str, ...]
    integrated_lufs: float | None
    true_peak_dbtp: float | None
    silence: tuple[Stretch, ...]
    clipped: tuple[Stretch, ...]
    black: tuple[Stretch, ...]
    frozen: tuple[Stretch, ...]
    dark: tuple[Stretch, ...]
    bright: tuple[Stretch, ...]
    sharpness: float | None
    brightness: float | None
    scenes: tuple[float, ...]
    poster_at_s: float
    waveform: tuple[int, ...]
    # Since version 2; what was measured before knows nothing of them.
    moov_first: bool | None = None
    interlaced: bool = False
    loudness_range_lu: float | None = None
    # "left" or "right": of two channels, the one in which nothing is to be heard.
    dead_channel: str = ""
    # Since version 3. False while only the first look (key frames and sound) has been taken.
    complete: bool = True
    video_profile: str = ""
    has_device: bool = False
    # Seconds of the recording that the file holds and an edit list hides.
    hidden_s: float = 0.0
    key_frame_gap_s: float | None = None
    # Bits a second of the picture alone.
    video_bit_rate: int | None = None
    # How much later than the picture the sound begins; negative where it begins before.
    sound_offset_s: float = 0.0
    blurred: tuple[Stretch, ...] = ()
    # Mean change from one measured picture to the next, in grey levels of 255.
    movement: float | None = None
    # Black bars in pixels as shown: left, top, right, bottom.
    bars: Bars | None = None
    version: int = VERSION

    def to_json(self) -> dict:
        """Plain lists, numbers and texts, for a JSON field or a line of output."""
        return {name: _listed(value) for name, value in asdict(self).items()}

    @classmethod
    def from_json(cls, stored: dict) -> "Measurements":
        known = {field.name for field in fields(cls)}
        return cls(**{name: _tupled(value) for name, value in stored.items() if name in known})


def _listed(value):
    return [_listed(item) for item in value] if isinstance(value, tuple) else value


def _tupled(value):
    return tuple(_tupled(item) for item in value) if isinstance(value, list) else value


def total(stretches: tuple[Stretch, ...]) -> float:
    return sum(end - start for start, end in stretches)

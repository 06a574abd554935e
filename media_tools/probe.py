"""What the container says, checked against its packets; nothing is decoded.

ffmpeg's banner names codecs and colours; the packets themselves tell duration and frame
rate, because headers lie on real phones (a rate of 90000, a duration of two days).
"""

import re
import statistics
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from media_tools import banner, ffmpeg
from media_tools.banner import Stream
from media_tools.intake import LIMITS, Limits, Sniffed
from media_tools.packets import PROBE_FENCES, read_packets
from media_tools.refusals import Refused
from media_tools.sandbox import Broke, NeededTooMuchMemory, TookTooLong, WroteTooMuch

HDR_TRANSFERS = {"smpte2084", "arib-std-b67"}
# What phones write of themselves, with and without their maker's prefix.
DEVICE_TAGS = re.compile(
    r"^(com\.(apple\.quicktime|android)\.)?(make|model|manufacturer|camera\S*)(-\w+)?$",
    re.IGNORECASE,
)
LOCATION_TAGS = re.compile(r"location|gps|xyz", re.IGNORECASE)
# A stray packet or two is normal at a cut; a tenth missing is a file that lost its end.
MISSING_TOLERATED = 0.1


@dataclass(frozen=True)
class Probe:
    """A file's facts. `width` and `height` are as shown, turned and with square pixels."""

    sniffed: Sniffed
    video: Stream
    audio: Stream | None
    unreadable_sound: bool
    has_captions: bool
    duration_s: float
    video_s: float
    audio_s: float | None
    frames: int
    missing_frames: int
    fps: float
    variable_frame_rate: bool
    width: int
    height: int
    has_location: bool
    has_device: bool
    # Seconds between two pictures from which a player can start, at the most.
    key_frame_gap_s: float
    # Bits a second.
    video_bit_rate: int
    # Seconds by which the sound begins after the picture.
    sound_offset_s: float

    @property
    def hdr(self) -> bool:
        return self.video.transfer in HDR_TRANSFERS

    @property
    def oddly_turned(self) -> bool:
        """Mirrored or slanted: rare, and left to ffmpeg's own turning at full size."""
        return self.video.oddly_turned or self.sniffed.mirrored

    @property
    def decoded_pixels(self) -> float:
        return float(self.frames) * self.video.width * self.video.height


TOO_MANY_PIXELS = "exceeds specified max pixel count"


def probe(path: Path, sniffed: Sniffed, scratch: Path, limits: Limits = LIMITS) -> Probe:
    """The facts of `path`; raises Refused where no video can be made of it."""
    seen = read_banner(path, sniffed, scratch)
    video, audio = seen.first("video"), seen.first("audio")
    refuse_unusable(seen, video, limits)
    packets = read_packets(path, sniffed, scratch, [s.index for s in (video, audio) if s])
    times = sorted(packets.times.get(0, ()))
    if not times:
        raise Refused("damaged", "no picture packets")
    video_s = packets.span(0)
    audio_s = packets.span(1) if audio else None
    promised = sniffed.promised_frames[0] if sniffed.promised_frames else 0
    turned = video.rotation in (90, 270)
    shown = round(video.width * video.pixel_shape), video.height
    found = Probe(
        sniffed=sniffed,
        video=video,
        audio=audio,
        unreadable_sound=audio is None and any(s.kind == "audio" for s in seen.streams),
        has_captions=any(s.kind == "subtitle" for s in seen.streams),
        duration_s=max(video_s, audio_s or 0.0),
        video_s=video_s,
        audio_s=audio_s,
        frames=len(times),
        missing_frames=max(0, promised - len(times)),
        fps=average_rate(times, video_s),
        variable_frame_rate=varies(times),
        width=shown[1] if turned else shown[0],
        height=shown[0] if turned else shown[1],
        has_location=sniffed.has_location or any(LOCATION_TAGS.search(key) for key in seen.tags),
        has_device=any(DEVICE_TAGS.match(key) for key in seen.tags),
        key_frame_gap_s=packets.key_frame_gap(),
        video_bit_rate=round(8 * packets.picture_bytes / video_s) if video_s else 0,
        sound_offset_s=packets.sound_offset(),
    )
    refuse_bombs(found, promised, busiest_second(times), limits)
    return found


def read_banner(path: Path, sniffed: Sniffed, scratch: Path) -> banner.Banner:
    try:
        ran = ffmpeg.run(ffmpeg.opened(path, sniffed.family), cwd=scratch, fences=PROBE_FENCES)
    except Broke as broke:
        # Without an output ffmpeg always ends with a failure, after it has said what it saw.
        ran = broke.ran
    except (TookTooLong, NeededTooMuchMemory, WroteTooMuch) as stopped:
        raise Refused("too_much_work", "headers") from stopped
    if "max_streams" in ran.stderr:
        raise Refused("too_many_streams")
    # The container may claim a small picture; what lies in it was not opened.
    if TOO_MANY_PIXELS in ran.stderr:
        raise Refused("dimensions", "the picture is larger than its container says")
    return banner.read(ran.stderr)


def refuse_unusable(seen: banner.Banner, video: Stream | None, limits: Limits) -> None:
    if not seen.streams:
        raise Refused("damaged", "no stream was found")
    if len(seen.streams) > limits.streams:
        raise Refused("too_many_streams", f"{len(seen.streams)} streams")
    if video is None:
        pictures = [s for s in seen.streams if s.kind == "video"]
        covers = [s for s in pictures if s.cover]
        if pictures and len(covers) < len(pictures):
            raise Refused("damaged", "the picture's codec is not known")
        raise Refused("cover_only" if covers else "no_video_stream")
    if not video.width or not video.height:
        raise Refused("damaged", "no picture size")
    if (
        max(video.width, video.height) > limits.side_px
        or video.width * video.height > limits.pixels
    ):
        raise Refused("dimensions", f"{video.width}x{video.height}")
    if video.codec not in ffmpeg.OPENED_CODECS:
        raise Refused("unsupported_format", video.codec)


def refuse_bombs(found: Probe, promised: int, busiest: int, limits: Limits) -> None:
    if found.duration_s > limits.duration_s:
        raise Refused("too_long", f"{found.duration_s:.0f} s")
    if busiest > limits.frame_rate:
        raise Refused("frame_rate_bomb", f"{busiest} in one second")
    if found.decoded_pixels > limits.decoded_pixels:
        raise Refused("too_much_work", f"{found.decoded_pixels:.0f} pixels")
    if promised and found.missing_frames > MISSING_TOLERATED * promised:
        raise Refused("truncated", f"{found.frames} of {promised} pictures")


def busiest_second(times: list[float]) -> int:
    """The most pictures that any one second holds; those that all come at once have no rate."""
    most = start = 0
    for end, at in enumerate(times):
        while at - times[start] >= 1:
            start += 1
        most = max(most, end - start + 1)
    return most


def average_rate(times: list[float], video_s: float) -> float:
    """Pictures a second over the whole video; the header's own rate is not to be trusted."""
    if len(times) > 1 and times[-1] > times[0]:
        return (len(times) - 1) / (times[-1] - times[0])
    return 1 / video_s if video_s > 0 else 0.0


def varies(times: list[float]) -> bool:
    """Whether more than a twentieth of the steps stray from the usual step.

    A container that counts in milliseconds jitters by one, which is not a varying rate.
    """
    steps = [later - earlier for earlier, later in pairwise(times)]
    if len(steps) < 3:
        return False
    usual = statistics.median(steps)
    tolerance = max(0.15 * usual, 0.0021)
    astray = sum(abs(step - usual) > tolerance for step in steps)
    return astray > max(1, 0.05 * len(steps))

"""What `ffmpeg -i` says of a file, read line by line.

Tags are a stranger's text: ffmpeg indents them and puts their continuation lines behind a
colon. At worst a forged tag describes the stranger's own video wrongly.
"""

import re
from dataclasses import dataclass, field
from fractions import Fraction

STREAM = re.compile(
    r"^ {2,6}Stream #0:(\d+)(?:\[[^]]*\])?(?:\([^)]*\))?: "
    r"(Video|Audio|Data|Subtitle|Attachment): (.*)$"
)
TAG = re.compile(r"^ {4,10}([^:\s][^:]*?)\s*: (.*)$")
ROTATION = re.compile(r"^ {6,10}Display Matrix: rotation of (-?[\d.]+|nan) degrees")
CODEC = re.compile(r"^(\w+)")
# "h264 (High) (avc1 / 0x31637661)": the first bracket, unless it is the four-letter tag.
PROFILE = re.compile(r"^\w+ (?:\(lib\w+\) )?\(([^)/]+)\)")
PIXELS = re.compile(r", (\w+)(?:\(([^)]*)\))?, (\d+)x(\d+)")
SHAPE = re.compile(r"SAR (\d+):(\d+)")
SOUND = re.compile(r", (\d+) Hz, ([^,]+)")
LAYOUTS = {"mono": 1, "stereo": 2, "2.1": 3, "quad": 4, "4.0": 4, "5.0": 5, "5.1": 6, "7.1": 8}
RANGES = {"tv", "pc"}
SCANS = {"progressive", "top first", "bottom first", "top coded first (swapped)"}


@dataclass
class Stream:
    index: int
    kind: str
    codec: str
    cover: bool = False
    profile: str = ""
    pixel_format: str = ""
    full_range: bool = False
    interlaced: bool = False
    matrix: str = "unknown"
    primaries: str = "unknown"
    transfer: str = "unknown"
    width: int = 0
    height: int = 0
    pixel_shape: Fraction = Fraction(1)
    # Degrees to turn the picture clockwise to see it upright.
    rotation: int = 0
    oddly_turned: bool = False
    sample_rate: int = 0
    channels: int = 0


@dataclass
class Banner:
    streams: list[Stream] = field(default_factory=list)
    tags: dict[str, str] = field(default_factory=dict)

    def first(self, kind: str) -> Stream | None:
        return next(
            (s for s in self.streams if s.kind == kind and not s.cover and s.codec != "none"), None
        )


def read(text: str) -> Banner:
    banner = Banner()
    for raw in text.splitlines():
        line = raw.split("] ", 1)[1] if raw.startswith("[info] ") else raw
        if found := STREAM.match(line):
            banner.streams.append(read_stream(int(found[1]), found[2].lower(), found[3]))
        elif (found := ROTATION.match(line)) and banner.streams:
            turn(banner.streams[-1], found[1])
        elif found := TAG.match(line):
            banner.tags.setdefault(found[1].lower(), found[2])
    return banner


def read_stream(index: int, kind: str, described: str) -> Stream:
    codec = CODEC.match(described)
    stream = Stream(
        index, kind, codec[1] if codec else "none", cover="(attached pic)" in described
    )
    if kind == "video" and (profile := PROFILE.match(described)):
        stream.profile = profile[1]
    if kind == "video" and (found := PIXELS.search(described)):
        stream.pixel_format, stream.width, stream.height = found[1], int(found[3]), int(found[4])
        read_colour(stream, [part.strip() for part in (found[2] or "").split(",")])
        if (shape := SHAPE.search(described)) and int(shape[1]) and int(shape[2]):
            stream.pixel_shape = Fraction(int(shape[1]), int(shape[2]))
    elif kind == "audio" and (found := SOUND.search(described)):
        stream.sample_rate = int(found[1])
        layout = found[2].split("(")[0].strip()
        counted = re.match(r"(\d+) channels", found[2])
        stream.channels = LAYOUTS.get(layout) or (int(counted[1]) if counted else 2)
    return stream


def read_colour(stream: Stream, parts: list[str]) -> None:
    for part in parts:
        if part in RANGES:
            stream.full_range = part == "pc"
        elif part in SCANS:
            stream.interlaced = part != "progressive"
        elif part.count("/") == 2:
            stream.matrix, stream.primaries, stream.transfer = part.split("/")
        elif part and " " not in part:
            stream.matrix = stream.primaries = stream.transfer = part
    if stream.pixel_format.startswith("yuvj") and "tv" not in parts:
        stream.full_range = True


def turn(stream: Stream, degrees: str) -> None:
    angle = 0.0 if degrees == "nan" else float(degrees)
    nearest = round(-angle / 90) * 90
    stream.oddly_turned = degrees == "nan" or abs(-angle - nearest) > 1
    stream.rotation = nearest % 360

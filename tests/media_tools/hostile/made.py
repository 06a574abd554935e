"""What a hostile file is here, and the small honest files that most of them are bent from."""

import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from media_tools import ffmpeg


@dataclass(frozen=True)
class Hostile:
    """One file that must stay out, and the code with which it is refused.

    `grown_to` makes it that many bytes long without writing them: a hole in the file.
    """

    kind: str
    name: str
    code: str
    content: bytes
    grown_to: int = 0

    def write(self, directory: Path) -> Path:
        path = directory / f"{self.kind}-{self.name}"
        with path.open("wb") as file:
            file.write(self.content)
            if self.grown_to:
                file.truncate(self.grown_to)
        return path


SMALL = "testsrc2=size=64x64:rate=10:duration=1"
HUM = "sine=frequency=220:sample_rate=16000:duration=1"


class Bases:
    """Honest files of a few kilobytes, each made once."""

    def __init__(self, room: Path):
        self.room = room

    @cache  # noqa: B019 - the room outlives no test session
    def made(self, name: str, *options: str, picture: str | None = SMALL, sound: str | None = HUM):
        """The bytes of `name`, from lavfi sources; the same options give the same bytes."""
        inputs = [part for source in (picture, sound) if source for part in lavfi(source)]
        return self.written(name, *inputs, *options)

    def written(self, name: str, *arguments: str) -> bytes:
        path = self.room / name
        command = [ffmpeg.binary(), "-v", "error", "-nostdin", "-y", *arguments]
        reproducible = ["-fflags", "+bitexact", "-flags:v", "+bitexact", "-flags:a", "+bitexact"]
        subprocess.run([*command, *reproducible, str(path)], check=True, timeout=60)
        return path.read_bytes()

    @property
    def index_last(self) -> bytes:
        return self.made("last.mp4", *H264)

    @property
    def index_first(self) -> bytes:
        return self.made("first.mp4", *H264, "-movflags", "+faststart")

    @property
    def silent(self) -> bytes:
        return self.made("silent.mp4", *H264, sound=None)

    @property
    def mov(self) -> bytes:
        return self.made("small.mov", *H264)

    @property
    def fragmented(self) -> bytes:
        return self.made("pieces.mp4", *H264, "-movflags", "frag_keyframe+empty_moov")

    @property
    def webm(self) -> bytes:
        return self.made("small.webm", *VP8)

    @property
    def mkv(self) -> bytes:
        return self.made("small.mkv", *H264)

    @property
    def sound(self) -> bytes:
        return self.made("sound.m4a", picture=None)

    @property
    def picture(self) -> bytes:
        return self.made("still.jpg", "-frames:v", "1", sound=None)


H264 = ("-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-g", "5")
VP8 = ("-c:v", "libvpx", "-b:v", "200k", "-threads", "1", "-c:a", "libopus")


def lavfi(source: str) -> list[str]:
    return ["-f", "lavfi", "-i", source]

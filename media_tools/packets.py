"""The packets of a file as they lie in it: their times, sizes and flags; nothing is decoded."""

import re
from itertools import pairwise
from pathlib import Path

from media_tools import ffmpeg
from media_tools.intake import LIMITS, Sniffed
from media_tools.refusals import Refused
from media_tools.sandbox import Broke, Fences, NeededTooMuchMemory, TookTooLong, WroteTooMuch

PROBE_FENCES = Fences(wall_seconds=60, cpu_seconds=60)
PACKET = re.compile(
    r"^(\d+),\s*(-?\d+|NOPTS),\s*(-?\d+|NOPTS),\s*(\d+),\s*(\d+),\s*0x\w+(?:, F=0x(\w+))?"
)
TIME_BASE = re.compile(r"^#tb (\d+): (\d+)/(\d+)")
# The list of packets is ours to carry, not the child process's.
MOST_PACKETS = LIMITS.packets
# A packet's flags; unlisted, it is a key frame. An edit list hides what is only needed to
# decode the pictures after it.
KEY, HIDDEN = 1, 4


class Packets:
    """The times of one file's packets, by output stream, collected from a framecrc listing."""

    def __init__(self):
        self.seen = 0
        self.bases: dict[int, float] = {}
        self.times: dict[int, list[float]] = {}
        self.ends: dict[int, float] = {}
        # Of the picture: where a player can start, and how much there is of it.
        self.key_times: list[float] = []
        self.picture_bytes = 0

    def line(self, line: str) -> None:
        if found := PACKET.match(line):
            self.seen += 1
            if self.seen > MOST_PACKETS:
                raise Refused("too_much_work", "packets")
            flags = int(found[6], 16) if found[6] else KEY
            if flags & HIDDEN:
                return
            stream, base = int(found[1]), self.bases.get(int(found[1]), 0.0)
            stamp = found[3] if found[3] != "NOPTS" else found[2]
            if stamp == "NOPTS":
                return
            at = int(stamp) * base
            self.times.setdefault(stream, []).append(at)
            self.ends[stream] = max(self.ends.get(stream, at), at + int(found[4]) * base)
            if stream == 0:
                self.picture_bytes += int(found[5])
                if flags & KEY:
                    self.key_times.append(at)
        elif found := TIME_BASE.match(line):
            self.bases[int(found[1])] = int(found[2]) / int(found[3])

    def span(self, stream: int) -> float:
        times = self.times.get(stream)
        return max(0.0, self.ends[stream] - max(0.0, min(times))) if times else 0.0

    def key_frame_gap(self) -> float:
        """The longest way from one key frame to the next, or to the end."""
        marks = [*sorted(self.key_times), self.ends.get(0, 0.0)]
        return max((later - earlier for earlier, later in pairwise(marks)), default=0.0)

    def sound_offset(self) -> float:
        if 0 not in self.times or 1 not in self.times:
            return 0.0
        return max(0.0, min(self.times[1])) - max(0.0, min(self.times[0]))


def read_packets(path: Path, sniffed: Sniffed, scratch: Path, streams: list[int]) -> Packets:
    packets = Packets()
    maps = [part for index in streams for part in ("-map", f"0:{index}")]
    try:
        ffmpeg.run(
            [
                *ffmpeg.opened(path, sniffed.family),
                *maps,
                "-c",
                "copy",
                "-copyinkf",
                "-f",
                "framecrc",
                "pipe:1",
            ],
            cwd=scratch,
            fences=PROBE_FENCES,
            on_stdout=packets.line,
        )
    except Broke:
        # A torn file may break off here; what was listed before still counts.
        pass
    except (TookTooLong, NeededTooMuchMemory, WroteTooMuch) as stopped:
        raise Refused("too_much_work", "packets") from stopped
    return packets

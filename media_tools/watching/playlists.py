"""The texts of an HLS ladder (RFC 8216): one list a rung, and the list of the rungs.

Each rung is one fragmented MP4 read by byte ranges. The lists name files as their addresses
do: by the kind of rendition, beside each other.
"""

import re
from collections.abc import Sequence
from pathlib import Path

from media_tools.enums import RenditionKind
from media_tools.probe import Probe
from media_tools.watching import renditions
from media_tools.watching.renditions import RenditionFile, Rung

PLAYLIST = "application/vnd.apple.mpegurl"
MASTER = "hls.m3u8"
# The kind of a rung's list is that of its pictures with this ending.
LIST = "_list"
SEGMENT = re.compile(r"^#EXTINF:([\d.]+),\n#EXT-X-BYTERANGE:(\d+)@\d+$", re.MULTILINE)


def media_name(rung: Rung) -> str:
    return f"{rung.kind}.mp4"


def list_name(rung: Rung) -> str:
    return f"{rung.kind}{LIST}.m3u8"


def files(probe: Probe, rungs: Sequence[Rung], out_dir: Path) -> list[RenditionFile]:
    """The made rungs with their lists, the list of all of them last."""
    made = []
    for rung in rungs:
        size = renditions.size_of(probe, rung)
        list_kind = RenditionKind(f"{rung.kind}{LIST}")
        made.append(RenditionFile(rung.kind, out_dir / media_name(rung), "video/mp4", *size))
        made.append(RenditionFile(list_kind, out_dir / list_name(rung), PLAYLIST, *size))
    master = out_dir / MASTER
    texts = [(rung, (out_dir / list_name(rung)).read_text(encoding="ascii")) for rung in rungs]
    master.write_text(master_of(probe, texts), encoding="ascii")
    top = renditions.size_of(probe, rungs[0])
    return [*made, RenditionFile(RenditionKind.HLS, master, PLAYLIST, *top)]


def master_of(probe: Probe, lists: Sequence[tuple[Rung, str]]) -> str:
    """The middle rung first: a player that knows nothing of the line begins with the first."""
    start = min(lists, key=lambda entry: abs(entry[0].short_side - 360))
    lines = ["#EXTM3U", "#EXT-X-VERSION:7", "#EXT-X-INDEPENDENT-SEGMENTS"]
    for rung, text in [start, *(entry for entry in lists if entry is not start)]:
        width, height = renditions.size_of(probe, rung)
        peak, average = bandwidth(text)
        codecs = f"{H264[rung.h264_profile]}{',mp4a.40.2' if probe.audio else ''}"
        lines += [
            f"#EXT-X-STREAM-INF:BANDWIDTH={peak},AVERAGE-BANDWIDTH={average},"
            f'RESOLUTION={width}x{height},CODECS="{codecs}"',
            list_name(rung),
        ]
    return "\n".join(lines) + "\n"


# RFC 6381, at level 4.0: 720 lines at 30 a second, however wide, stay under it.
H264 = {"high": "avc1.640028", "main": "avc1.4d4028"}


def bandwidth(text: str) -> tuple[int, int]:
    """The heaviest segment and the mean of all, in bits a second."""
    segments = [(float(seconds), 8 * int(size)) for seconds, size in SEGMENT.findall(text)]
    whole = sum(seconds for seconds, _ in segments)
    peak = max((bits / seconds for seconds, bits in segments if seconds > 0), default=0)
    return round(peak) or 1, round(sum(bits for _, bits in segments) / whole) if whole else 1

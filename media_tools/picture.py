"""A picture on its way to a screen: made small first, then tone-mapped, then upright."""

from media_tools.probe import Probe

# Clockwise degrees to ffmpeg's name for the turn.
TURNS = {0: [], 90: ["transpose=clock"], 180: ["hflip", "vflip"], 270: ["transpose=cclock"]}
LINEAR_BT2020 = (
    "zscale=tin={transfer}:min=bt2020nc:pin=bt2020:rin={range}:t=linear:npl={nits},"
    "format=gbrpf32le"
)
# Diffuse white in nits, for HLG and PQ alike (ITU-R BT.2408): 100 leaves faces burnt out.
DIFFUSE_WHITE = 203


def fitted(width: int, height: int, *, short_side: int) -> tuple[int, int]:
    """The largest even size of this shape within `short_side`; never larger than the source."""
    scale = min(1.0, short_side / min(width, height))
    return max(2, round(width * scale / 2) * 2), max(2, round(height * scale / 2) * 2)


def as_decoded(probe: Probe) -> list[str]:
    """Input options: turning 4K frames before they are made small would cost a whole decode."""
    return [] if probe.oddly_turned else ["-noautorotate"]


def shown(
    probe: Probe, size: tuple[int, int], *, flags: str = "bicubic", full_range: bool = False
) -> list[str]:
    """Filters that give `size` as shown: upright, square pixels, eight bits, BT.709."""
    turn = [] if probe.oddly_turned else TURNS[probe.video.rotation]
    width, height = size
    if not probe.oddly_turned and probe.video.rotation in (90, 270):
        width, height = height, width
    out_range = "pc" if full_range else "tv"
    if probe.hdr:
        small = [f"scale={width}:{height}:flags={flags}", *tone_mapped(probe, out_range)]
    else:
        small = [
            f"scale={width}:{height}:flags={flags}:in_color_matrix={matrix(probe)}"
            f":out_color_matrix=bt709:out_range={out_range}"
        ]
    pixels = "yuvj420p" if full_range else "yuv420p"
    return [
        *small,
        f"format={pixels}",
        *turn,
        "sidedata=mode=delete:type=DISPLAYMATRIX",
        "setsar=1",
        f"setparams=colorspace=bt709:color_primaries=bt709:color_trc=bt709:range={out_range}",
    ]


def tone_mapped(probe: Probe, out_range: str) -> list[str]:
    return [
        LINEAR_BT2020.format(
            transfer=probe.video.transfer,
            nits=DIFFUSE_WHITE,
            range="pc" if probe.video.full_range else "tv",
        ),
        "zscale=p=bt709",
        "tonemap=hable:desat=0",
        f"zscale=t=bt709:m=bt709:r={out_range}",
    ]


def matrix(probe: Probe) -> str:
    """Untagged HD is BT.709 and untagged SD is BT.601, as every camera maker assumed."""
    known = {"bt709": "bt709", "smpte170m": "smpte170m", "bt470bg": "bt470", "bt2020nc": "bt2020"}
    fallback = "bt709" if min(probe.video.width, probe.video.height) >= 720 else "smpte170m"
    return known.get(probe.video.matrix, fallback)


def as_jpeg(source: str, name: str) -> list[str]:
    """Output options that write the first picture of the label `source` as a JPEG."""
    return [
        "-map", source,
        "-frames:v", "1", "-update", "1",
        "-c:v", "mjpeg", "-q:v", "4", "-map_metadata", "-1",
        "-fflags", "+bitexact", "-flags:v", "+bitexact",
        "-f", "image2", name,
    ]  # fmt: skip

"""What each limit of a profile means to the one who edits it: label, help, unit and range.

The type comes from `profiles.Limits`; this says the rest, so that a form can be made of it.
"""

from dataclasses import dataclass
from typing import get_args, get_type_hints

from django.utils.translation import gettext_lazy as _

from media_tools.profiles import LISTED, Limits

MEBIBYTE = 1024**2
SHAPES = (
    ("vertical", _("Upright")),
    ("square", _("Square")),
    ("horizontal", _("Lying")),
)
CODECS = (
    ("h264", "H.264"),
    ("hevc", "H.265 (HEVC)"),
    ("vp8", "VP8"),
    ("vp9", "VP9"),
    ("av1", "AV1"),
    ("mpeg4", "MPEG-4"),
    ("prores", "ProRes"),
    ("mjpeg", "Motion JPEG"),
    ("h263", "H.263"),
)
CONTENT_TYPES = (
    ("video/mp4", "MP4"),
    ("video/quicktime", "MOV"),
    ("video/webm", "WebM"),
    ("video/x-matroska", "Matroska (MKV)"),
    ("video/3gpp", "3GP"),
)
PIXEL_FORMATS = (
    ("yuv420p", _("8 bit, 4:2:0 (what every phone plays)")),
    ("yuvj420p", _("8 bit, 4:2:0, full range")),
    ("yuv420p10le", _("10 bit, 4:2:0")),
    ("yuv422p", _("8 bit, 4:2:2")),
    ("yuv422p10le", _("10 bit, 4:2:2")),
    ("yuv444p", _("8 bit, 4:4:4")),
)


@dataclass(frozen=True)
class LimitField:
    """`count` numbers in a row, in the order that the help names; `scale` turns the unit that
    is shown into the one that is stored."""

    label: str
    help: str = ""
    least: float = 0
    most: float | None = None
    choices: tuple = ()
    count: int | None = None
    scale: int = 1


@dataclass(frozen=True)
class Section:
    title: str
    limits: dict[str, LimitField]


SECTIONS = (
    Section(
        _("Length"),
        {
            "shortest_s": LimitField(_("At least (seconds)")),
            "longest_s": LimitField(_("At most (seconds)")),
            "advised_s": LimitField(
                _("What works best (seconds)"),
                _("Two numbers, from and to: 15, 60"),
                count=2,
            ),
        },
    ),
    Section(
        _("Picture"),
        {
            "shapes": LimitField(_("Shapes"), choices=SHAPES),
            "advised_aspect": LimitField(
                _("Best shape (width, height)"), _("Two whole numbers: 9, 16"), least=1, count=2
            ),
            "smallest_side_px": LimitField(_("Shortest side at least (pixels)")),
            "largest_side_px": LimitField(_("Longest side at most (pixels)")),
            "advised_short_side_px": LimitField(_("Shortest side for a sharp picture (pixels)")),
            "slowest_fps": LimitField(_("At least (pictures a second)")),
            "fastest_fps": LimitField(_("At most (pictures a second)")),
            "sharpness_min": LimitField(
                _("Sharpness, at least (0 to 100)"),
                _("0: no edge is narrow. A sharp phone recording lies above 50."),
                most=100,
            ),
            "black_s": LimitField(_("A black picture is told from (seconds)")),
            "frozen_s": LimitField(_("A still picture is told from (seconds)")),
            "dark_s": LimitField(_("A dark picture is told from (seconds)")),
            "safe_area": LimitField(
                _("What the platform covers (per cent: top, right, bottom, left)"),
                _("Four numbers, of the height and width of an upright picture: 8, 14, 23, 5"),
                most=99,
                count=4,
            ),
        },
    ),
    Section(
        _("Sound"),
        {
            "loudness_lufs": LimitField(_("Loudness (LUFS)"), least=-70, most=0),
            "quieter_by": LimitField(_("Too quiet from: below it by (dB)"), most=40),
            "louder_by": LimitField(_("Too loud from: above it by (dB)"), most=40),
            "true_peak_dbtp": LimitField(_("Highest peak (dBTP)"), least=-20, most=3),
            "widest_range_lu": LimitField(_("Between soft and loud, at most (LU)"), most=60),
            "silence_s": LimitField(_("Silence is told from (seconds)")),
            "sound_offset_s": LimitField(
                _("Sound beside the picture, at most (seconds)"), most=60
            ),
        },
    ),
    Section(
        _("File"),
        {
            "content_types": LimitField(_("Kinds of file"), choices=CONTENT_TYPES),
            "video_codecs": LimitField(_("Ways of packing the picture"), choices=CODECS),
            "pixel_formats": LimitField(_("Formats of a pixel"), choices=PIXEL_FORMATS),
            "largest_bytes": LimitField(_("File at most (MiB)"), scale=MEBIBYTE),
            "index_first": LimitField(_("The index of an MP4 should lie in front")),
            "widest_key_gap_s": LimitField(_("Between two whole pictures, at most (seconds)")),
            "least_bits_a_pixel": LimitField(
                _("Bits a pixel of H.264, at least"), _("YouTube's advice is near 0.1."), most=10
            ),
        },
    ),
)
FIELDS = {name: field for section in SECTIONS for name, field in section.limits.items()}

# Limits that a check answers with "must be repaired" where the platform enforces them.
ENFORCEABLE = frozenset({
    "shortest_s", "longest_s", "shapes", "smallest_side_px", "largest_side_px",
    "advised_short_side_px", "slowest_fps", "fastest_fps", "sharpness_min", "black_s", "frozen_s",
    "dark_s", "loudness_lufs", "silence_s", "sound_offset_s", "content_types", "video_codecs",
    "pixel_formats", "largest_bytes", "least_bits_a_pixel",
})  # fmt: skip
# Where both are asked for, the first is never more than the second.
ORDERED = (
    ("shortest_s", "longest_s"),
    ("smallest_side_px", "largest_side_px"),
    ("advised_short_side_px", "largest_side_px"),
    ("slowest_fps", "fastest_fps"),
)


def kind_of(name: str) -> type:
    """bool, int or float; of a list, what it is a list of (str too)."""
    hint = get_type_hints(Limits)[name]
    return next(one for one in get_args(hint) or (hint,) if one is not type(None))


def may_be_empty(name: str) -> bool:
    """Whether a profile may ask for nothing here."""
    return name in LISTED or type(None) in get_args(get_type_hints(Limits)[name])

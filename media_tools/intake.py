"""The door: look at the bytes and refuse before anything decodes."""

from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from media_tools.containers import ebml, isobmff, signatures
from media_tools.refusals import Refused

GIB = 1024**3
PICTURE_HANDLERS = {"vide"}
PICTURE_CODECS = {"jpeg", "png ", "tiff"}


@dataclass(frozen=True)
class Limits:
    """What the bench can work through on a small machine; a platform's limits are a profile's."""

    bytes: int = 4 * GIB
    duration_s: float = 3600.0
    # The longest side of 8K, and an 8K picture; a square of that side is a bomb.
    side_px: int = 8192
    pixels: int = 36_000_000
    # Slow motion is kept at 240 by phones.
    frame_rate: float = 300.0
    streams: int = 16
    # Four hours at 60 pictures a second with sound are 1.6 million; a list of more is a bomb.
    packets: int = 2_000_000
    # Pixels to decode in the whole video: ten minutes of 4K at 60, or an hour of 1080p at 60.
    decoded_pixels: float = 5e11


LIMITS = Limits()


@dataclass(frozen=True)
class Sniffed:
    """What the bytes say: the family chooses the demuxer, the type goes into headers."""

    family: str
    content_type: str
    # Packets that the header promises for each picture track; 0 or none where it cannot say.
    promised_frames: tuple[int, ...] = ()
    mirrored: bool = False
    has_location: bool = False
    data_tracks: tuple[str, ...] = ()
    # Whether an MP4's index lies before the pictures; None where the question makes no sense.
    moov_first: bool | None = None
    # Seconds of picture or sound that the file holds and an edit list leaves out.
    hidden_s: float = 0.0


def sniff(path: Path, limits: Limits = LIMITS) -> Sniffed:
    """What kind of video lies at `path`; raises Refused. Reads headers only, decodes nothing."""
    size = path.stat().st_size
    if size == 0:
        raise Refused("empty")
    if size > limits.bytes:
        raise Refused("too_large", f"{size} bytes")
    with path.open("rb") as source:
        head = source.read(signatures.HEAD_BYTES)
        if isobmff.looks_like(head):
            refuse_hidden_file(source, size, head)
            return judge_isobmff(isobmff.read(source, size), limits)
        if head.startswith(ebml.MAGIC):
            refuse_hidden_file(source, size, head)
            return judge_ebml(ebml.read(source, size))
    if signatures.is_playlist(head):
        raise Refused("playlist_text")
    if signatures.is_other_video(head):
        raise Refused("unsupported_format")
    if signatures.is_sound(head):
        raise Refused("no_video_stream")
    raise Refused("not_a_video", head[:16].hex())


def refuse_hidden_file(source: BinaryIO, size: int, head: bytes) -> None:
    if signatures.opens_as_document(head) or signatures.ends_as_zip(source, size):
        raise Refused("polyglot")


def judge_isobmff(layout: isobmff.Layout, limits: Limits) -> Sniffed:
    if layout.brand in isobmff.PICTURES and not layout.has_moov:
        raise Refused("not_a_video", "a still picture")
    if any(map(signatures.hides_another_file, (layout.trailing, *layout.filler))):
        raise Refused("polyglot")
    if layout.malformed:
        raise Refused("damaged", "boxes contradict each other")
    # A phone that stopped while recording leaves the pictures without their index.
    if layout.cut or (layout.has_mdat and not layout.has_moov):
        raise Refused("truncated")
    if not layout.has_moov:
        raise Refused("not_a_video", "no movie header")
    if layout.elsewhere:
        raise Refused("points_elsewhere")
    # ffmpeg would unpack it to whatever size it claims.
    if layout.packed:
        raise Refused("unsupported_format", "a compressed index")
    if any(track.last_chunk >= layout.size for track in layout.tracks) and not layout.fragmented:
        raise Refused("truncated", "a chunk lies beyond the end")
    if any(track.encrypted for track in layout.tracks):
        raise Refused("encrypted")
    if len(layout.tracks) > limits.streams:
        raise Refused("too_many_streams", f"{len(layout.tracks)} tracks")
    if not layout.tracks or not all(track.handler for track in layout.tracks):
        raise Refused("damaged", "a track without media, or no track")
    if (listed := sum(track.listed_samples for track in layout.tracks)) > limits.packets:
        raise Refused("too_much_work", f"{listed} samples")
    pictures = [track for track in layout.tracks if track.handler in PICTURE_HANDLERS]
    moving = [
        track for track in pictures if track.codec not in PICTURE_CODECS or track.samples > 1
    ]
    if not moving:
        raise Refused("cover_only" if pictures or layout.has_cover else "no_video_stream")
    return Sniffed(
        family="isobmff",
        content_type=isobmff_type(layout.brand),
        promised_frames=()
        if layout.fragmented
        else tuple(0 if track.trimmed else track.samples for track in moving),
        mirrored=bool(moving) and moving[0].mirrored,
        has_location=layout.located,
        moov_first=layout.moov_first,
        hidden_s=max(
            (track.hidden_s for track in layout.tracks if track.handler in ("vide", "soun")),
            default=0.0,
        ),
        data_tracks=tuple(
            track.codec for track in layout.tracks if track.handler not in ("vide", "soun")
        ),
    )


def isobmff_type(brand: bytes) -> str:
    if brand in (b"qt  ", b""):
        return "video/quicktime"
    return "video/3gpp" if brand.startswith((b"3gp", b"3g2")) else "video/mp4"


def judge_ebml(layout: ebml.Layout) -> Sniffed:
    if not layout.has_segment:
        raise Refused("damaged", "no segment")
    if layout.doc_type not in ("webm", "matroska"):
        raise Refused("not_a_video", "another EBML document")
    if any(map(signatures.hides_another_file, (layout.trailing, *layout.filler))):
        raise Refused("polyglot")
    if layout.cut:
        raise Refused("truncated")
    if layout.encrypted:
        raise Refused("encrypted")
    return Sniffed(
        family="ebml",
        content_type="video/webm" if layout.doc_type == "webm" else "video/x-matroska",
    )

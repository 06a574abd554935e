"""Make the covers of one's own video: the two pictures, and what was asked, beside the original.

They lie in the video's directory and go with it; nothing of them is kept anywhere else.
"""

import io
import json
import os
import uuid
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

from media_tools.covers import layouts
from media_tools.covers.frame import take_frame
from media_tools.files import COVER, directory_of, path_of, scratch_root
from media_tools.measuring.measurements import Measurements

# YouTube asks for 1280x720 and, on a phone, for at most 2 MB; TikTok shows an upright one.
SHAPES = {"wide": (1280, 720), "tall": (1080, 1920)}
MOST_BYTES = 2_000_000
LAYOUTS = {"shaded": layouts.shaded, "plated": layouts.plated, "panelled": layouts.panelled}


@dataclass(frozen=True)
class Asked:
    """`second` of the video; `layout` is a key of LAYOUTS; `text` is cleaned, and may be empty."""

    second: float
    text: str
    layout: str


def compose_covers(*, video, asked: Asked) -> dict[str, Path]:
    """Both covers, in the place of earlier ones; raises SandboxError.

    Raises FileNotFoundError where the video was deleted meanwhile.
    """
    measured = Measurements.from_json(video.measurements)
    with TemporaryDirectory(dir=scratch_root()) as made:
        original = path_of(video.original.name)
        frame = take_frame(original, measured, second=asked.second, room=Path(made))
    covers = {name: drawn(frame, size, asked) for name, size in SHAPES.items()}
    for name, cover in covers.items():
        put(cover_path(video.pk, name), as_jpeg(cover))
    put(asked_path(video.pk), json.dumps(asdict(asked)).encode())
    return {name: cover_path(video.pk, name) for name in SHAPES}


def drawn(frame: Image.Image, size: tuple[int, int], asked: Asked) -> Image.Image:
    if not asked.text:
        return layouts.filled(frame, size)
    return LAYOUTS[asked.layout](frame, size, asked.text)


def as_jpeg(cover: Image.Image) -> bytes:
    """As good as it can be within the bytes that YouTube takes."""
    for quality in range(90, 20, -10):
        made = io.BytesIO()
        cover.save(made, "JPEG", quality=quality, optimize=True)
        if made.tell() < MOST_BYTES:
            break
    return made.getvalue()


def put(path: Path, content: bytes) -> None:
    """Whoever loads it meanwhile gets the old one or the new one, never a part."""
    staged = path.with_name(f"{COVER}{uuid.uuid4()}.new")
    staged.write_bytes(content)
    os.replace(staged, path)


def cover_path(video_id, shape: str) -> Path:
    return directory_of(video_id) / f"{COVER}{shape}.jpg"


def asked_path(video_id) -> Path:
    return directory_of(video_id) / f"{COVER}asked.json"


def last_asked(video_id) -> Asked | None:
    """What the covers that are there were made from; None where there are none."""
    try:
        return Asked(**json.loads(asked_path(video_id).read_text()))
    except FileNotFoundError:
        return None

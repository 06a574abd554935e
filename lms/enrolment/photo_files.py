"""A sent photo becomes a picture of our own: looked at before it is decoded, drawn anew without
what phones write into it (place, device, time)."""

from dataclasses import dataclass
from io import BytesIO

from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps, UnidentifiedImageError

MOST_BYTES = 10 * 1024 * 1024
# What phones send; a format that is not listed is never opened.
FORMATS = ("JPEG", "PNG", "WEBP")
# 108-megapixel phones send less than this by default; more is a picture made to fill memory.
MOST_PIXELS = 50_000_000
# Fills a printed page at 200 dots an inch.
LONGEST_SIDE = 2048  # pixels
QUALITY = 82


class PhotoRefused(Exception):
    """Why a file is not taken as a photo; the message is for the person."""


@dataclass(frozen=True)
class Picture:
    """JPEG without metadata."""

    content: bytes
    width: int
    height: int


def redraw(file) -> Picture:
    """`file` is an uploaded file. Raises PhotoRefused."""
    if file.size > MOST_BYTES:
        raise PhotoRefused(_("This photo is larger than 10 MB. Send a smaller one."))
    check(file)
    file.seek(0)
    try:
        with Image.open(file, formats=FORMATS) as sent:
            # Halves and quarters while it decodes: a large photo never stands in memory whole.
            sent.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
            turned = ImageOps.exif_transpose(sent)
            turned.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
            flat = on_white(turned)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as broken:
        raise PhotoRefused(not_a_photo()) from broken
    out = BytesIO()
    flat.save(out, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    return Picture(out.getvalue(), *flat.size)


def check(file) -> None:
    """Look at the head only: what kind it is and how large it would be. Raises PhotoRefused."""
    file.seek(0)
    try:
        with Image.open(file, formats=FORMATS) as sent:
            pixels = sent.width * sent.height
            sent.verify()
    except (
        UnidentifiedImageError,
        OSError,
        ValueError,
        SyntaxError,
        Image.DecompressionBombError,
    ) as broken:
        raise PhotoRefused(not_a_photo()) from broken
    if pixels > MOST_PIXELS:
        raise PhotoRefused(_("This photo has too many pixels. Send one of at most 50 megapixels."))


def not_a_photo():
    return _("This file is not a photo that we can read. Send a JPEG, PNG or WebP.")


def on_white(picture) -> Image.Image:
    """Colours only, on paper: what was transparent is white. A new picture, so that nothing of
    the old one's description comes along."""
    with_alpha = picture.convert("RGBA")
    flat = Image.new("RGB", picture.size, "white")
    flat.paste(with_alpha, mask=with_alpha.getchannel("A"))
    return flat

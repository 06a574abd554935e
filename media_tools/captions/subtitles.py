"""SubRip (.srt) and WebVTT (.vtt) texts, in and out; a stranger's file, so read with care."""

from dataclasses import asdict, dataclass

import pysubs2
from django.utils.translation import gettext as _
from pysubs2.exceptions import Pysubs2Error

LARGEST_BYTES = 1024 * 1024
MOST_CUES, LONGEST_TEXT = 3000, 500


class CaptionsRefused(ValueError):
    """Why these captions are not taken, in words that say what to do."""


@dataclass(frozen=True)
class Cue:
    """Seconds from the start of the video, and plain text with line breaks."""

    start: float
    end: float
    text: str

    def to_json(self) -> dict:
        return asdict(self)


def read(content: bytes) -> list[Cue]:
    """The cues of a .srt or .vtt file in order; raises CaptionsRefused."""
    if len(content) > LARGEST_BYTES:
        raise CaptionsRefused(
            _("This file is too large for captions. Choose a .srt or .vtt file.")
        )
    text = as_text(content)
    kind = "vtt" if text.startswith("WEBVTT") else "srt"
    try:
        events = pysubs2.SSAFile.from_string(text, format_=kind)
    except (Pysubs2Error, ValueError, OverflowError) as broken:
        raise unreadable() from broken
    found = [
        Cue(event.start / 1000, event.end / 1000, event.plaintext.strip())
        for event in events
        if not event.is_comment
    ]
    if not found:
        raise unreadable()
    return in_order(found)


def unreadable() -> CaptionsRefused:
    return CaptionsRefused(
        _("There are no captions in this file. Save them as .srt or .vtt and send that file.")
    )


def as_text(content: bytes) -> str:
    if b"\0" in content:
        raise unreadable()
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        # What editing programs on Windows still write.
        return content.decode("cp1252", "replace")


def in_order(cues: list[Cue]) -> list[Cue]:
    """By time, without empty ones; raises CaptionsRefused on what cannot be shown."""
    kept = sorted((cue for cue in cues if cue.text.strip()), key=lambda cue: cue.start)
    if len(kept) > MOST_CUES:
        raise CaptionsRefused(
            _("At most %(most)s captions fit one video; here are %(count)s.")
            % {"most": MOST_CUES, "count": len(kept)}
        )
    for cue in kept:
        if not 0 <= cue.start < cue.end:
            raise CaptionsRefused(
                _("“%(text)s” must end after it begins.") % {"text": cue.text[:40]}
            )
        if len(cue.text) > LONGEST_TEXT:
            raise CaptionsRefused(
                _("“%(text)s…” is too long to be read. Split it.") % {"text": cue.text[:40]}
            )
    return kept


def as_vtt(cues: list[Cue]) -> str:
    blocks = (f"{stamp(cue.start)} --> {stamp(cue.end)}\n{escaped(cue.text)}\n" for cue in cues)
    return "\n".join(["WEBVTT\n", *blocks])


def as_srt(cues: list[Cue]) -> str:
    blocks = (
        f"{number}\n{stamp(cue.start, ',')} --> {stamp(cue.end, ',')}\n{one_block(cue.text)}\n"
        for number, cue in enumerate(cues, start=1)
    )
    return "\n".join(blocks)


def escaped(text: str) -> str:
    """A cue's text says nothing to a player but its words."""
    plain = one_block(text).replace("&", "&amp;").replace("<", "&lt;")
    return plain.replace(">", "&gt;")


def one_block(text: str) -> str:
    """Without the empty line that would end a cue."""
    return "\n".join(line for line in text.splitlines() if line.strip())


def stamp(seconds: float, point: str = ".") -> str:
    """3723.5 -> 01:02:03.500"""
    minutes, millis = divmod(round(seconds * 1000), 60_000)
    hours, minute = divmod(minutes, 60)
    return f"{hours:02}:{minute:02}:{millis // 1000:02}{point}{millis % 1000:03}"

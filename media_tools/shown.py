"""A video as pages show it: player, findings with their words, measured facts."""

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from media_tools.enums import RUNG_KINDS, FindingSeverity, RenditionKind

# Languages are named in themselves: whoever needs one knows that word.
LANGUAGE_NAMES = {"id": "Bahasa Indonesia", "en": "English"}
# Severity of a finding -> kind of a mark on the timeline.
MARK_KINDS = {
    FindingSeverity.FAIL: "bad",
    FindingSeverity.WARN: "warn",
    FindingSeverity.INFO: "info",
}


def player_of(state) -> dict:
    """What `components/player.html` needs of a `media_tools.queries.State`."""
    return watching_of(state.sources, state.video.measurements or {}) | {
        "captions": tracks_of(state.video)
    }


def tracks_of(video) -> list[dict]:
    """The captions that players offer."""
    return [
        {
            "src": reverse("media:captions", args=[track.video_id, track.language, "vtt"])
            + f"?v={track.version}",
            "lang": track.language,
            "label": LANGUAGE_NAMES.get(track.language, track.language),
        }
        for track in video.captions.all()
    ]


def watching_of(sources: dict, measured: dict) -> dict:
    """The light file, the ladder above it, and what surrounds the player.

    `sources` is `queries.player_sources`; without a light file there is nothing to play yet.
    """
    light = sources.get(RenditionKind.LOW)
    ladder = sources.get(RenditionKind.HLS)
    best = ladder or light or {}
    width, height = best.get("width"), best.get("height")
    return {
        "sources": [played(light)] if light else [],
        "ladder": {
            "src": ladder["url"],
            "rungs": [played(sources[kind]) for kind in RUNG_KINDS if kind in sources],
        }
        if ladder
        else None,
        "poster": sources.get(RenditionKind.POSTER, {}).get("url", ""),
        "storyboard": sources.get(RenditionKind.SPRITE_VTT, {}).get("url", ""),
        "shape": "portrait" if width and height and height > width else "landscape",
        "width": width,
        "height": height,
        "duration": measured.get("duration_s"),
    }


def played(source: dict) -> dict:
    """One file to play: address, type, bytes, and its name as viewers know it ("360p")."""
    sides = [side for side in (source["width"], source["height"]) if side]
    return {
        "src": source["url"],
        "type": source["content_type"],
        "size": source["bytes"],
        "label": f"{min(sides)}p" if sides else "",
    }


def found_of(findings) -> list[dict]:
    """What the check saw, each with its words and the kind it is shown as."""
    return [
        {
            "id": f"temuan-{finding.pk}",
            "start": finding.start,
            "end": finding.end,
            "kind": MARK_KINDS[finding.severity],
            "words": words,
            "text": str(words),
        }
        for finding, words in findings
    ]


def facts_of(video) -> list[dict]:
    """What was measured, as pairs of a word and a number; empty before the check."""
    measured = video.measurements
    if not measured:
        return []
    rows = [
        (_("Size"), f"{measured['width']}×{measured['height']}"),
        (_("Frames a second"), _number(measured.get("fps"))),
        (_("Loudness"), _with_unit(measured.get("integrated_lufs"), "LUFS")),
        (_("True peak"), _with_unit(measured.get("true_peak_dbtp"), "dBTP")),
        (_("Picture"), (measured.get("video_codec") or "").upper()),
        (_("Sound"), (measured.get("audio_codec") or "").upper() or _("none")),
    ]
    return [{"label": label, "value": value} for label, value in rows if value]


def _number(value) -> str:
    if value is None:
        return ""
    whole = round(value, 1) == int(round(value, 1))
    return number_format(round(value, 1), decimal_pos=0 if whole else 1)


def _with_unit(value, unit) -> str:
    return f"{_number(value)} {unit}" if value is not None else ""


def compared(before, after) -> list[dict]:
    """The measured facts of two versions side by side, those that changed first."""
    was = {fact["label"]: fact["value"] for fact in facts_of(before)}
    now = {fact["label"]: fact["value"] for fact in facts_of(after)}
    rows = [
        {"label": label, "before": was.get(label, ""), "after": now.get(label, "")}
        for label in dict.fromkeys([*was, *now])
    ]
    for row in rows:
        row["changed"] = row["before"] != row["after"]
    return sorted(rows, key=lambda row: not row["changed"])

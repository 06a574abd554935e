"""An attempt as pages show it: player, facts, marks on the timeline, levels of the rubric."""

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from media_tools.enums import WATCHABLE, FindingSeverity, RenditionKind

from . import scoring

# Severity of a finding -> kind of a mark on the timeline.
MARK_KINDS = {
    FindingSeverity.FAIL: "bad",
    FindingSeverity.WARN: "warn",
    FindingSeverity.INFO: "info",
}


def player_of(state) -> dict:
    """What `components/player.html` needs of a `media_tools.queries.State`."""
    measured = state.video.measurements or {}
    made = [state.sources[kind] for kind in WATCHABLE if kind in state.sources]
    best = made[-1] if made else {}
    width, height = best.get("width"), best.get("height")
    return {
        "sources": [
            {
                "src": source["url"],
                "type": source["content_type"],
                "size": source["bytes"],
                "label": f"{min(source['width'], source['height'])}p" if source["width"] else "",
            }
            for source in made
        ],
        "poster": state.sources.get(RenditionKind.POSTER, {}).get("url", ""),
        "storyboard": state.sources.get(RenditionKind.SPRITE_VTT, {}).get("url", ""),
        "shape": "portrait" if width and height and height > width else "landscape",
        "width": width,
        "height": height,
        "duration": measured.get("duration_s"),
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


def said_of(comments) -> list[dict]:
    return [
        {
            "id": f"komentar-{comment.pk}",
            "start": comment.start,
            "end": comment.end,
            "kind": "comment",
            "text": comment.body,
        }
        for comment in comments
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


def levels_of(rubric, marks) -> list[dict]:
    """Each criterion with the level it was given, for `rubric_result`."""
    return [
        {
            "criterion": row.criterion["name"],
            "weight": row.criterion["weight"],
            "level": row.place,
            "levels": len(row.levels),
            "label": row.level["title"] if row.level else "",
            "said": row.level["meaning"] if row.level else "",
        }
        for row in scoring.marked(rubric, marks)
    ]


def result_of(attempt, review, comments) -> dict:
    """What was found of one attempt. Give only what `queries` let the reader have."""
    rubric = attempt.assignment.rubric
    return {
        "review": review,
        "comments": comments,
        "levels": levels_of(rubric, review.marks),
        "score": scoring.score(rubric, review.marks),
        "pass_mark": attempt.assignment.pass_mark,
    }

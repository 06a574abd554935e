"""A rubric as plain data, for those who must keep it after the page has moved on."""

import hashlib
import json


def rubric_of(assignment_page):
    """JSON-able snapshot of a rubric.

    `{"criteria": [{"key", "name", "description", "weight", "levels": [{"key", "title",
    "meaning", "points"}]}], "pass_mark"}`: weights in percent of the whole, points of a level
    counting against the highest level of its criterion, pass mark in percent. Keys are the
    ids that the editor's blocks keep through edits, and that translations share.
    """
    return {
        "criteria": [
            snapshot_of(child, position)
            for position, child in enumerate(assignment_page.rubric, start=1)
        ],
        "pass_mark": assignment_page.pass_mark,
    }


def snapshot_of(child, position):
    # A preview shows a rubric that was never saved, whose blocks have no id yet.
    return {
        "key": child.id or f"criterion-{position}",
        "name": child.value["name"],
        "description": child.value["description"],
        "weight": child.value["weight"],
        "levels": [
            {
                "key": level.id or f"level-{place}",
                "title": level.value["title"],
                "meaning": level.value["meaning"],
                "points": level.value["points"],
            }
            for place, level in enumerate(child.value["levels"].bound_blocks, start=1)
        ],
    }


def content_hash(snapshot):
    """sha256 of the canonical JSON: the same rubric has the same hash on every machine."""
    canonical = json.dumps(snapshot, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()

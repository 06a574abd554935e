"""An attempt as pages show it: comments on the timeline, levels of the rubric, result."""

from . import scoring
from .overriding import score_of, standing_change


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
    review.attempt = attempt
    change = standing_change(review)
    return {
        "review": review,
        "comments": comments,
        "levels": levels_of(rubric, review.marks),
        "score": score_of(review, change),
        # Another score than the levels add up to, with who set it and why.
        "change": change,
        "pass_mark": attempt.assignment.pass_mark,
    }

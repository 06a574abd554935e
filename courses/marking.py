"""Whether an answer is right: pure functions over a question as plain data.

`question_of(child)` makes the data from an editor's block; `learner_view` leaves out what would
give the answer away; `mark(question, answer)` says how much of it is right. Nothing here knows a
learner.

An answer is JSON: single, hotspot: `"<key>"`; multiple: `["<key>", ...]`; order: keys in the order
given; match: `{"<left key>": "<right key>"}`; short: text; fault: `{"choice": "<key>", "at":
seconds or null}`.
"""

import unicodedata
from dataclasses import dataclass, field
from itertools import pairwise

from courses.enums import QuestionKind

# How far beside the fault a mark may lie, in seconds: thumbs are slow, captions overlap.
FAULT_TOLERANCE = 1.0


class BadAnswer(ValueError):
    """The answer does not have the form of this question's kind."""


@dataclass(frozen=True)
class Marked:
    # 0.0 to 1.0 of the question.
    share: float
    # What is said of each chosen part.
    feedback: list[str] = field(default_factory=list)

    @property
    def is_right(self) -> bool:
        return self.share == 1.0


def question_of(child) -> dict:
    """A question as JSON-able data; keys are the ids that blocks keep through edits."""
    value, kind = child.value, child.block_type
    data = {
        "key": str(child.id),
        "kind": kind,
        "pool": value.get("pool") or "",
        "prompt": value["prompt"],
        "explanation": value["explanation"],
    }
    match kind:
        case QuestionKind.SINGLE | QuestionKind.MULTIPLE:
            data["choices"] = listed(value["choices"], "text", "right", "feedback")
        case QuestionKind.ORDER:
            data["items"] = [
                {"key": str(each.id), "text": each.value} for each in value["items"].bound_blocks
            ]
        case QuestionKind.MATCH:
            data["pairs"] = listed(value["pairs"], "left", "right")
        case QuestionKind.SHORT:
            data["answers"] = list(value["answers"])
        case QuestionKind.HOTSPOT:
            picture = value["picture"]
            data["picture"] = {"image": picture.pk, "alt": picture.contextual_alt_text}
            data["regions"] = listed(
                value["regions"], "label", "x", "y", "width", "height", "right", "feedback"
            )
        case QuestionKind.FAULT:
            data["video"] = value["video"].pk
            data["span"] = None if value["start"] is None else [value["start"], value["end"]]
            data["choices"] = listed(value["choices"], "text", "right", "feedback")
    return data


def listed(values, *names) -> list[dict]:
    return [
        {"key": str(each.id), **{name: each.value[name] for name in names}}
        for each in values.bound_blocks
    ]


def mark(question: dict, answer) -> Marked:
    """How much of `question` the answer gets right. Raises BadAnswer."""
    return MARKERS[question["kind"]](question, answer)


def mark_single(question, answer):
    chosen = chosen_of(question["choices"], answer)
    return Marked(float(chosen["right"]), said(chosen))


def mark_multiple(question, answer):
    """One point a choice rightly taken or rightly left, less those that are wrong; a box ticked
    everywhere earns nothing."""
    if not isinstance(answer, list):
        raise BadAnswer
    chosen = [chosen_of(question["choices"], key) for key in dict.fromkeys(answer)]
    right = [each for each in question["choices"] if each["right"]]
    hits = sum(bool(each["right"]) for each in chosen)
    misses = len(chosen) - hits
    share = max(0.0, (hits - misses) / len(right))
    return Marked(share, [line for each in chosen for line in said(each)])


def mark_order(question, answer):
    """The share of neighbours that stand in the right order, so that one slip is one slip."""
    keys = [each["key"] for each in question["items"]]
    if not isinstance(answer, list) or sorted(map(str, answer)) != sorted(keys):
        raise BadAnswer
    place = {key: number for number, key in enumerate(keys)}
    steps = [place[b] - place[a] for a, b in pairwise(answer)]
    return Marked(sum(step == 1 for step in steps) / len(steps))


def mark_match(question, answer):
    keys = [each["key"] for each in question["pairs"]]
    if not isinstance(answer, dict) or not set(answer) <= set(keys):
        raise BadAnswer
    # Two pairs may have the same right side; it is the words that count.
    words = {each["key"]: each["right"] for each in question["pairs"]}
    if not all(str(given) in words for given in answer.values()):
        raise BadAnswer
    return Marked(sum(words[str(answer[k])] == words[k] for k in keys if k in answer) / len(keys))


def mark_short(question, answer):
    if not isinstance(answer, str):
        raise BadAnswer
    accepted = {plain(each) for each in question["answers"]}
    return Marked(float(plain(answer) in accepted))


def mark_hotspot(question, answer):
    chosen = chosen_of(question["regions"], answer)
    return Marked(float(chosen["right"]), said(chosen))


def mark_fault(question, answer):
    """Half for what is wrong, half for where, where the question asks for both."""
    if not isinstance(answer, dict):
        raise BadAnswer
    chosen = chosen_of(question["choices"], answer.get("choice"))
    if question["span"] is None:
        return Marked(float(chosen["right"]), said(chosen))
    at = answer.get("at")
    if at is not None and (isinstance(at, bool) or not isinstance(at, int | float)):
        raise BadAnswer
    start, end = question["span"]
    found = at is not None and start - FAULT_TOLERANCE <= at <= end + FAULT_TOLERANCE
    return Marked((bool(chosen["right"]) + found) / 2, said(chosen))


MARKERS = {
    QuestionKind.SINGLE: mark_single,
    QuestionKind.MULTIPLE: mark_multiple,
    QuestionKind.ORDER: mark_order,
    QuestionKind.MATCH: mark_match,
    QuestionKind.SHORT: mark_short,
    QuestionKind.HOTSPOT: mark_hotspot,
    QuestionKind.FAULT: mark_fault,
}


def chosen_of(choices, key) -> dict:
    found = next((each for each in choices if each["key"] == key), None)
    if found is None:
        raise BadAnswer
    return found


def said(choice) -> list[str]:
    return [choice["feedback"]] if choice["feedback"] else []


def plain(text: str) -> str:
    """Letters and digits only, in one case: "−14 LUFS" is "14lufs"."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(letter for letter in folded if letter.isalnum())

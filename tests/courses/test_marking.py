"""Whether an answer is right, kind by kind."""

import pytest

from courses.marking import BadAnswer, mark


def choice(key, right=False, feedback=""):
    return {"key": key, "text": key, "right": right, "feedback": feedback}


SINGLE = {"kind": "single", "choices": [choice("a", True, "Ya."), choice("b", False, "Belum.")]}
MULTIPLE = {
    "kind": "multiple",
    "choices": [choice("a", True), choice("b", True), choice("c"), choice("d")],
}
ORDER = {"kind": "order", "items": [{"key": key, "text": key} for key in "abcd"]}
MATCH = {
    "kind": "match",
    "pairs": [
        {"key": "1", "left": "Suara", "right": "LUFS"},
        {"key": "2", "left": "Gambar", "right": "piksel"},
        {"key": "3", "left": "Keras", "right": "LUFS"},
    ],
}
SHORT = {"kind": "short", "answers": ["-14 LUFS", "empat belas"]}
HOTSPOT = {"kind": "hotspot", "regions": [choice("mata", True), choice("tepi")]}
FAULT = {"kind": "fault", "span": [6.0, 9.0], "choices": [choice("hitam", True), choice("diam")]}


@pytest.mark.parametrize(
    ("question", "answer", "share"),
    [
        (SINGLE, "a", 1),
        (SINGLE, "b", 0),
        (MULTIPLE, ["a", "b"], 1),
        (MULTIPLE, ["a"], 0.5),
        (MULTIPLE, ["a", "a"], 0.5),
        (MULTIPLE, ["a", "b", "c"], 0.5),
        (MULTIPLE, ["a", "b", "c", "d"], 0),
        (MULTIPLE, [], 0),
        (ORDER, list("abcd"), 1),
        (ORDER, list("bcda"), 2 / 3),
        (ORDER, list("dcba"), 0),
        (MATCH, {"1": "1", "2": "2", "3": "3"}, 1),
        # The same words on the right are the same answer.
        (MATCH, {"1": "3", "2": "2", "3": "1"}, 1),
        (MATCH, {"1": "1"}, 1 / 3),
        (SHORT, "−14 lufs", 1),
        (SHORT, " Empat  Belas.", 1),
        (SHORT, "14 dB", 0),
        (HOTSPOT, "mata", 1),
        (HOTSPOT, "tepi", 0),
        (FAULT, {"choice": "hitam", "at": 7}, 1),
        (FAULT, {"choice": "hitam", "at": 5.2}, 1),
        (FAULT, {"choice": "hitam", "at": 3}, 0.5),
        (FAULT, {"choice": "hitam", "at": None}, 0.5),
        (FAULT, {"choice": "diam", "at": 8}, 0.5),
        (FAULT, {"choice": "diam", "at": 1}, 0),
        (FAULT | {"span": None}, {"choice": "hitam", "at": None}, 1),
    ],
)
def test_an_answer_is_right_in_the_share_that_is_right(question, answer, share):
    assert mark(question, answer).share == pytest.approx(share)


def test_feedback_is_said_of_what_was_chosen():
    assert [mark(SINGLE, key).feedback for key in "ab"] == [["Ya."], ["Belum."]]


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        (SINGLE, "x"),
        (SINGLE, ["a"]),
        (SINGLE, None),
        (MULTIPLE, "a"),
        (MULTIPLE, ["a", "x"]),
        (ORDER, list("abc")),
        (ORDER, list("aabc")),
        (MATCH, {"9": "1"}),
        (MATCH, {"1": "9"}),
        (SHORT, 14),
        (HOTSPOT, "x"),
        (FAULT, "hitam"),
        (FAULT, {"choice": "hitam", "at": "7"}),
        (FAULT, {"choice": "hitam", "at": True}),
        (FAULT, {"at": 7}),
    ],
)
def test_an_answer_of_another_form_is_refused(question, answer):
    with pytest.raises(BadAnswer):
        mark(question, answer)

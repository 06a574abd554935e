from face.timeline import lay_out


def test_a_finding_lies_on_the_seconds_it_is_about():
    (mark,) = lay_out(
        marks=[{"start": 10, "end": 15, "kind": "bad", "text": "hitam"}], duration=50
    )
    assert (mark.left, mark.wide, mark.anchor, mark.is_comment) == (20.0, 10.0, "t-0", False)


def test_a_remark_at_the_last_second_stays_on_the_strip():
    (mark,) = lay_out(
        marks=[{"start": 50, "end": None, "kind": "comment", "text": "!"}], duration=50
    )
    assert mark.left + mark.wide == 100


def test_what_is_about_the_whole_video_comes_first_and_the_rest_in_order():
    marks = [
        {"start": 9, "kind": "warn", "text": "c"},
        {"start": 2, "kind": "comment", "text": "b"},
        {"start": None, "kind": "info", "text": "a"},
    ]
    assert [mark.text for mark in lay_out(marks=marks, duration=20)] == ["a", "b", "c"]


def test_a_kind_nobody_knows_is_information():
    (mark,) = lay_out(marks=[{"start": 1, "kind": "fatal", "text": "?"}], duration=2)
    assert mark.kind == "info"


def test_a_video_without_a_length_lays_everything_at_the_start():
    (mark,) = lay_out(marks=[{"start": 4, "end": 6, "kind": "bad", "text": "x"}], duration=None)
    assert (mark.left, mark.wide) == (0.0, 0.8)

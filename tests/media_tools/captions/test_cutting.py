"""Words become captions that can be read in time."""

import pytest

from media_tools.captions.cutting import (
    LINE_SIGNS,
    LINES,
    LONGEST_S,
    SHORTEST_S,
    Word,
    cut,
)


def spoken(text, *, at=0.0, each=0.3):
    return [Word(at + n * each, at + (n + 1) * each, w) for n, w in enumerate(text.split())]


def test_a_sentence_is_one_caption_and_the_next_one_another():
    cues = cut(spoken("Selamat pagi dari Malang. Ini pasar Klojen."))
    assert [cue.text for cue in cues] == ["Selamat pagi dari Malang.", "Ini pasar Klojen."]


def test_a_long_sentence_is_broken_into_short_lines():
    cues = cut(spoken("kata " * 60, each=0.2))
    for cue in cues:
        lines = cue.text.split("\n")
        assert len(lines) <= LINES
        assert max(map(len, lines)) <= LINE_SIGNS
        assert cue.end - cue.start <= LONGEST_S + 0.01
    assert sum(len(cue.text.split()) for cue in cues) == 60


def test_a_pause_begins_a_new_caption():
    words = [*spoken("lalu kita tunggu"), *spoken("sampai matang", at=5)]
    assert [cue.text for cue in cut(words)] == ["lalu kita tunggu", "sampai matang"]


def test_a_short_word_stays_until_it_is_read_or_the_next_one_comes():
    alone, early, late = cut([Word(1, 1.2, "Ya."), Word(3, 3.2, "Lalu?"), Word(3.4, 5, "Pulang.")])
    assert alone.end == pytest.approx(1 + SHORTEST_S)
    assert (early.end, late.start) == (3.4, 3.4)


def test_one_endless_word_is_one_caption():
    assert cut([Word(0, 1, "a" * 200)])[0].text == "a" * 200


def test_silence_has_no_captions():
    assert cut([]) == []

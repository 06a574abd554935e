"""Spoken words as captions that can be read: two short lines, and a break where a voice takes one.

The limits are those that broadcasters keep for adults: 42 signs a line, two lines, at most six
seconds (BBC Subtitle Guidelines; Netflix Timed Text Style Guide for Indonesian).
"""

import textwrap
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import zip_longest

from media_tools.captions.subtitles import Cue

LINE_SIGNS, LINES = 42, 2
LONGEST_S, SHORTEST_S = 6.0, 1.0
# A silence after which something new begins, in seconds.
PAUSE_S = 0.7
ENDS_SENTENCE = (".", "?", "!", "…")


@dataclass(frozen=True)
class Word:
    """Seconds from the start of the video, and the word with its punctuation."""

    start: float
    end: float
    text: str


def cut(words: Iterable[Word]) -> list[Cue]:
    """Captions in order that do not overlap, each of at most two lines."""
    groups: list[list[Word]] = []
    for word in words:
        if groups and fits(groups[-1], word):
            groups[-1].append(word)
        else:
            groups.append([word])
    nexts = [group[0].start for group in groups[1:]]
    return [
        as_cue(group, until) for group, until in zip_longest(groups, nexts, fillvalue=float("inf"))
    ]


def fits(group: list[Word], word: Word) -> bool:
    if group[-1].text.endswith(ENDS_SENTENCE) or word.start - group[-1].end > PAUSE_S:
        return False
    if word.end - group[0].start > LONGEST_S:
        return False
    return len(lines_of([*group, word])) <= LINES


def as_cue(group: list[Word], until: float) -> Cue:
    """A short word stays long enough to be read, unless the next one comes."""
    start = group[0].start
    end = min(max(group[-1].end, start + SHORTEST_S), until)
    return Cue(round(start, 2), round(max(end, start + 0.05), 2), "\n".join(lines_of(group)))


def lines_of(group: list[Word]) -> list[str]:
    """The words in lines; two lines are of about one length."""
    text = " ".join(word.text for word in group)
    if len(text) <= LINE_SIGNS:
        return [text]
    even = textwrap.wrap(text, min(LINE_SIGNS, len(text) // 2 + 6), break_long_words=False)
    return even if len(even) <= LINES else textwrap.wrap(text, LINE_SIGNS)

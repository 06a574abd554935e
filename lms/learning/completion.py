"""When a unit counts as done, and in plain words what is still missing."""

from dataclasses import dataclass, field
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from courses.enums import CompletionRule
from courses.parts import Parts

# Players stop a little before the measured end.
END_SLACK = 0.5


@dataclass(frozen=True)
class Rule:
    """What a lesson asks, as it is in force."""

    kind: str
    # Percent of each film, where watching is the rule.
    share: int = 80
    films: dict[str, float] = field(default_factory=dict)
    items: tuple[str, ...] = ()
    titles: dict[str, str] = field(default_factory=dict)


def rule_of(lesson, parts: Parts) -> Rule:
    """The declared rule. Where there is nothing to watch or to tick, reading counts: nobody is
    held up by a film that an editor took away."""
    kind = lesson.completion_rule
    if (kind == CompletionRule.WATCHED and not parts.films) or (
        kind == CompletionRule.CHECKLIST and not parts.items
    ):
        kind = CompletionRule.READ
    return Rule(kind, lesson.watch_share, parts.films, parts.items, parts.titles)


def holds(rule: Rule, state) -> bool:
    """Whether `state` (read, watched, ticked) meets the rule."""
    match rule.kind:
        case CompletionRule.WATCHED:
            return all(
                seconds_of(state.watched.get(film, ()), length) >= needed(length, rule.share)
                for film, length in rule.films.items()
            )
        case CompletionRule.CHECKLIST:
            return set(rule.items) <= set(state.ticked)
    return state.read


def seconds_of(runs, length: float) -> float:
    """Seconds of a film that were played, each counted once."""
    return sum(max(0.0, min(end, length) - start) for start, end in runs)


def needed(length: float, share: int) -> float:
    return max(0.0, length * share / 100 - END_SLACK)


@dataclass(frozen=True)
class Explanation:
    """Why a unit counts as done, or not yet."""

    # A `CompletionRule`, or "quiz".
    rule: str
    is_done: bool
    # The rule in a sentence, with its figures.
    asks: str
    # Where it stands; empty once it is done.
    missing: tuple[str, ...] = ()
    # Pages of units that come first, in the reader's language.
    first: tuple = ()
    completed_at: datetime | None = None

    @property
    def offers_reading(self) -> bool:
        """Whether the resident may say now that they have read it."""
        return self.rule == CompletionRule.READ and not self.is_done and not self.first


def explain_lesson(rule: Rule, progress, *, first=()) -> Explanation:
    """`progress` is the resident's `LessonProgress`, or None before the first look."""
    done_at = progress and progress.completed_at
    return Explanation(
        rule=rule.kind,
        is_done=done_at is not None,
        asks=asked(rule),
        missing=() if done_at else tuple(missing_of(rule, progress)),
        first=() if done_at else tuple(first),
        completed_at=done_at,
    )


def asked(rule: Rule) -> str:
    match rule.kind:
        case CompletionRule.WATCHED:
            return ngettext(
                "Done when you have watched %(share)s%% of the film.",
                "Done when you have watched %(share)s%% of each film.",
                len(rule.films),
            ) % {"share": rule.share}
        case CompletionRule.CHECKLIST:
            return _("Done when everything on the checklist is ticked.")
    return _("Done when you say at the end that you have read it.")


def missing_of(rule: Rule, progress):
    match rule.kind:
        case CompletionRule.WATCHED:
            yield from unwatched(rule, progress.watched if progress else {})
        case CompletionRule.CHECKLIST:
            ticked = set(progress.ticked if progress else ()) & set(rule.items)
            figures = {"ticked": len(ticked), "all": len(rule.items)}
            if len(ticked) < len(rule.items):
                yield _("You have ticked %(ticked)s of %(all)s.") % figures
        case _:
            yield _("You have not said yet that you have read it.")


def unwatched(rule: Rule, watched):
    for film, length in rule.films.items():
        seen = seconds_of(watched.get(film, ()), length)
        if seen >= needed(length, rule.share):
            continue
        figures = {
            "seen": clock(seen),
            "length": clock(length),
            "share": rule.share,
            "title": rule.titles.get(film, ""),
        }
        if len(rule.films) == 1:
            yield _("You have watched %(seen)s of %(length)s; %(share)s%% is needed.") % figures
        else:
            yield (
                _("“%(title)s”: you have watched %(seen)s of %(length)s; %(share)s%% is needed.")
                % figures
            )


def explain_quiz(quiz, attempts, *, first=()) -> Explanation:
    """`attempts` are the resident's of this quiz that were handed in."""
    scores = [each.score for each in attempts]
    passed = [each for each in attempts if each.passed]
    missing = []
    if not passed and scores:
        missing.append(
            _("Your best result so far is %(best)s%%; %(mark)s%% is needed.")
            % {"best": max(scores), "mark": quiz.pass_mark}
        )
    elif not passed:
        missing.append(_("You have not taken it yet."))
    return Explanation(
        rule="quiz",
        is_done=bool(passed),
        asks=_("Done when you pass with %(mark)s%%.") % {"mark": quiz.pass_mark},
        missing=tuple(missing),
        first=() if passed else tuple(first),
        completed_at=min((each.submitted_at for each in passed), default=None),
    )


def clock(seconds: float) -> str:
    """190.4 -> "3:10", as the player writes it."""
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes}:{rest:02}"

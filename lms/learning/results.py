"""An attempt that was handed in, and how single questions fare."""

from dataclasses import dataclass

from .models import QuizAttempt


@dataclass(frozen=True)
class Answered:
    number: int
    question: dict
    # 0.0 to 1.0; nothing was answered: 0.0
    share: float
    given: object | None
    feedback: list[str]

    @property
    def state(self) -> str:
        return "right" if self.share == 1 else "partly" if self.share > 0 else "wrong"


def result_of(attempt: QuizAttempt) -> list[Answered]:
    nothing = {"answer": None, "share": 0.0, "feedback": []}
    return [
        Answered(number, question, kept["share"], kept["answer"], kept["feedback"])
        for number, question in enumerate(attempt.questions, start=1)
        for kept in [attempt.answers.get(question["key"], nothing)]
    ]


@dataclass(frozen=True)
class ItemFigures:
    """How one question fared over all attempts that were handed in."""

    key: str
    prompt: str
    asked: int
    # Mean share that was right, 0.0 to 1.0: how easy it is.
    facility: float
    # Mean facility among the better half of attempts less that among the other half, -1.0 to
    # 1.0: below about 0.1 the question does not tell who knows from who does not.
    discrimination: float | None


def item_figures(attempts) -> list[ItemFigures]:
    """One for each question that was ever asked, the hardest first. `attempts` are handed in."""
    ranked = sorted(attempts, key=lambda each: each.score)
    half = len(ranked) // 2
    shares: dict[str, list[tuple[int, float]]] = {}
    prompts: dict[str, str] = {}
    for place, attempt in enumerate(ranked):
        for each in result_of(attempt):
            shares.setdefault(each.question["key"], []).append((place, each.share))
            prompts[each.question["key"]] = each.question["prompt"]
    figures = [
        ItemFigures(
            key=key,
            prompt=prompts[key],
            asked=len(rows),
            facility=mean([share for _, share in rows]),
            discrimination=spread(rows, half),
        )
        for key, rows in shares.items()
    ]
    return sorted(figures, key=lambda each: (each.facility, each.key))


def spread(rows, half) -> float | None:
    lower = [share for place, share in rows if place < half]
    upper = [share for place, share in rows if place >= half]
    return mean(upper) - mean(lower) if lower and upper else None


def mean(values) -> float:
    return sum(values) / len(values)

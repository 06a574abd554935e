"""Classes that somebody left, with the results that stay theirs to read.

Learning knows who left. A higher room that knows results registers at start-up how it answers:

    register_results(results_of)

`results_of(enrolments)` gives `{enrolment id: [Result, ...]}` for a whole page at once; those
without a result may be left out.
"""

from collections.abc import Callable
from dataclasses import dataclass

from lms.enrolment.enums import EnrolmentState
from lms.enrolment.models import Enrolment
from lms.enrolment.shown import when


@dataclass(frozen=True)
class Result:
    title: str
    # Where it stands, in words.
    text: str
    url: str


@dataclass(frozen=True)
class PastClass:
    enrolment: Enrolment
    results: tuple[Result, ...]

    @property
    def when(self) -> str:
        return when(self.enrolment.cohort)


_sources: list[Callable[[list[Enrolment]], dict[int, list[Result]]]] = []


def register_results(results_of):
    """Let a higher room answer too. Registering the same function twice is once."""
    if results_of not in _sources:
        _sources.append(results_of)
    return results_of


def past_classes(resident) -> list[PastClass]:
    """The classes that `resident` left after something came of them, the latest first."""
    left = list(
        Enrolment.objects.of(resident)
        .filter(state=EnrolmentState.WITHDRAWN)
        .select_related("cohort")
        .order_by("-cohort__starts_on", "pk")
    )
    if not left:
        return []
    answers = [source(left) for source in _sources]
    found = {
        each.pk: tuple(result for answer in answers for result in answer.get(each.pk, ()))
        for each in left
    }
    return [PastClass(each, found[each.pk]) for each in left if found[each.pk]]

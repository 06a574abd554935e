"""What residents say they gained, for whoever counts it."""

from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction

from .models import SelfAssessment

Moment = SelfAssessment.Moment


@dataclass(frozen=True)
class Gain:
    """Of one pillar, over the enrolments that answered the same statements before and after."""

    pillar: str
    # Number of such enrolments (seats, not unique residents).
    pairs: int
    # Means on the scale.
    before: Fraction
    after: Fraction

    @property
    def gained(self) -> Fraction:
        return self.after - self.before


def pairs_of(assessments) -> list[tuple[SelfAssessment, SelfAssessment]]:
    """Before and after of one enrolment, where both were given and asked the same."""
    by_enrolment: dict[int, dict[str, SelfAssessment]] = defaultdict(dict)
    for each in assessments:
        if not each.is_skipped:
            by_enrolment[each.enrolment_id][each.moment] = each
    both = ((found.get(Moment.BEFORE), found.get(Moment.AFTER)) for found in by_enrolment.values())
    return [
        (before, after)
        for before, after in both
        if before and after and before.asked_sha256 == after.asked_sha256
    ]


def gains_of(assessments) -> list[Gain]:
    """One Gain a pillar, in the order in which they were asked. `assessments`: a QuerySet of
    SelfAssessment, one query."""
    pairs = pairs_of(assessments.order_by("given_at", "pk"))
    pillars = list(pairs[0][0].means) if pairs else []
    return [
        Gain(
            pillar,
            len(pairs),
            Fraction(sum(before.means[pillar] for before, _ in pairs), 100 * len(pairs)),
            Fraction(sum(after.means[pillar] for _, after in pairs), 100 * len(pairs)),
        )
        for pillar in pillars
    ]

"""What is counted: each measure's name, rule and unit, and the one condition that defines it.

The condition is on `Enrolment`. A figure counts by it and the list behind the figure filters by
it, so that the two can never tell different stories.
"""

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lms.assessment.enums import AttemptState
from lms.assessment.models import Assignment, Attempt
from lms.enrolment.enums import HOLDS_A_SEAT, TAKES_PART, EnrolmentState


class Unit(TextChoices):
    RESIDENTS = "residents", _("unique residents")
    SEATS = "seats", _("seats")


@dataclass(frozen=True)
class Measure:
    code: str
    name: str
    rule: str
    unit: Unit
    condition: Q

    @property
    def count(self) -> Count:
        """The aggregate over enrolments that yields this figure."""
        if self.unit == Unit.RESIDENTS:
            return Count("resident", filter=self.condition, distinct=True)
        return Count("pk", filter=self.condition)


EVERYBODY = Q(pk__isnull=False)
TAKING_PART = Q(state__in=TAKES_PART)
HANDED_IN = TAKING_PART & Q(Exists(Attempt.objects.handed_in().filter(enrolment=OuterRef("pk"))))
# A work that did not pass is never "released": it goes back as "needs revision".
PASSED_THAT_WORK = Attempt.objects.filter(
    assignment=OuterRef("pk"), enrolment=OuterRef(OuterRef("pk")), state=AttemptState.RELEASED
)
WORKS_STILL_TO_PASS = Assignment.objects.filter(
    ~Exists(PASSED_THAT_WORK), cohort=OuterRef("cohort")
)
PASSED = HANDED_IN & ~Q(Exists(WORKS_STILL_TO_PASS))

APPLIED_CODE, ENROLLED_CODE, HANDED_IN_CODE, PASSED_CODE = (
    "applied",
    "enrolled",
    "handed_in",
    "passed",
)
WAITING_CODE, SEATS_TAKEN_CODE = "waiting", "seats_taken"

MEASURES = {
    measure.code: measure
    for measure in (
        Measure(
            APPLIED_CODE,
            pgettext_lazy("counted", "Applied"),
            _("Everybody who ever applied to a class of the programme, whatever came of it."),
            Unit.RESIDENTS,
            EVERYBODY,
        ),
        Measure(
            ENROLLED_CODE,
            pgettext_lazy("counted", "Enrolled"),
            _("Who takes or took part: enrolled, active, completed or not passed today."),
            Unit.RESIDENTS,
            TAKING_PART,
        ),
        Measure(
            HANDED_IN_CODE,
            pgettext_lazy("counted", "Handed in"),
            _("Of the enrolled, who handed in at least one work, judged or not."),
            Unit.RESIDENTS,
            HANDED_IN,
        ),
        Measure(
            PASSED_CODE,
            pgettext_lazy("counted", "Passed"),
            _(
                "Of those who handed in, who passed every assignment of their class, with the "
                "result released."
            ),
            Unit.RESIDENTS,
            PASSED,
        ),
        Measure(
            WAITING_CODE,
            pgettext_lazy("counted", "On the waiting list"),
            _(
                "Who stands on the waiting list of a class; where the class is over, who was "
                "still waiting when it ended."
            ),
            Unit.RESIDENTS,
            Q(state=EnrolmentState.WAITLISTED),
        ),
        Measure(
            SEATS_TAKEN_CODE,
            pgettext_lazy("counted", "Seats taken"),
            _("Seats promised, offered or used. Somebody in two classes takes two seats."),
            Unit.SEATS,
            Q(state__in=HOLDS_A_SEAT),
        ),
    )
}

# From the door to the diploma; each step is a part of the one before.
FUNNEL = (APPLIED_CODE, ENROLLED_CODE, HANDED_IN_CODE, PASSED_CODE)

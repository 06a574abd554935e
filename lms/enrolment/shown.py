"""A class as pages show it: with its seats, what it is doing, and the resident's own place."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext

from .enums import TAKES_PART
from .models import Cohort, Enrolment
from .phases import JOINABLE, Phase, clock, days, office_sentence, phase_of, sentence
from .queries import Seats, seats_of


@dataclass(frozen=True)
class ShownCohort:
    cohort: Cohort
    seats: Seats
    phase: Phase
    mine: Enrolment | None = None

    @property
    def says(self) -> str:
        return sentence(self.cohort, self.phase)

    @property
    def says_to_office(self) -> str:
        return office_sentence(self.cohort, self.phase)

    @property
    def when(self) -> str:
        return when(self.cohort)

    @property
    def is_joinable(self) -> bool:
        return self.phase in JOINABLE

    @property
    def tone(self) -> str:
        """The kind of chip that this phase wears."""
        return {Phase.OPEN: "good", Phase.FULL: "warn", Phase.SOON: "info"}.get(self.phase, "")

    @property
    def my_tone(self) -> str:
        """The kind of chip that the resident's own state wears: green is for a seat only."""
        return "good" if self.mine and self.mine.state in TAKES_PART else "info"


def when(cohort) -> str:
    """The days of a class in words."""
    return days(cohort.starts_on, cohort.ends_on)


def show(cohorts, *, user=None, now: datetime | None = None) -> list[ShownCohort]:
    """Cohorts with all that a page says of them: one query, and one more for a signed-in user."""
    cohorts = list(cohorts)
    if not cohorts:
        return []
    now = now or timezone.now()
    seats = seats_of(cohorts)
    mine = {}
    if user is not None and user.is_authenticated:
        own = Enrolment.objects.of(user).alive().filter(cohort__in=cohorts)
        mine = {enrolment.cohort_id: enrolment for enrolment in own}
    return [
        ShownCohort(
            cohort=cohort,
            seats=seats[cohort.pk],
            phase=phase_of(cohort, seats_left=seats[cohort.pk].left, now=now),
            mine=mine.get(cohort.pk),
        )
        for cohort in cohorts
    ]


def describe_meeting(meeting, cohort) -> dict[str, str]:
    """Title, day, hours and place of a meeting in words; the class's place where it has none
    itself. For anybody: where it is online says nothing of the address."""
    return {
        "title": meeting.title,
        "day": date_format(timezone.localtime(meeting.starts_at), "l, j F Y"),
        "hours": f"{clock(meeting.starts_at)}–{clock(meeting.ends_at)} WIB",
        "place": gettext("Online") if meeting.is_online else meeting.place or cohort.place,
    }

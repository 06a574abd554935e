"""What happens to places in classes when somebody takes back the consent to take part."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from lms.people import child_facts
from lms.people.consequences import Consequence, register
from lms.people.models import Purpose

from .enrol import withdraw
from .enums import MOVES, TAKES_PART, EnrolmentState
from .leaving import CONSENT
from .models import Attendance, Enrolment, MeetingPhoto
from .shown import when

S = EnrolmentState
# Only words from this version on say that places are given back.
ANNOUNCED_IN = 2

WAITS = gettext_lazy("The place on the waiting list of %(cohort)s is given up.")
APPLIED = gettext_lazy("The application for %(cohort)s is taken back.")
OFFERED = gettext_lazy(
    "The seat that is kept in %(cohort)s is given back; the next person who waits gets it."
)
SEATED = gettext_lazy("The seat in %(cohort)s is given back; the next person who waits gets it.")
SAYS = {S.WAITLISTED: WAITS, S.APPLIED: APPLIED, S.VERIFIED: APPLIED, S.OFFERED: OFFERED}


def places_ahead(person):
    """Living places in classes that are not over, and that can be given back."""
    can_go = [state for state in MOVES if S.WITHDRAWN in MOVES[state]]
    return (
        Enrolment.objects.of(person)
        .filter(state__in=can_go, cohort__ends_on__gte=timezone.localdate())
        .select_related("cohort")
        # The same order for everybody: each holds the lock of a group until all are given back.
        .order_by("group_id")
    )


def explain(person) -> list[str]:
    return [
        SAYS.get(each.state, SEATED) % {"cohort": each.cohort.name}
        for each in places_ahead(person)
    ]


def give_back(person, actor) -> None:
    for enrolment in places_ahead(person):
        withdraw(enrolment=enrolment, actor=actor, cause=CONSENT)


def completed(person) -> list[str]:
    number = Enrolment.objects.of(person).filter(state=S.COMPLETED).count()
    if not number:
        return []
    return [
        ngettext(
            "%(number)s completed class stays completed.",
            "%(number)s completed classes stay completed.",
            number,
        )
        % {"number": number}
    ]


def photos(person) -> list[str]:
    """Pictures of a meeting may show anybody who was there; nobody is recognised by machine."""
    seats = Enrolment.objects.of(person).filter(state__in=TAKES_PART, cohort__shows_photos=True)
    cohorts = MeetingPhoto.objects.filter(meeting__cohort__in=seats.values("cohort"))
    names = cohorts.order_by("meeting__cohort__name").values_list(
        "meeting__cohort__name", flat=True
    )
    return [
        _(
            "Photos of the meetings of %(cohort)s are seen by its participants, its trainers and "
            "the office only. To have one removed, tell a trainer of the class."
        )
        % {"cohort": name}
        for name in names.distinct()
    ]


def facts(child) -> list[tuple[str, str]]:
    """For a guardian: the classes, and how often the child was there."""
    mine = (
        Enrolment.objects.of(child).alive().select_related("cohort").order_by("cohort__starts_on")
    )
    attended = Attendance.objects.standing().filter(enrolment__resident=child).count()
    classes = [
        (each.cohort.name, f"{each.get_state_display()}, {when(each.cohort)}") for each in mine
    ]
    return [*classes, (_("Meetings attended"), str(attended))]


def register_consequences() -> None:
    register(
        Consequence(
            "places",
            Purpose.TRAINING,
            explain=explain,
            carry_out=give_back,
            stays=completed,
            announced_in=ANNOUNCED_IN,
        )
    )
    register(Consequence("meeting_photos", Purpose.PUBLICATION, stays=photos))
    child_facts.register(facts)

"""What the programme page reads: one query a part, however many classes and residents."""

from lms.enrolment.models import Cohort, Enrolment
from lms.people.models import Region

from .measures import MEASURES
from .models import Programme


def programmes():
    return Programme.objects.all()


def enrolments_of(programme):
    return Enrolment.objects.filter(cohort__programmes=programme).order_by()


def counted_by(programme, field: str) -> dict:
    """{value of `field`: {measure code: number}} over the programme's enrolments."""
    rows = (
        enrolments_of(programme)
        .values(field)
        .annotate(**{code: measure.count for code, measure in MEASURES.items()})
    )
    return {row[field]: {code: row[code] for code in MEASURES} for row in rows}


def city():
    """Every kecamatan and kelurahan, in the order of their codes."""
    return list(Region.objects.exclude(level=Region.Level.CITY).order_by("code"))


def cohorts_of(programme):
    """The programme's classes in the order they were held, with their seat groups."""
    return list(
        Cohort.objects.filter(programmes=programme)
        .order_by("starts_on", "name")
        .prefetch_related("seat_groups")
    )

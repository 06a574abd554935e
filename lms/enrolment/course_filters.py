"""What the catalogue can ask of classes: where, whether a seat is left, which begins first."""

from django.db.models import Count, Exists, F, Min, OuterRef, Q, Subquery
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courses.finding import Filter, Order, register_filter, register_order
from lms.people.models import Region

from .enums import HOLDS_A_SEAT, EnrolmentState, Selection
from .models import Cohort, Meeting, SeatGroup
from .queries import open_cohorts

ONLINE = "online"
HAS_SEATS = "left"
# Who waits has a right to a free seat before a newcomer.
KEEPS_A_SEAT = (*HOLDS_A_SEAT, EnrolmentState.WAITLISTED)


def register_filters():
    register_filter(
        Filter(
            "place",
            _("Place"),
            choices=places,
            narrow=held_at,
            help="online, or the code of a kecamatan: where a class is held that can be joined",
        )
    )
    register_filter(
        Filter(
            "seats",
            _("Seats"),
            choices=lambda: [(HAS_SEATS, _("There are seats left"))],
            narrow=with_seats,
            help="left: there is a class that can be joined, with a seat for a newcomer",
        )
    )
    register_order(Order("soonest", _("Soonest class first"), arrange=soonest_first))


def places():
    """Those of the classes that can be joined now, and no others: each finds something."""
    held = Region.objects.kecamatan().filter(
        Exists(open_cohorts().filter(kecamatan=OuterRef("pk")))
    )
    found = [(region.pk, f"Kecamatan {region.name}") for region in held]
    online = [(ONLINE, _("Online"))] if met_online().exists() else []
    return found + online


def met_online():
    return Meeting.objects.filter(cohort__in=open_cohorts().values("pk")).exclude(online_url="")


def held_at(courses, value):
    if value == ONLINE:
        return of_courses(courses, met_online().values("cohort__course"))
    return of_courses(courses, open_cohorts().filter(kecamatan=value).values("course"))


def with_seats(courses, value):
    """As a page says it of one class: a seat for a newcomer, or a draw or choice still to come."""
    groups = (
        SeatGroup.objects.filter(cohort__in=open_cohorts().values("pk"))
        .annotate(kept=Count("enrolments", filter=Q(enrolments__state__in=KEEPS_A_SEAT)))
        .filter(kept__lt=F("seats"))
    )
    undecided = open_cohorts().exclude(selection=Selection.ORDER).filter(selected_at=None)
    return courses.filter(
        Q(canonical_pk__in=groups.order_by().values("cohort__course"))
        | Q(canonical_pk__in=undecided.order_by().values("course"))
    )


def soonest_first(courses):
    """By the first day of the next class that does not run yet; courses without one at the end."""
    ahead = Cohort.objects.filter(
        course=OuterRef("canonical_pk"), starts_on__gte=timezone.localdate()
    )
    first = ahead.order_by().values("course").annotate(day=Min("starts_on")).values("day")
    return courses.annotate(next_class=Subquery(first)).order_by(
        F("next_class").asc(nulls_last=True), "path"
    )


def of_courses(courses, ids):
    return courses.filter(canonical_pk__in=ids.order_by())

"""Questions about classes and seats that pages and higher rooms ask. Each is one query, however
many classes it is asked about."""

from dataclasses import dataclass

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from courses.languages import canonical_id
from lms.people.access import ADMINISTRATOR, OFFICER, roles_of
from lms.people.models import Region

from .enums import HOLDS_A_SEAT, EnrolmentState
from .models import Cohort, Enrolment, SeatGroup, group_key, group_label


@dataclass(frozen=True)
class GroupSeats:
    kind: str
    seats: int
    taken: int
    waiting: int
    region: Region | None = None
    # Applications that wait for a draw or for the office's choice.
    applied: int = 0

    @property
    def label(self) -> str:
        return group_label(self.kind, self.region)

    @property
    def key(self) -> str:
        return group_key(self.kind, self.region and self.region.pk)

    @property
    def left(self) -> int:
        """Seats that a newcomer gets: those who wait have a right to the free ones first."""
        return max(0, self.seats - self.taken - self.waiting)


@dataclass(frozen=True)
class Seats:
    """The seats of one cohort, by group and together."""

    groups: tuple[GroupSeats, ...] = ()

    @property
    def seats(self) -> int:
        return sum(group.seats for group in self.groups)

    @property
    def taken(self) -> int:
        return sum(group.taken for group in self.groups)

    @property
    def left(self) -> int:
        return sum(group.left for group in self.groups)

    @property
    def waiting(self) -> int:
        return sum(group.waiting for group in self.groups)


def seats_of(cohorts) -> dict[int, Seats]:
    """Seats by cohort id, for every one of `cohorts` (objects or ids)."""
    cohorts = [getattr(cohort, "pk", cohort) for cohort in cohorts]
    groups = (
        SeatGroup.objects.filter(cohort__in=cohorts)
        .annotate(
            taken=Count("enrolments", filter=Q(enrolments__state__in=HOLDS_A_SEAT)),
            waiting=Count("enrolments", filter=Q(enrolments__state=EnrolmentState.WAITLISTED)),
            applied=Count("enrolments", filter=Q(enrolments__state=EnrolmentState.APPLIED)),
        )
        .select_related("region")
    )
    found: dict[int, list[GroupSeats]] = {cohort: [] for cohort in cohorts}
    for group in groups:
        found[group.cohort_id].append(
            GroupSeats(
                group.kind, group.seats, group.taken, group.waiting, group.region, group.applied
            )
        )
    return {cohort: Seats(tuple(groups)) for cohort, groups in found.items()}


def open_cohorts() -> QuerySet[Cohort]:
    """Cohorts that take applications now, the next to start first."""
    return Cohort.objects.open_on(timezone.now()).order_by("starts_on", "pk")


def cohorts_ahead(courses) -> QuerySet[Cohort]:
    """Cohorts of these courses (pages in any language) that are not over, next to start first."""
    return Cohort.objects.filter(
        course__in=[canonical_id(course) for course in courses],
        ends_on__gte=timezone.localdate(),
    ).order_by("starts_on", "pk")


def waiting_positions(enrolments) -> dict[int, int]:
    """Place on the waiting list, from 1, by enrolment id; only for those who wait."""
    ahead = (
        Enrolment.objects.filter(group=OuterRef("group"), state=EnrolmentState.WAITLISTED)
        .filter(queue_number__lt=OuterRef("queue_number"))
        .order_by()
        .values("group")
        .annotate(number=Count("pk"))
        .values("number")
    )
    waiting = Enrolment.objects.filter(
        pk__in=[each.pk for each in enrolments if each.state == EnrolmentState.WAITLISTED]
    ).annotate(ahead=Coalesce(Subquery(ahead), 0))
    return {pk: ahead + 1 for pk, ahead in waiting.values_list("pk", "ahead")}


def taking_part_in(course, resident) -> QuerySet[Enrolment]:
    """The enrolments with which `resident` takes part in `course` (a page in any language)."""
    if not resident.is_authenticated:
        return Enrolment.objects.none()
    return Enrolment.objects.of(resident).taking_part().filter(cohort__course=canonical_id(course))


def seat_elsewhere(cohort, resident) -> Enrolment | None:
    """The seat that `resident` has already in another class of the same course which is not over:
    a second one is rarely meant, and keeps somebody else from it."""
    if not resident.is_authenticated:
        return None
    return (
        Enrolment.objects.of(resident)
        .learning()
        .filter(cohort__course=cohort.course_id, cohort__ends_on__gte=timezone.localdate())
        .exclude(cohort=cohort)
        .select_related("cohort")
        .order_by("cohort__starts_on", "pk")
        .first()
    )


def other_places(enrolment) -> QuerySet[Enrolment]:
    """The other living applications and seats of the same resident, the newest first."""
    return (
        Enrolment.objects.of(enrolment.resident)
        .alive()
        .exclude(pk=enrolment.pk)
        .select_related("cohort")
        .order_by("-applied_at", "-pk")
    )


def enrolments_seen_by(user) -> QuerySet[Enrolment]:
    """The one door to enrolments: one's own, those of classes one teaches, all for the office."""
    if not user.is_authenticated:
        return Enrolment.objects.none()
    if roles_of(user) & {OFFICER, ADMINISTRATOR}:
        return Enrolment.objects.all()
    taught = Cohort.objects.taught_by(user)
    return Enrolment.objects.filter(Q(resident=user) | Q(cohort__in=taught))

"""The gradebook of a class: one question that the page, the files and the API ask."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lms.enrolment.models import Cohort, Enrolment
from lms.people.access import ADMINISTRATOR, OFFICER, roles_of

from .columns import Column, columns_of
from .enums import HANDED_IN, NOT_JUDGED_YET, AttemptState
from .models import Assignment, Attempt, Excuse
from .standings import Line, lines_of

# People whose cells are in memory at a time when all are written into a file.
BATCH = 200

SHOWS = {
    "": _("Everybody"),
    "menunggu": _("With works to judge"),
    "belum-dirilis": _("With results to release"),
    "belum-mengumpulkan": _("With something missing after the due time"),
}


@dataclass(frozen=True)
class Asked:
    """Which people, as the address says. What is not known reads as everybody."""

    name: str = ""
    show: str = ""

    @property
    def is_all(self) -> bool:
        return not (self.name or self.show)


@dataclass(frozen=True)
class Book:
    cohort: Cohort
    columns: list[Column]
    # By name.
    people: QuerySet[Enrolment]
    asked: Asked
    # Trainers of the class see reviews before they are released; the office does not.
    sees_unreleased: bool

    def lines(self, enrolments) -> list[Line]:
        columns = {self.cohort.pk: self.columns}
        return lines_of(list(enrolments), columns, sees_unreleased=self.sees_unreleased)

    def all_lines(self) -> Iterator[Line]:
        """Everybody who was asked for, some at a time."""
        ids = list(self.people.values_list("pk", flat=True))
        for start in range(0, len(ids), BATCH):
            yield from self.lines(self.people.filter(pk__in=ids[start : start + BATCH]))

    def people_ids(self) -> list[int]:
        return list(self.people.order_by().values_list("resident", flat=True))


def gradebooks_read_by(user) -> QuerySet[Cohort]:
    """Classes whose gradebook `user` may read: those they teach, all for the office."""
    if roles_of(user) & {OFFICER, ADMINISTRATOR}:
        return Cohort.objects.all()
    return Cohort.objects.taught_by(user)


def may_grade(user, cohort) -> bool:
    """Whether `user` teaches the class: only then are weights, excuses and scores theirs."""
    return cohort.trainers.filter(pk=user.pk).exists()


def asked_by(parameters, *, sees_unreleased) -> Asked:
    show = parameters.get("tampilkan", "")
    known = show in SHOWS and (sees_unreleased or show != "belum-dirilis")
    return Asked(parameters.get("nama", "").strip()[:100], show if known else "")


def book_of(cohort, *, user, parameters) -> Book:
    """The gradebook of `cohort` as `user` may see it (`gradebooks_read_by` says whether)."""
    sees_unreleased = may_grade(user, cohort)
    asked = asked_by(parameters, sees_unreleased=sees_unreleased)
    return Book(
        cohort=cohort,
        columns=columns_of([cohort])[cohort.pk],
        people=people_asked(cohort, asked),
        asked=asked,
        sees_unreleased=sees_unreleased,
    )


def people_asked(cohort, asked) -> QuerySet[Enrolment]:
    people = (
        Enrolment.objects.filter(cohort=cohort)
        .taking_part()
        .select_related("resident__kelurahan")
        .order_by("resident__name", "pk")
    )
    if asked.name:
        people = people.filter(resident__name__icontains=asked.name)
    works = Attempt.objects.filter(enrolment=OuterRef("pk"))
    if asked.show == "menunggu":
        return people.filter(Exists(works.filter(state__in=NOT_JUDGED_YET)))
    if asked.show == "belum-dirilis":
        return people.filter(Exists(works.filter(state=AttemptState.REVIEWED)))
    if asked.show == "belum-mengumpulkan":
        return people.filter(Exists(lacking()))
    return people


def lacking() -> QuerySet[Assignment]:
    """Assignments whose time is over, and that the person of the outer query neither handed in
    nor is excused from."""
    person = OuterRef(OuterRef("pk"))
    handed_in = Attempt.objects.filter(
        assignment=OuterRef("pk"), enrolment=person, state__in=HANDED_IN
    )
    excused = Excuse.objects.standing().filter(assignment=OuterRef("pk"), enrolment=person)
    return Assignment.objects.filter(
        ~Exists(handed_in), ~Exists(excused), cohort=OuterRef("cohort"), due_at__lte=timezone.now()
    )

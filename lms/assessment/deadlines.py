"""The due times of assignments, for people's calendars (`lms.enrolment.calendar_deadlines`)."""

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from courses.languages import in_language_many
from lms.enrolment.calendar_deadlines import Deadline
from lms.enrolment.enums import TAKES_PART
from lms.enrolment.models import Enrolment

from .models import Assignment


def deadlines_of(person, since) -> list[Deadline]:
    """Of the classes in which `person` takes part or teaches. Two queries."""
    seats = Enrolment.objects.filter(
        cohort=OuterRef("cohort"), resident=person, state__in=TAKES_PART
    )
    found = list(
        Assignment.objects.filter(Q(Exists(seats)) | Q(cohort__trainers=person))
        .filter(due_at__gte=since)
        .annotate(is_mine=Exists(seats))
        .select_related("brief", "cohort")
        .defer("rubric")
        .distinct()
    )
    briefs = in_language_many([each.brief for each in found])
    return [
        deadline_of(assignment, brief.title)
        for assignment, brief in zip(found, briefs, strict=True)
    ]


def deadline_of(assignment, title: str) -> Deadline:
    if assignment.is_mine:
        says = _("%(cohort)s: hand in “%(title)s”")
        path = reverse("assessment:assignment", args=[assignment.pk])
    else:
        says = _("%(cohort)s: “%(title)s” is due")
        path = f"{reverse('assessment:desk')}?kelas={assignment.cohort.slug}"
    return Deadline(
        key=f"tugas-{assignment.pk}",
        summary=says % {"cohort": assignment.cohort.name, "title": title},
        due_at=assignment.due_at,
        path=path,
        sequence=assignment.sequence,
        changed_at=assignment.due_changed_at,
    )

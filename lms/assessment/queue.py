"""The trainer's queue: what is asked for, counted and shown on one page."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lms.enrolment.models import Cohort

from . import queries
from .enums import OPEN_TO_RESIDENT, AttemptState

A_PAGE = 25  # attempts

# Words of the address -> label and condition; the first is what a trainer comes for.
VIEWS = {
    "menunggu": (
        _("To judge"),
        lambda trainer: Q(state__in=(AttemptState.SUBMITTED, AttemptState.IN_REVIEW)),
    ),
    "saya": (_("Held by me"), lambda trainer: Q(state=AttemptState.IN_REVIEW, held_by=trainer)),
    "dinilai": (_("To release"), lambda trainer: Q(state=AttemptState.REVIEWED)),
    "selesai": (_("Released"), lambda trainer: Q(state__in=OPEN_TO_RESIDENT)),
}
FIRST_VIEW = "menunggu"


@dataclass(frozen=True)
class Asked:
    """One view of the queue, as its address says. What is not the trainer's reads as all."""

    view: str
    cohort: Cohort | None

    @property
    def query(self) -> str:
        return f"kelas={self.cohort.slug}" if self.cohort else ""


def asked_by(cohorts, parameters) -> Asked:
    view = parameters.get("keadaan", "")
    slug = parameters.get("kelas", "")
    return Asked(
        view if view in VIEWS else FIRST_VIEW,
        next((cohort for cohort in cohorts if cohort.slug == slug), None),
    )


def attempts_asked(asked, trainer):
    attempts = queries.attempts_taught_by(trainer)
    return attempts.filter(assignment__cohort=asked.cohort) if asked.cohort else attempts


def context_of(*, trainer, parameters) -> dict:
    """The page of the queue; as many queries for one attempt as for fifty thousand."""
    cohorts = list(Cohort.objects.taught_by(trainer).order_by("-starts_on", "name"))
    asked = asked_by(cohorts, parameters)
    attempts = attempts_asked(asked, trainer)
    conditions = {name: condition(trainer) for name, (_label, condition) in VIEWS.items()}
    counts = attempts.aggregate(
        **{name: Count("pk", filter=condition) for name, condition in conditions.items()}
    )
    # The tab counted already: the paginator needs no second count.
    paginator = Paginator(rows_of(attempts.filter(conditions[asked.view])), A_PAGE)
    paginator.count = counts[asked.view]
    moment = timezone.now()
    page = paginator.get_page(parameters.get("page"))
    for row in page:
        row.is_held = row.state == AttemptState.IN_REVIEW and (
            row.held_until is not None and row.held_until > moment
        )
    return {
        "asked": asked,
        "cohorts": cohorts,
        "page": page,
        "tabs": [
            {"name": name, "label": label, "count": counts[name], "is_now": name == asked.view}
            for name, (label, _condition) in VIEWS.items()
        ],
        "to_judge": counts["menunggu"],
        "to_release": counts["dinilai"],
    }


def rows_of(attempts):
    return (
        attempts.select_related(
            "assignment__brief", "assignment__cohort", "enrolment__resident", "held_by", "video"
        )
        .defer("assignment__rubric", "assignment__brief__body", "video__measurements")
        .order_by("submitted_at", "pk")
    )

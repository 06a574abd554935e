"""The office's clock: what is asked, what is late, and how well it was answered."""

from dataclasses import dataclass
from datetime import timedelta
from statistics import median

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .data_requests import ANSWERED_BY_ITSELF, tell_officers
from .models import DataRequest

State = DataRequest.State

# Officers are told when so much is left.
SHORTLY = timedelta(hours=24)
# The figures are about so much time.
LOOKED_BACK = timedelta(days=365)

# Words of the address -> label; the first is what the office comes for.
VIEWS = {
    "terbuka": _("To be answered"),
    "terlambat": _("Overdue"),
    "terjawab": _("Answered"),
}
FIRST_VIEW = "terbuka"


@dataclass(frozen=True)
class Figures:
    """How requests of the last year were answered. Who took theirs back waits for nothing, and a
    copy makes itself: it says nothing of how fast the office is."""

    answered: int
    in_time: int
    median_hours: float | None


def figures(*, now=None) -> Figures:
    now = now or timezone.now()
    asked = DataRequest.objects.filter(asked_at__gte=now - LOOKED_BACK)
    counted = asked.exclude(state=State.CANCELLED).exclude(kind__in=ANSWERED_BY_ITSELF)
    rows = list(counted.values_list("asked_at", "due_at", "answered_at"))
    done = [row for row in rows if row[2] is not None]
    late = sum(1 for _asked, due, answered in rows if answered is None and due < now)
    return Figures(
        answered=len(done) + late,
        in_time=sum(1 for _asked, due, answered in done if answered <= due),
        median_hours=median((a - b).total_seconds() / 3600 for b, _d, a in done) if done else None,
    )


def listed(view: str, *, now=None):
    """The requests of a view: open ones by urgency, answered ones newest first."""
    now = now or timezone.now()
    rows = DataRequest.objects.select_related("person", "entered_by", "guardian")
    if view == "terjawab":
        return rows.exclude(state=State.RECEIVED).order_by("-answered_at", "-pk")
    found = rows.overdue(now) if view == "terlambat" else rows.open()
    return found.order_by("due_at", "pk")


def counts(*, now=None) -> dict[str, int]:
    now = now or timezone.now()
    opened = DataRequest.objects.open().count()
    return {
        "terbuka": opened,
        "terlambat": DataRequest.objects.overdue(now).count(),
        "terjawab": DataRequest.objects.count() - opened,
    }


def remind(*, now=None) -> int:
    """Tell the officers what has a day left. Each request once; returns how many."""
    now = now or timezone.now()
    near = DataRequest.objects.open().filter(due_at__lte=now + SHORTLY, reminded_at=None)
    told = 0
    for request in near:
        with transaction.atomic():
            won = near.filter(pk=request.pk).update(reminded_at=now)
            if won:
                tell_officers(request, code="data_request_due")
        told += won
    return told

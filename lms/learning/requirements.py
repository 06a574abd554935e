"""What has to be done before a unit counts, and whether it is."""

from collections.abc import Callable
from datetime import datetime

from django.db.models import F, Min, Q
from django.utils import timezone
from wagtail.models import Page

from courses.languages import in_language_many

from .models import LessonProgress, QuizAttempt

# A room above says since when assignments are done: (resident, ids of briefs) -> {id: when}.
_passed: list[Callable] = []


def register_passed(since: Callable) -> None:
    """Registering the same function twice is once."""
    if since not in _passed:
        _passed.append(since)


def done_units(resident, ids) -> set[int]:
    """Which of these canonical units (lessons, quizzes, assignments) are done. Three queries."""
    return set(when_done(resident, ids))


def when_done(resident, ids) -> dict[int, datetime]:
    """Since when each of these canonical units is done, for those that are; the queries of
    `done_units`."""
    if not ids:
        return {}
    read = LessonProgress.objects.filter(
        resident=resident, lesson__in=ids, completed_at__isnull=False
    ).values_list("lesson", "completed_at")
    passed = (
        QuizAttempt.objects.filter(Q(resident=resident, quiz__in=ids), score__gte=F("pass_mark"))
        .order_by()
        .values("quiz")
        .annotate(first=Min("submitted_at"))
        .values_list("quiz", "first")
    )
    judged = {pk: at for since in _passed for pk, at in since(resident, ids).items()}
    return judged | dict(read) | dict(passed)


def done_since(resident, ids) -> datetime | None:
    """When the last of these was done; None while one is open. A page that was taken off the
    shelf holds nobody up."""
    known = when_done(resident, ids)
    undone = set(ids) - set(known)
    if undone and Page.objects.live().filter(pk__in=undone).exists():
        return None
    return max(known.values(), default=timezone.now())


def missing_for(unit, resident) -> list[Page]:
    """The required units of a canonical unit that are not done yet, in the reader's language."""
    ids = unit.required_ids
    done = done_units(resident, ids)
    open_ids = [pk for pk in ids if pk not in done]
    if not open_ids:
        return []
    return shown(open_ids)


def shown(ids) -> list[Page]:
    """Live pages of these ids, in the reader's language, in this order."""
    found = {page.pk: page for page in Page.objects.live().filter(pk__in=ids)}
    return in_language_many([found[pk] for pk in ids if pk in found])

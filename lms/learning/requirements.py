"""What has to be done before a unit counts, and whether it is."""

from datetime import datetime

from django.db.models import F, Min, Q
from django.utils import timezone
from wagtail.models import Page

from courses.languages import in_language_many

from .models import LessonProgress, QuizAttempt

# Rooms above say which assignments are done: (resident, assignment page ids) -> ids of those.
done_assignments: list = []


def done_units(resident, ids) -> set[int]:
    """Which of these canonical units (lessons, quizzes, assignments) are done. Two queries, and
    one more for each room above that knows of assignments."""
    return set(when_done(resident, ids))


def when_done(resident, ids) -> dict[int, datetime | None]:
    """Since when each of these canonical units is done, for those that are; None where only a
    room above knows. As many queries as `done_units`."""
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
    judged = {pk: None for ask in done_assignments for pk in ask(resident, ids)}
    return judged | dict(read) | dict(passed)


def done_since(resident, ids) -> datetime | None:
    """When the last of these was done; None while one is open. A page that was taken off the
    shelf holds nobody up."""
    known = when_done(resident, ids)
    undone = set(ids) - set(known)
    if undone and Page.objects.live().filter(pk__in=undone).exists():
        return None
    times = [at for at in known.values() if at is not None]
    return max(times, default=timezone.now())


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

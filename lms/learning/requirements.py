"""What has to be done before a unit counts, and whether it is."""

from django.db.models import F, Q
from wagtail.models import Page

from courses.languages import in_language_many

from .models import LessonProgress, QuizAttempt

# Rooms above say which assignments are done: (resident, assignment page ids) -> ids of those.
done_assignments: list = []


def done_units(resident, ids) -> set[int]:
    """Which of these canonical units (lessons, quizzes, assignments) are done. Two queries, and
    one more for each room above that knows of assignments."""
    if not ids:
        return set()
    read = LessonProgress.objects.filter(
        resident=resident, lesson__in=ids, completed_at__isnull=False
    ).values_list("lesson", flat=True)
    passed = QuizAttempt.objects.filter(
        Q(resident=resident, quiz__in=ids), score__gte=F("pass_mark")
    ).values_list("quiz", flat=True)
    done = {*read, *passed}
    for ask in done_assignments:
        done |= set(ask(resident, ids))
    return done


def missing_for(unit, resident) -> list[Page]:
    """The required units of a canonical unit that are not done yet, in the reader's language."""
    ids = unit.required_ids
    open_ids = [pk for pk in ids if pk not in done_units(resident, ids)]
    if not open_ids:
        return []
    return shown(open_ids)


def shown(ids) -> list[Page]:
    """Live pages of these ids, in the reader's language, in this order."""
    found = {page.pk: page for page in Page.objects.live().filter(pk__in=ids)}
    return in_language_many([found[pk] for pk in ids if pk in found])

"""Making progress again from the events behind it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from courses.models import LessonPage
from courses.parts import parts_of_many

from .completion import Rule, rule_of
from .folding import Folded, fold
from .models import LearningEvent, LessonProgress
from .requirements import done_since

COUNTED = ("watched", "stopped", "ticked", "written", "completed_at")


def rules_of(lessons: Iterable[LessonPage]) -> dict[int, Rule]:
    """The rule of each canonical lesson by its id; one query for any number."""
    lessons = list(lessons)
    parts = parts_of_many(lessons)
    return {lesson.pk: rule_of(lesson, parts[lesson.pk]) for lesson in lessons}


@transaction.atomic
def recount(*, resident, lesson) -> LessonProgress:
    """The resident's progress with a canonical lesson, made again from their events.

    What was done once stays done: an editor who asks for more later takes nothing back.
    """
    (progress,) = locked(resident, [lesson.pk])
    write(progress, counted(progress, lesson, rules_of([lesson])[lesson.pk]))
    return progress


def locked(resident, lesson_ids) -> list[LessonProgress]:
    """The rows of these lessons, made where there are none, held until the transaction ends.

    Whoever writes for the same resident and lesson waits here, and then sees all events that
    came before: two phones at once lose nothing. In one order, so that nobody waits in a circle.
    """
    LessonProgress.objects.bulk_create(
        [LessonProgress(resident=resident, lesson_id=pk) for pk in sorted(set(lesson_ids))],
        ignore_conflicts=True,
    )
    return list(
        LessonProgress.objects.select_for_update()
        .filter(resident=resident, lesson__in=lesson_ids)
        .order_by("lesson")
    )


def counted(progress: LessonProgress, lesson, rule: Rule) -> Folded:
    """What the events say, without writing it."""
    events = LearningEvent.objects.filter(resident=progress.resident_id, lesson=lesson.pk)
    folded = fold(events.only("kind", "data", "happened_at", "id").order_by("pk"), rule)
    if folded.completed_at is not None and lesson.required_ids:
        since = done_since(progress.resident_id, lesson.required_ids)
        # Not before everything that comes first is done.
        folded.completed_at = since and max(folded.completed_at, since)
    folded.completed_at = folded.completed_at or progress.completed_at
    return folded


def write(progress: LessonProgress, folded: Folded) -> None:
    for name in COUNTED:
        setattr(progress, name, getattr(folded, name))
    progress.save(update_fields=COUNTED)


def recount_many(resident, lessons) -> set[int]:
    """Count these canonical lessons again, and whatever waited for one of them. Inside a
    transaction; answers which became done."""
    became: set[int] = set()
    lessons = {lesson.pk: lesson for lesson in lessons}
    while lessons:
        rules = rules_of(lessons.values())
        newly = set()
        for progress in locked(resident, list(lessons)):
            was = progress.completed_at
            lesson = lessons[progress.lesson_id]
            write(progress, counted(progress, lesson, rules[lesson.pk]))
            if was is None and progress.completed_at is not None:
                newly.add(lesson.pk)
        became |= newly
        lessons = waiting_for(resident, newly)
    return became


def recount_waiting(resident, unit: int) -> None:
    """A quiz or an assignment was passed: count what waited for it. Inside a transaction."""
    recount_many(resident, waiting_for(resident, {unit}).values())


def waiting_for(resident, units: set[int]) -> dict[int, LessonPage]:
    """The lessons that this resident began and that ask for one of `units` first."""
    if not units:
        return {}
    begun = LessonProgress.objects.filter(resident=resident, completed_at=None).values("lesson")
    return {
        lesson.pk: lesson
        for lesson in LessonPage.objects.filter(pk__in=begun)
        if units & set(lesson.required_ids)
    }


@dataclass(frozen=True)
class Difference:
    progress: LessonProgress
    # {field: (as it is kept, as the events say)}
    fields: dict[str, tuple]


def differences(rows: Iterable[LessonProgress]):
    """The rows that say something else than their events. `rows` come with their lesson."""
    rules: dict[int, Rule] = {}
    for progress in rows:
        lesson = progress.lesson
        if lesson.pk not in rules:
            rules |= rules_of([lesson])
        folded = counted(progress, lesson, rules[lesson.pk])
        fields = {
            name: (getattr(progress, name), getattr(folded, name))
            for name in COUNTED
            if getattr(progress, name) != getattr(folded, name)
        }
        if fields:
            yield Difference(progress, fields)

"""Residents of the demo go through lessons as the lessons ask: by events, like everybody."""

from uuid import NAMESPACE_URL, uuid5

from django.utils import timezone

from courses.enums import CompletionRule
from courses.models import LessonPage
from lms.learning.events import keep
from lms.learning.models import LearningEvent
from lms.learning.recount import rules_of


def study(*, resident, lessons, when=None) -> None:
    """Do what each lesson asks, at `when` (now). Once, however often it is called."""
    rules = rules_of(lessons)
    events = [
        event(resident, lesson, number, kind, data, when or timezone.now())
        for lesson in lessons
        for number, (kind, data) in enumerate(asked(rules[lesson.pk]))
    ]
    keep(resident=resident, events=events)


def lessons_in_turn(course) -> list[LessonPage]:
    return list(LessonPage.objects.descendant_of(course).live().order_by("path"))


def asked(rule) -> list[tuple[str, dict]]:
    match rule.kind:
        case CompletionRule.WATCHED:
            return [
                ("watched", {"film": film, "from": 0.0, "to": length})
                for film, length in rule.films.items()
            ]
        case CompletionRule.CHECKLIST:
            return [("ticked", {"item": item}) for item in rule.items]
    return [("read", {})]


def event(resident, lesson, number, kind, data, when) -> dict:
    return {
        "key": uuid5(NAMESPACE_URL, f"demo/{resident.pk}/{lesson.pk}/{number}"),
        "lesson": lesson.pk,
        "kind": kind,
        "data": data,
        "happened_at": when,
    }


def rows_of(resident_id, lesson, rule, when) -> list[LearningEvent]:
    """The same for a class of long ago, as rows."""
    return [
        LearningEvent(
            resident_id=resident_id,
            lesson=lesson,
            kind=kind,
            data=data,
            happened_at=when,
            arrived_at=when,
        )
        for kind, data in asked(rule)
    ]

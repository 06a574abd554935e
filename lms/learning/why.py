"""The events behind a lesson's progress, in words: why it says what it says."""

from django.utils.translation import gettext as _

from courses.languages import canonical
from courses.parts import blocks_of, keys_of, parts_of, same_place

from .completion import clock
from .models import LearningEvent

Kind = LearningEvent.Kind
# How much of a text stands in the list.
SHORT = 80


def why(*, lesson, resident):
    """Events of a canonical lesson, the latest first."""
    return LearningEvent.objects.filter(resident=resident, lesson=lesson).order_by(
        "-happened_at", "-pk"
    )


def lines_of(events, page) -> list[dict]:
    """Each with `at` (when it happened), `arrived` where that was later by more than a minute,
    and `says`. `page` is the lesson in the reader's language."""
    words = words_of(page)
    return [
        {
            "at": event.happened_at,
            "arrived": event.arrived_at
            if (event.arrived_at - event.happened_at).total_seconds() > 60
            else None,
            "says": says(event, words),
        }
        for event in events
    ]


def says(event, words) -> str:
    data = event.data
    match event.kind:
        case Kind.READ:
            return _("You said that you have read it.")
        case Kind.WATCHED:
            return _("You watched %(start)s–%(end)s.") % {
                "start": clock(data["from"]),
                "end": clock(data["to"]),
            }
        case Kind.TICKED:
            return _("You ticked: %(item)s") % {"item": words.get(data["item"], "–")}
        case Kind.UNTICKED:
            return _("You took the tick away: %(item)s") % {"item": words.get(data["item"], "–")}
    text = data["text"]
    return _("You wrote under %(cell)s: %(text)s") % {
        "cell": words.get(data["field"], "–"),
        "text": text if len(text) <= SHORT else f"{text[:SHORT]}…",
    }


def words_of(page) -> dict[str, str]:
    """The words of items and cells by their canonical keys."""
    found = {}
    for kind, listed, name in (
        ("checklist", "items", None),
        ("script", "rows", "part"),
        ("storyboard", "frames", "shot"),
    ):
        for block in blocks_of(page, kind):
            values = (
                each.get("value", each) if isinstance(each, dict) else each
                for each in block["value"].get(listed) or ()
            )
            for key, value in zip(keys_of(block, listed), values, strict=True):
                found[key] = value if name is None else value[name]
    lesson = canonical(page)
    twins = same_place(parts_of(page), parts_of(lesson)) if lesson.pk != page.pk else {}
    return {twins.get(key, key): word for key, word in found.items()}

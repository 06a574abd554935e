"""What is kept of a resident on a lesson: shown again there, and taken from its forms."""

from uuid import uuid4

from django.urls import reverse
from django.utils import timezone

from courses.keeping import Kept
from courses.languages import canonical
from courses.parts import parts_of, same_place

from .events import keep, seats_in, seats_of
from .models import LearningEvent, LessonProgress

Kind = LearningEvent.Kind


def kept_on(request, page) -> Kept:
    """For a page of a lesson, in whatever language. A preview keeps nothing; a page drawn for
    who takes no part names its parts, because a phone may keep it and its owner may take part."""
    if getattr(request, "is_preview", False):
        return Kept()
    resident, lesson = request.user, canonical(page)
    is_twin = lesson.pk != page.pk
    keys = same_place(parts_of(page), parts_of(lesson)) if is_twin else {}
    if not resident.is_authenticated or not seats_in(lesson, seats_of(resident)):
        return Kept(lesson=lesson.pk, keys=keys)
    progress = LessonProgress.objects.filter(resident=resident, lesson=lesson.pk).first()
    return Kept(
        saves=True,
        lesson=lesson.pk,
        person=str(resident.public_id),
        action=reverse("learning:kept", args=[lesson.pk]),
        ticked=frozenset(progress.ticked if progress else ()),
        written=progress.written if progress else {},
        stopped=progress.stopped if progress else {},
        keys=keys,
    )


def keep_form(*, lesson, resident, sent):
    """What a form without a script holds, as events. `sent` is a QueryDict with `shown`, `was`
    and `ticked` (items), `sheet`, and `cell-<key>` for each of its cells.

    Only what differs from what the form showed is an event: an old page that is sent once more
    takes back nothing that was ticked elsewhere since.
    """
    was, ticked = set(sent.getlist("was")), set(sent.getlist("ticked"))
    done = [
        (Kind.TICKED if item in ticked else Kind.UNTICKED, {"item": item})
        for item in sent.getlist("shown")
        if (item in ticked) != (item in was)
    ]
    if sheet := sent.get("sheet"):
        known = LessonProgress.objects.filter(resident=resident, lesson=lesson).first()
        words = known.written.get(sheet, {}) if known else {}
        done += [
            (Kind.WROTE, {"sheet": sheet, "field": cell, "text": text})
            for cell, text in cells_of(sent)
            if text != words.get(cell, "")
        ]
    now = timezone.now()
    return keep(resident=resident, events=[event(lesson, *each, now) for each in done])


def cells_of(sent):
    """Forms send line ends as two letters; a script sends one."""
    for name, text in sent.items():
        if name.startswith("cell-"):
            yield name.removeprefix("cell-"), text.replace("\r\n", "\n")


def event(lesson, kind, data, now) -> dict:
    return {
        "key": uuid4(),
        "lesson": lesson.pk,
        "kind": kind,
        "data": data,
        "happened_at": now,
    }

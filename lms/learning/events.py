"""What a resident did in lessons: written down once, and progress counted from it.

Everything comes through here: the button under a lesson, ticks and words, the player, a phone
that was without a line for a week, another application.
"""

from dataclasses import dataclass, field
from datetime import timedelta

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courses.languages import canonical
from courses.models import LessonPage
from courses.parts import Parts, parts_of_many
from lms.enrolment.enrol import start
from lms.enrolment.enums import EnrolmentState
from lms.enrolment.models import Enrolment

from .event_forms import EventIn, read_event
from .models import LearningEvent
from .recount import locked, recount_many

OLDEST = timedelta(days=90)

Kind = LearningEvent.Kind


class Refusal(models.TextChoices):
    """Why an event is not kept. Sending it again does not help."""

    MALFORMED = "malformed", _("It does not have the form of an event.")
    UNKNOWN_LESSON = "unknown_lesson", _("There is no such lesson.")
    NOT_TAKING_PART = "not_taking_part", _("You have no seat in a class of this course.")
    UNKNOWN_PART = "unknown_part", _("The lesson has no such film, item or cell.")
    TOO_OLD = "too_old", _("It happened more than 90 days ago.")


@dataclass
class Kept:
    """What became of each event, by its key."""

    kept: list[str] = field(default_factory=list)
    # Known before: they were sent twice.
    already: list[str] = field(default_factory=list)
    refused: list[tuple[str, Refusal]] = field(default_factory=list)


def keep(*, resident, events) -> Kept:
    """Keep each of `events` (dicts with key, lesson, kind, data, happened_at) once, and count
    the progress again. One that cannot be kept is refused alone."""
    result, now = Kept(), timezone.now()
    forms = [(sent, read_event(sent)) for sent in events]
    lessons = lessons_of({form.lesson for _, form in forms if form})
    parts = parts_of_many({page.pk: page for page in lessons.values()}.values())
    seats = seats_of(resident)
    sound = []
    for sent, form in forms:
        page = form and lessons.get(form.lesson)
        refusal = refusal_of(form, page, seats, parts, now)
        if refusal is None:
            sound.append(event_of(form, page, resident, now))
        else:
            result.refused.append((key_of(sent), refusal))
    fresh = write_down(resident=resident, events=sound, seats=seats)
    for event in sound:
        # A key that stands twice in one sending is kept the first time.
        known = result.kept if event.key in fresh else result.already
        fresh.discard(event.key)
        known.append(str(event.key))
    return result


def refusal_of(form: EventIn | None, page, seats, parts, now) -> Refusal | None:
    if form is None:
        return Refusal.MALFORMED
    if page is None:
        return Refusal.UNKNOWN_LESSON
    if not seats_in(page, seats):
        return Refusal.NOT_TAKING_PART
    if form.happened_at < now - OLDEST:
        return Refusal.TOO_OLD
    return None if belongs(form, parts[page.pk]) else Refusal.UNKNOWN_PART


def belongs(form: EventIn, parts: Parts) -> bool:
    """Whether the lesson has what the event is about."""
    match form.kind:
        case Kind.WATCHED:
            # Players and containers differ by a little about where a film ends.
            length = parts.films.get(form.data["film"], -1)
            return form.data["from"] < form.data["to"] <= length + 1
        case Kind.TICKED | Kind.UNTICKED:
            return form.data["item"] in parts.items
        case Kind.WROTE:
            return form.data["field"] in parts.sheets.get(form.data["sheet"], ())
    return True


def event_of(form: EventIn, page, resident, now) -> LearningEvent:
    return LearningEvent(
        resident=resident,
        key=form.key,
        lesson=page,
        kind=form.kind,
        data=form.data,
        # A phone's clock may be ahead; nothing happened after it arrived.
        happened_at=min(form.happened_at, now),
        arrived_at=now,
    )


def key_of(sent) -> str:
    """The key as it was sent, so that the sender knows which one is meant."""
    return str(sent.get("key", ""))[:60] if isinstance(sent, dict) else ""


def lessons_of(ids) -> dict[int, LessonPage]:
    """The canonical live lesson by each id; a translation's id is as good."""
    pages = ((page.pk, canonical(page)) for page in LessonPage.objects.live().filter(pk__in=ids))
    return {pk: page for pk, page in pages if page.live}


def seats_of(resident) -> list[Enrolment]:
    """All enrolments with which the resident takes part, with their courses."""
    return list(Enrolment.objects.of(resident).taking_part().select_related("cohort__course"))


def seats_in(lesson, seats) -> list[Enrolment]:
    return [each for each in seats if lesson.path.startswith(each.cohort.course.path)]


@transaction.atomic
def write_down(*, resident, events: list[LearningEvent], seats: list[Enrolment]) -> set:
    """Add events that are known to be sound, each once, and count progress again. The first
    makes who has a seat take an active part. Answers the keys that were new."""
    if not events:
        return set()
    locked(resident, [event.lesson_id for event in events])
    keys = [event.key for event in events]
    known = set(
        LearningEvent.objects.filter(resident=resident, key__in=keys).values_list("key", flat=True)
    )
    fresh = {event.key: event for event in reversed(events) if event.key not in known}
    LearningEvent.objects.bulk_create(fresh.values(), ignore_conflicts=True)
    lessons = {event.lesson_id: event.lesson for event in fresh.values()}
    recount_many(resident, lessons.values())
    for lesson in lessons.values():
        for seat in seats_in(lesson, seats):
            if seat.state == EnrolmentState.ENROLLED:
                start(enrolment=seat, actor=resident)
    return set(fresh)

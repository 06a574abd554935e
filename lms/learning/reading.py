"""What reading a lesson leaves behind."""

from django.utils.translation import gettext_lazy as _

from courses.enums import CompletionRule
from courses.languages import canonical

from .events import seats_in, seats_of, write_down
from .models import LearningEvent, LessonProgress
from .recount import rules_of
from .requirements import missing_for


class NotTakingPart(Exception):
    """Only who has a seat in a class of this course has progress to keep."""


class ReadingRefused(Exception):
    """Why saying "I have read it" does not make the lesson done; for the resident."""


def note_opened(*, lesson, resident) -> None:
    """Keep that the resident saw this lesson, once and for all.

    One statement that changes nothing where a row is there already. It is the only thing that
    showing a page writes, and callers ask for it only where they found no row: at most one
    write a resident a lesson, so that "Continue" can say where somebody stopped without a
    write at every view.
    """
    LessonProgress.objects.bulk_create(
        [LessonProgress(resident=resident, lesson=canonical(lesson))], ignore_conflicts=True
    )


def mark_read(*, lesson, resident) -> LessonProgress:
    """The resident read this lesson, in whatever language. The first time counts.

    The first lesson read is the moment from which they take an active part in the class.
    Raises NotTakingPart, ReadingRefused.
    """
    lesson = canonical(lesson)
    seats = seats_in(lesson, seats_of(resident))
    if not seats:
        raise NotTakingPart
    rows = LessonProgress.objects.filter(resident=resident, lesson=lesson)
    progress = rows.first()
    if progress is not None and progress.completed_at is not None:
        return progress
    if rules_of([lesson])[lesson.pk].kind != CompletionRule.READ:
        raise ReadingRefused(_("This lesson is done by doing; see at its end what is missing."))
    if missing_for(lesson, resident):
        raise ReadingRefused(_("Something else comes first; see what at the end of the lesson."))
    event = LearningEvent(resident=resident, lesson=lesson, kind=LearningEvent.Kind.READ)
    write_down(resident=resident, events=[event], seats=seats)
    return rows.get()

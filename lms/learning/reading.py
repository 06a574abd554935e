"""What reading a lesson leaves behind."""

from django.db import transaction
from django.utils import timezone

from courses.languages import canonical
from courses.shelf import course_of
from lms.enrolment.enrol import start
from lms.enrolment.enums import EnrolmentState
from lms.enrolment.queries import taking_part_in

from .models import LessonProgress


class NotTakingPart(Exception):
    """Only who has a seat in a class of this course has progress to keep."""


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


@transaction.atomic
def mark_read(*, lesson, resident) -> LessonProgress:
    """The resident read this lesson, in whatever language. The first time counts.

    The first lesson read is the moment from which they take an active part in the class.
    Raises NotTakingPart.
    """
    lesson = canonical(lesson)
    enrolments = list(taking_part_in(course_of(lesson), resident))
    if not enrolments:
        raise NotTakingPart
    progress, _ = LessonProgress.objects.get_or_create(resident=resident, lesson=lesson)
    if progress.completed_at is None:
        progress.completed_at = timezone.now()
        progress.save(update_fields=["completed_at"])
    for enrolment in enrolments:
        if enrolment.state == EnrolmentState.ENROLLED:
            start(enrolment=enrolment, actor=resident)
    return progress

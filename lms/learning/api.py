"""How far the caller is, and one lesson further."""

from django.shortcuts import get_object_or_404
from ninja import Router
from ninja.pagination import paginate

from courses.languages import with_canonical_ids
from courses.models import LessonPage
from lms.people.access import RESIDENT, access

from .my_classes import my_classes
from .reading import mark_read
from .schemas import ProgressOut, ReadOut

router = Router()


@router.get("/me/progress", response=list[ProgressOut], operation_id="list_my_progress")
@access(RESIDENT)
@paginate(max_limit=100)
def list_my_progress(request):
    """Each class of the caller with the lessons read and the one next step, most urgent first."""
    classes = my_classes(request.user, request)
    keep_ids([lesson.page for mine in classes for lesson in mine.progress.lessons])
    return classes


@router.post("/lessons/{int:lesson_id}/read", response=ReadOut, operation_id="mark_lesson_read")
@access(RESIDENT)
def read(request, lesson_id: int):
    """The caller has read this lesson; needs a seat in a class of its course. Twice is once."""
    lesson = get_object_or_404(LessonPage.objects.live(), pk=lesson_id)
    return mark_read(lesson=lesson, resident=request.user)


def keep_ids(pages):
    """Give lessons in any language the ids by which the API knows them, in one query."""
    shown = LessonPage.objects.filter(pk__in=[page.pk for page in pages])
    ids = dict(with_canonical_ids(shown).values_list("pk", "canonical_pk"))
    for page in pages:
        page.canonical_pk = ids[page.pk]

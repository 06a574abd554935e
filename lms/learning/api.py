"""How far the caller is, and one lesson further."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from ninja import Router
from ninja.pagination import paginate

from courses.models import LessonPage
from lms.people.access import RESIDENT, access

from .event_forms import EventsIn, KeptOut
from .events import keep, lessons_of, seats_in, seats_of
from .my_classes import my_classes
from .reading import mark_read
from .schemas import ExplanationOut, ProgressOut, ReadOut, kept_out
from .slots import explanation_of

router = Router()


@router.get("/me/progress", response=list[ProgressOut], operation_id="list_my_progress")
@access(RESIDENT)
@paginate(max_limit=100)
def list_my_progress(request):
    """Each class of the caller with the lessons read and the one next step, most urgent first."""
    return my_classes(request.user, request)


@router.post("/lessons/{int:lesson_id}/read", response=ReadOut, operation_id="mark_lesson_read")
@access(RESIDENT)
def read(request, lesson_id: int):
    """The caller has read this lesson; needs a seat in a class of its course. Twice is once."""
    lesson = get_object_or_404(LessonPage.objects.live(), pk=lesson_id)
    return mark_read(lesson=lesson, resident=request.user)


@router.get(
    "/me/lessons/{int:lesson_id}/progress",
    response=ExplanationOut,
    operation_id="explain_my_lesson",
)
@access(RESIDENT)
def explain(request, lesson_id: int):
    """Why this lesson counts as done for the caller, or what is still missing."""
    lesson = lessons_of([lesson_id]).get(lesson_id)
    if lesson is None or not seats_in(lesson, seats_of(request.user)):
        raise Http404
    return explanation_of(lesson.pk, request.user)


@router.post("/me/learning-events", response=KeptOut, operation_id="keep_learning_events")
@access(RESIDENT)
def keep_events(request, sent: EventsIn):
    """What the caller did in lessons, at most 100 events a request, each kept once however often
    it is sent. One that cannot be kept is refused alone."""
    return kept_out(keep(resident=request.user, events=sent.events))

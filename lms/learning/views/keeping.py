"""The doors for what is done in lessons: from the page's script, from its forms, and a page that
says what progress is made of."""

import json

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render, resolve_url
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST
from pydantic import ValidationError

from courses.languages import canonical, in_language
from courses.models import LessonPage
from lms.people.access import ANYONE, RESIDENT, access

from ..event_forms import MOST, EventsIn
from ..events import keep, seats_in, seats_of
from ..keeping import keep_form
from ..schemas import kept_out
from ..slots import render_lesson_progress
from ..why import lines_of, why

A_PAGE = 50


# Open to everyone, because a phone has to be told in its own words that it is signed out: it
# keeps what it wanted to send.
@access(ANYONE)
@never_cache
@require_POST
def events(request):
    """`{"events": [...]}` in, what became of each out; see `event_forms`."""
    if not request.user.is_authenticated:
        return JsonResponse({"sign_in": resolve_url("people:sign_in")}, status=401)
    try:
        sent = EventsIn.model_validate(json.loads(request.body))
    except (ValueError, ValidationError):
        detail = _("Send {“events”: […]} with at most %(most)s events.") % {"most": MOST}
        return JsonResponse({"detail": detail}, status=422)
    return JsonResponse(kept_out(keep(resident=request.user, events=sent.events)))


def lesson_of(request, pk) -> LessonPage:
    """The canonical lesson that the caller takes part in; absent for everybody else."""
    lesson = canonical(get_object_or_404(LessonPage.objects.live(), pk=pk))
    if not seats_in(lesson, seats_of(request.user)):
        raise Http404
    return lesson


@access(RESIDENT)
@require_POST
def kept(request, lesson_pk):
    """The form of a checklist or worksheet, sent without a script."""
    lesson = lesson_of(request, lesson_pk)
    result = keep_form(lesson=lesson, resident=request.user, sent=request.POST)
    if result.refused:
        messages.error(request, _("Not all of it could be kept. Look at what stands here now."))
    else:
        messages.success(request, _("Kept. You find it here again, on another phone too."))
    return redirect(in_language(lesson).get_url(request))


@access(RESIDENT)
@never_cache
@require_GET
def lesson_end(request, lesson_pk):
    """The end of a lesson as it stands now, for the page that is open."""
    page = in_language(lesson_of(request, lesson_pk))
    return HttpResponse(render_lesson_progress(request, page))


@access(RESIDENT)
@require_GET
def progress_reasons(request, lesson_pk):
    """Why the progress of a lesson is where it is: the events behind it."""
    lesson = lesson_of(request, lesson_pk)
    page = in_language(lesson)
    behind = Paginator(why(lesson=lesson, resident=request.user), A_PAGE)
    behind = behind.get_page(request.GET.get("page"))
    context = {
        "lesson": page,
        "events": behind,
        "lines": lines_of(behind, page),
        "end": render_lesson_progress(request, page),
    }
    return render(request, "pages/learning/progress_reasons.html", context)

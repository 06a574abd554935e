"""My learning, and the button at the end of a lesson."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from courses.models import LessonPage
from courses.shelf import outline_around
from lms.enrolment.announcements_shown import at_a_glance
from lms.people.access import RESIDENT, access

from ..my_classes import my_classes
from ..past_classes import past_classes
from ..reading import NotTakingPart, ReadingRefused, mark_read


@access(RESIDENT)
@require_GET
def mine(request):
    classes = my_classes(request.user, request)
    announcements = at_a_glance(request.user)
    context = {
        "classes": classes,
        "past": past_classes(request.user),
        "announcements": announcements,
        # Once all of it was seen, the next step comes first again.
        "news_first": any(each.is_new for each in announcements),
    }
    return render(request, "pages/learning/mine.html", context)


@access(RESIDENT)
@require_POST
def read(request, lesson_pk):
    """Mark as read, then straight on to what comes next in the course."""
    lesson = get_object_or_404(LessonPage.objects.live(), pk=lesson_pk)
    try:
        mark_read(lesson=lesson, resident=request.user)
    except NotTakingPart:
        raise Http404 from None
    except ReadingRefused as refused:
        messages.info(request, str(refused))
        return redirect(lesson.get_url(request))
    following = outline_around(lesson)["next"]
    return redirect(following.get_url(request) if following else "learning:mine")

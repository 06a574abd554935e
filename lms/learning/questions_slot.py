"""The last part of a lesson: what participants asked, and a place to ask."""

from django.template.loader import render_to_string

from courses.languages import canonical
from courses.shelf import course_of

from .forms_questions import ask_form
from .question_doors import questions_under, reader_of
from .threads import threads_of

# A lesson is for reading: the rest stands on a page of its own.
SHOWN_UNDER_A_LESSON = 3


def render_lesson_questions(request, page):
    """Nothing for who takes no part in the course, and in an editor's preview."""
    if not request.user.is_authenticated or getattr(request, "is_preview", False):
        return ""
    reader = reader_of(canonical(course_of(page)), request.user)
    if not reader.may_read:
        return ""
    found = questions_under(page, reader)
    first = found.select_related("author", "cohort")[:SHOWN_UNDER_A_LESSON]
    context = {
        "lesson": page,
        "reader": reader,
        "threads": threads_of(first, reader),
        "number": found.count(),
        "form": ask_form(request.user),
    }
    return render_to_string("pages/learning/lesson_questions.html", context, request)

"""What enrolment draws on course pages: the classes of a course and the seats left in them."""

from django.template.loader import render_to_string

from courses.languages import canonical_id

from .queries import cohorts_ahead
from .shown import show


def prepare_course_seats(request, pages):
    """Fetch the classes of all these courses at once and keep them with the request."""
    by_course = {canonical_id(page): [] for page in pages}
    for shown in show(cohorts_ahead(pages), user=request.user):
        by_course[shown.cohort.course_id].append(shown)
    request.cohorts_by_course = getattr(request, "cohorts_by_course", {}) | by_course


def render_course_seats(request, page):
    """On the course's own page every class with its way in; on a card one line."""
    course = canonical_id(page)
    if course not in getattr(request, "cohorts_by_course", {}):
        prepare_course_seats(request, [page])
    shown_page = getattr(request, "shown_page", None)
    is_own_page = shown_page is not None and shown_page.pk == page.pk
    cohorts = request.cohorts_by_course[course]
    context = {"cohorts": cohorts, "nearest": nearest(cohorts)}
    if is_own_page:
        return render_to_string("pages/enrolment/course_seats.html", context, request)
    # Without the request: what every page knows would be gathered anew for each card.
    return render_to_string("pages/enrolment/card_seats.html", context)


def nearest(cohorts):
    """The one class that a card speaks of: one's own, else one to join, else the next at all."""
    for matters in (lambda each: each.mine, lambda each: each.is_joinable, lambda each: True):
        found = next((each for each in cohorts if matters(each)), None)
        if found:
            return found
    return None

"""Announcements as pages show them, and that they were seen."""

from django.utils.translation import gettext as _

from courses.languages import in_language_many

from .announcement_doors import announcements_for, was_for
from .announcing import note_read

ON_A_PAGE = 20
# On a page that is about something else: what is new comes first.
AT_A_GLANCE = 5


def shown_to(request, announcements) -> list:
    """These `announcements` (with their read marks) as a list; a page that shows them whole is
    what makes them read, by those whom they are for: staff who look count as no readers. Two
    queries more, however many are new."""
    shown = list(announcements)
    if request.method == "GET" and request.user.is_authenticated:
        new = [each.pk for each in shown if each.is_new]
        if new:
            note_read(announcements=was_for(request.user).filter(pk__in=new), person=request.user)
    return shown


def at_a_glance(user) -> list:
    """The first of what stands for `user`, each with its `place` in words. Two queries."""
    found = announcements_for(user).select_related("cohort", "course")
    return name_places(list(found[:AT_A_GLANCE]))


def name_places(announcements) -> list:
    """The same, each with `place`: its class, or the course whose classes it is for."""
    courses = [each.course for each in announcements if each.course is not None]
    here = {
        course.pk: in_words
        for course, in_words in zip(courses, in_language_many(courses), strict=True)
    }
    for each in announcements:
        each.place = (
            each.cohort.name
            if each.cohort is not None
            else _("All classes of %(course)s") % {"course": here[each.course_id].title}
        )
    return announcements

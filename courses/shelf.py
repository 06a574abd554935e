"""What stands on the shelf, and what stands beside what: the queries of the course pages."""

from django.apps import apps
from django.db.models import prefetch_related_objects

from courses.languages import with_canonical_ids
from courses.slots import prepare_slots


def courses_under(page, request):
    """The live courses below a page, in the editor's order, ready to be cards."""
    model = apps.get_model("courses", "CoursePage")
    courses = list(
        with_canonical_ids(model.objects.live().descendant_of(page).order_by("path"))
        .select_related("cover")
        .defer_streamfields()
    )
    fetch_covers(courses)
    prepare_slots(["course_seats"], request=request, pages=courses)
    return courses


def fetch_covers(courses):
    covers = [course.cover for course in courses if course.cover]
    if covers:
        prefetch_related_objects(covers, "renditions")


def outline_of(course):
    """The live lessons and assignments of a course, in the editor's order."""
    lesson = apps.get_model("courses", "LessonPage")
    assignment = apps.get_model("courses", "AssignmentPage")
    return {
        "course": course,
        "lessons": list(children_of(course, lesson)),
        "assignments": list(children_of(course, assignment)),
    }


def children_of(course, model):
    children = model.objects.live().child_of(course).order_by("path")
    return with_canonical_ids(children).defer_streamfields()


def outline_around(page):
    """The outline of the course that a lesson or assignment belongs to, with its neighbours.

    A draft that is previewed is not among the live children; it then stands at the end.
    """
    outline = outline_of(page.get_parent().specific)
    line = [*outline["lessons"], *outline["assignments"]]
    keys = [each.pk for each in line]
    here = keys.index(page.pk) if page.pk in keys else len(line)
    return {
        **outline,
        "place": here + 1,
        "previous": line[here - 1] if here else None,
        "next": line[here + 1] if here + 1 < len(line) else None,
    }

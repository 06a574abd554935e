"""What stands on the shelf, and what stands beside what: the queries of the course pages."""

from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from django.apps import apps
from django.db.models import prefetch_related_objects
from wagtail.models import Page

from courses.languages import fetch_languages, with_canonical_ids
from courses.slots import prepare_slots


def courses_below(page):
    """The live courses below a page, in the editor's order."""
    model = apps.get_model("courses", "CoursePage")
    return model.objects.live().descendant_of(page).order_by("path")


def as_cards(courses, request):
    """Some courses of one page, ready to be cards: the queries do not grow with their number."""
    if "canonical_pk" not in courses.query.annotations:
        courses = with_canonical_ids(courses)
    courses = list(courses.select_related("cover").defer_streamfields())
    fetch_covers(courses)
    fetch_languages(courses)
    prepare_slots(["course_seats"], request=request, pages=courses)
    return courses


def fetch_covers(courses):
    covers = [course.cover for course in courses if course.cover]
    if covers:
        prefetch_related_objects(covers, "renditions")


@dataclass(frozen=True)
class Section:
    """The units of one module in order; `module` is None for those directly under the course."""

    module: Page | None
    units: tuple[Page, ...]


def outline_of(course):
    """What a course holds, live, in the editor's order: one query a kind of page.

    `sections` are its modules with their units, `line` all units one after another; `lessons`,
    `quizzes` and `assignments` are those of each kind.
    """
    kinds = {name: list(under(course, model)) for name, model in unit_models().items()}
    line = sorted((unit for units in kinds.values() for unit in units), key=attrgetter("path"))
    name_what_comes_first(line)
    modules = under(course, apps.get_model("courses", "ModulePage"))
    return {
        "course": course,
        "sections": sections_of(course, modules, line),
        "line": line,
        **kinds,
    }


def name_what_comes_first(line):
    """Give each unit of a course `comes_after`: titles of the live units that it requires. A unit
    of another course is not named here; the unit itself says what is still missing."""
    titles = {unit.pk: unit.title for unit in line}
    for unit in line:
        unit.comes_after = [titles[pk] for pk in unit.required_ids if pk in titles]


def unit_models():
    """The kinds of units by the name of their list."""
    return {
        "lessons": apps.get_model("courses", "LessonPage"),
        "quizzes": apps.get_model("courses", "QuizPage"),
        "assignments": apps.get_model("courses", "AssignmentPage"),
    }


def under(course, model):
    """Live pages of a kind in a course; the long bodies are left where they are."""
    pages = model.objects.live().descendant_of(course).order_by("path")
    long = [name for name in ("body", "questions", "rubric") if hasattr(model, name)]
    return with_canonical_ids(pages).defer(*long)


def sections_of(course, modules, line):
    """A unit outside of every live module stands where the editor put it, without a heading."""
    parents = {module.path: module for module in modules}
    sections = []
    for parent, units in groupby(line, key=lambda unit: unit.path[: -Page.steplen]):
        if parent == course.path or parent in parents:
            sections.append(Section(parents.get(parent), tuple(units)))
    return sections


def course_of(page):
    """The course that a module or unit belongs to."""
    model = apps.get_model("courses", "CoursePage")
    return model.objects.ancestor_of(page, inclusive=True).get()


def outline_around(page):
    """The outline of the course that a page belongs to, with the unit's neighbours.

    A draft that is previewed is not among the live units; it then stands at the end.
    """
    outline = outline_of(course_of(page))
    line = [unit for section in outline["sections"] for unit in section.units]
    keys = [each.pk for each in line]
    here = keys.index(page.pk) if page.pk in keys else len(line)
    lessons = [each.pk for each in outline["lessons"]]
    own = (section.module for section in outline["sections"] if page in section.units)
    return {
        **outline,
        "module": next(own, None),
        "line": line,
        "place": lessons.index(page.pk) + 1 if page.pk in lessons else 0,
        "previous": line[here - 1] if here else None,
        "next": line[here + 1] if here + 1 < len(line) else None,
    }

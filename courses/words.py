"""Courses and lessons by the words that somebody types.

A word counts where it stands whole in any text of a page (Wagtail's index, on SQLite and on
PostgreSQL), and as a part of a word in titles and summaries: "rekam" finds "merekam", without
rules of grammar. Every word has to be found, in the course or in one of its lessons.
"""

import re

from django.apps import apps
from django.db.models import Q
from wagtail.models import Page

# More words than these narrow nothing further, and each costs a look into the index.
MOST_WORDS = 6
# Shorter ones are parts of nearly every title.
SHORTEST_PART = 3
# Home, catalogue, course: no other page may stand between them.
COURSE_PATH = 4 * Page.steplen
# What a card names of its lessons.
MOST_LESSONS = 2


def words_of(text: str) -> list[str]:
    """Letters and digits only, so that no sign is an operator to any database."""
    return list(dict.fromkeys(re.findall(r"[^\W_]+", text.casefold())))[:MOST_WORDS]


def plain(text: str) -> str:
    """A text as it goes into the index: its words, one blank between them.

    Left to themselves, PostgreSQL takes "malangkota.go.id" or "suara/cahaya" for one name and
    SQLite for several words.
    """
    return " ".join(re.findall(r"[^\W_]+", text))


def plain_words(page, *names: str) -> str:
    """All the text that a page holds in these fields, as it goes into the index."""
    texts = []
    for name in names:
        field, value = page._meta.get_field(name), getattr(page, name)
        texts += field.get_searchable_content(value) if is_body(field) else [value]
    return plain(" ".join(map(str, texts)))


def is_body(field) -> bool:
    return hasattr(field, "get_searchable_content")


def places_of(text) -> list[set[str]]:
    """For each word its `standing_in`: what the other two are given, so that each word is looked
    up once."""
    return [standing_in(word) for word in words_of(text)]


def with_words(courses, places):
    """Those of `courses` in whose text, or whose live lessons' text, every word stands."""
    for paths in places:
        courses = courses.filter(path__in=sorted({path[:COURSE_PATH] for path in paths}))
    return courses


def lessons_with_words(courses, places) -> dict[int, list[Page]]:
    """Lessons of each course, by its id, that hold every word themselves; at most two. One query
    for all courses."""
    found: dict[int, list[Page]] = {course.pk: [] for course in courses}
    if not places or not courses:
        return found
    by_path = {course.path: course.pk for course in courses}
    chosen: dict[str, list[str]] = {path: [] for path in by_path}
    for path in sorted(set.intersection(*places)):
        of_course = chosen.get(path[:COURSE_PATH])
        if of_course is not None and path not in by_path and len(of_course) < MOST_LESSONS:
            of_course.append(path)
    wanted = [path for paths in chosen.values() for path in paths]
    lessons = apps.get_model("courses", "LessonPage").objects.filter(path__in=wanted)
    for lesson in lessons.order_by("path").defer_streamfields():
        found[by_path[lesson.path[:COURSE_PATH]]].append(lesson)
    return found


def standing_in(word: str) -> set[str]:
    """Paths of the live courses and lessons in whose own text the word stands.

    One query for both kinds, read at once: as conditions inside each other these looks into the
    index cost more to put together, each time the courses are counted and listed, than to do.
    """
    kinds = (apps.get_model("courses", name) for name in ("CoursePage", "LessonPage"))
    indexed = Page.objects.search(word, order_by_relevance=False).get_queryset()
    held = Q(pk__in=indexed.order_by().values("pk"))
    if len(word) >= SHORTEST_PART:
        held |= Q(title__icontains=word) | Q(coursepage__summary__icontains=word)
    pages = Page.objects.live().type(*kinds).filter(held).order_by()
    return set(pages.values_list("path", flat=True))

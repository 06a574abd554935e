"""Courses and lessons by the words that somebody types.

A word counts where it stands whole in any text of a page (Wagtail's index, on SQLite and on
PostgreSQL), and as a part of a word in titles and summaries: "rekam" finds "merekam", without
rules of grammar. Every word has to be found, in the course or in one of its lessons.
"""

import re

from django.apps import apps
from django.db.models import Q
from django.db.models.functions import Substr
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


def with_words(courses, text):
    """Those of `courses` in whose text, or whose live lessons' text, every word stands."""
    lesson = apps.get_model("courses", "LessonPage")
    for word in words_of(text):
        lessons = lesson.objects.live().filter(holding(lesson, word)).order_by()
        courses = courses.filter(
            holding(courses.model, word) | Q(path__in=lessons.values_list(course_path()))
        )
    return courses


def lessons_with_words(courses, text) -> dict[int, list[Page]]:
    """Lessons of each course, by its id, that hold every word themselves; at most two. One query
    for all courses."""
    found: dict[int, list[Page]] = {course.pk: [] for course in courses}
    words = words_of(text)
    if not words or not courses:
        return found
    by_path = {course.path: course.pk for course in courses}
    lessons = apps.get_model("courses", "LessonPage").objects.live().order_by("path")
    for word in words:
        lessons = lessons.filter(holding(lessons.model, word))
    lessons = lessons.annotate(course_path=course_path()).filter(course_path__in=by_path)
    for lesson in lessons.defer_streamfields():
        of_course = found[by_path[lesson.course_path]]
        if len(of_course) < MOST_LESSONS:
            of_course.append(lesson)
    return found


def holding(model, word: str) -> Q:
    """Pages of a kind in whose own text the word stands."""
    indexed = model.objects.search(word, order_by_relevance=False).get_queryset()
    held = Q(pk__in=indexed.order_by().values("pk"))
    if len(word) >= SHORTEST_PART:
        held |= Q(title__icontains=word)
        if hasattr(model, "summary"):
            held |= Q(summary__icontains=word)
    return held


def course_path():
    return Substr("path", 1, COURSE_PATH)

"""Places on course pages that learning may fill.

Courses knows no learner. A template says where something about learning belongs
(`{% course_slot "course_seats" page=course %}`), and whoever knows registers how it is drawn,
at start-up. An empty slot draws nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass

SLOTS = {
    "home_next_step": "home: the one next step of this visitor",
    "course_seats": "catalogue card and course page: classes, seats left, join",
    "course_progress": "course page and list of lessons: how far this visitor is",
    "lesson_progress": "end of a lesson: mark as read, what is next",
    "lesson_questions": "last on a lesson: what participants asked",
    "quiz_attempt": "quiz: begin, go on, results so far",
    "self_assessment": "self-assessment: the classes for which this visitor can answer",
    "assignment_handin": "assignment: hand in, or why not yet",
    "showcase_works": "page of works: those that their makers agreed to show",
    "article_end": "end of an article: what the platform itself knows of its subject",
}


@dataclass(frozen=True)
class Filling:
    render: Callable  # (request, page) -> safe html
    prepare: Callable | None  # (request, pages) -> None; called once before a list is drawn


_fillings: dict[str, Filling] = {}


def register_slot(name, render, *, prepare=None):
    """Fill a slot. `prepare` gets the whole list first, to fetch for all pages in one query."""
    if name not in SLOTS:
        raise LookupError(f"no slot is called {name!r}; there are {', '.join(SLOTS)}")
    _fillings[name] = Filling(render, prepare)


def prepare_slots(names, *, request, pages):
    for name in names:
        filling = _fillings.get(name)
        if filling and filling.prepare and pages:
            filling.prepare(request, pages)


def render_slot(name, *, request, page):
    """The html of a slot, "" when nobody fills it or the page was never saved (a preview)."""
    if name not in SLOTS:
        raise LookupError(f"no slot is called {name!r}; there are {', '.join(SLOTS)}")
    filling = _fillings.get(name)
    if filling is None or page.pk is None:
        return ""
    return filling.render(request, page)

import pytest
from django.utils import timezone

from courses.enums import CompletionRule
from courses.models import CourseVideo, LessonPage
from lms.enrolment.enums import EnrolmentState as S
from tests.factories import make_enrolment, make_video

FILM_SECONDS = 240.0


@pytest.fixture
def seated(cohort, ayu):
    return make_enrolment(cohort, ayu, state=S.ENROLLED)


@pytest.fixture
def lessons(course):
    return list(LessonPage.objects.child_of(course).order_by("path"))


@pytest.fixture
def film(fajar):
    """Four minutes."""
    return make_video(fajar, measurements={"duration_s": FILM_SECONDS})


@pytest.fixture
def watching(lessons, film):
    """A lesson that is done when 80% of its film was played."""
    shown = CourseVideo.objects.create(title="Pagi", video=film, locale=lessons[0].locale)
    body = [{"type": "video", "id": "film", "value": {"video": shown.pk, "note": ""}}]
    return changed(lessons[0], body, CompletionRule.WATCHED)


@pytest.fixture
def ticking(lessons):
    """A lesson that is done when its two items are ticked; with a script to fill in."""
    body = [
        {
            "type": "checklist",
            "id": "daftar",
            "value": {
                "title": "Sebelum merekam",
                "items": [
                    {"type": "item", "id": key, "value": text}
                    for key, text in (("lensa", "Lensa bersih"), ("baterai", "Baterai penuh"))
                ],
            },
        },
        {
            "type": "script",
            "id": "naskah",
            "value": {
                "title": "Naskah",
                "text": "",
                "rows": [
                    {"type": "item", "id": key, "value": {"part": part, "hint": ""}}
                    for key, part in (("pembuka", "Pembuka"), ("isi", "Isi"))
                ],
            },
        },
    ]
    return changed(lessons[0], body, CompletionRule.CHECKLIST)


def changed(lesson, body, rule):
    lesson.body, lesson.completion_rule = body, rule
    lesson.save()
    return LessonPage.objects.get(pk=lesson.pk)


@pytest.fixture
def event():
    """An event as a phone sends it."""

    def make(lesson, kind, number=1, *, at=None, **data):
        data = {name.removesuffix("_"): value for name, value in data.items()}
        return {
            "key": f"00000000-0000-4000-8000-{number:012}",
            "lesson": lesson.pk,
            "kind": kind,
            "data": data,
            "happened_at": (at or timezone.now()).isoformat(),
        }

    return make

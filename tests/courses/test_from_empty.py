"""A course from empty to published, by an editor and a second reader, with Wagtail's own forms."""

from django.core.management import call_command
from django.urls import reverse
from wagtail.models import WorkflowState
from wagtail.test.utils.form_data import nested_form_data, streamfield

from courses.models import CataloguePage, CoursePage, LessonPage, QuizPage
from lms.people.roles import give_role
from tests.courses.lesson_form import lesson_words
from tests.factories import make_home

COURSE = {
    "title": "Suara yang jelas",
    "slug": "suara-yang-jelas",
    "summary": "Anda merekam suara yang jelas.",
    "level": "beginner",
    "for_youtube": "on",
    "minutes": "30",
    "outcomes": streamfield([("outcome", "Merekam suara yang jelas dengan ponsel")]),
    "cover": "",
    "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 0},
}


def answer(text, right):
    return {"value": {"text": text, "right": "on" if right else "", "feedback": ""}, "deleted": ""}


QUIZ = {
    "title": "Kuis suara",
    "slug": "kuis-suara",
    "introduction": "Tentang jarak.",
    "minutes": "5",
    "pass_mark": "70",
    "attempts_allowed": "0",
    "pools": streamfield([]),
    "requires": streamfield([]),
    "questions": streamfield(
        [
            (
                "single",
                {
                    "prompt": "Di mana ponselnya?",
                    "explanation": "Makin dekat makin jelas.",
                    "pool": "",
                    "choices": {
                        "count": "2",
                        **{
                            str(n): {**answer(text, right), "order": str(n)}
                            for n, (text, right) in enumerate([("Dekat", True), ("Jauh", False)])
                        },
                    },
                },
            )
        ]
    ),
    "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 0},
}


def add(client, kind, parent, words):
    address = reverse("wagtailadmin_pages:add", args=["courses", kind, parent.pk])
    return client.post(address, words | {"action-submit": "1"})


def test_a_course_from_empty_to_published(client, fajar, endah):
    catalogue = CataloguePage.objects.child_of(make_home()).get()
    give_role(person=fajar, role="editor")
    call_command("allow_roles")
    client.force_login(fajar)
    add(client, "coursepage", catalogue, nested_form_data(COURSE))
    course = CoursePage.objects.get(locale=catalogue.locale)
    add(client, "lessonpage", course, lesson_words(slug="materi-1"))
    add(client, "quizpage", course, nested_form_data(QUIZ))
    pages = [course, *(model.objects.child_of(course).get() for model in (LessonPage, QuizPage))]
    assert [page.live for page in pages] == [False] * 3
    assert client.get("/kelas/suara-yang-jelas/").status_code == 404

    client.force_login(endah)
    for state in WorkflowState.objects.filter(status="in_progress").order_by("pk"):
        where = [state.object_id, "approve", state.current_task_state_id]
        client.post(reverse("wagtailadmin_pages:workflow_action", args=where))

    client.logout()
    shown = client.get("/kelas/suara-yang-jelas/").content.decode()
    assert all(words in shown for words in ("Suara yang jelas", "Materi 1", "Kuis suara"))
    asked = client.get("/kelas/suara-yang-jelas/kuis-suara/")
    assert (asked.status_code, "Tentang jarak." in asked.content.decode()) == (200, True)

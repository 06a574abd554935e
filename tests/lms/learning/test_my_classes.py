"""My learning: every class with its one next step, for a constant number of queries."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from courses.models import LessonPage
from lms.enrolment.attendance import tick
from lms.enrolment.enums import EnrolmentState as S
from lms.enrolment.enums import Selection
from lms.learning import next_steps
from lms.learning.my_classes import my_classes
from lms.learning.next_steps import Step, Urgency, register_step
from lms.learning.progress import progress_of
from lms.learning.reading import mark_read, note_opened
from tests.factories import make_cohort, make_course, make_enrolment, make_meeting


@pytest.fixture(autouse=True)
def _no_higher_rooms(monkeypatch):
    """These promises are learning's own; what higher rooms answer is registered by each test."""
    monkeypatch.setattr(next_steps, "_sources", [])


def lessons_of(course):
    return list(LessonPage.objects.child_of(course).order_by("path"))


def step_of(resident):
    (mine,) = my_classes(resident)
    return mine.step


def test_the_next_step_is_the_first_lesson_that_is_not_read(cohort, course, ayu):
    make_enrolment(cohort, ayu)
    first, second = lessons_of(course)
    assert step_of(ayu).url == first.url
    mark_read(lesson=first, resident=ayu)
    step = step_of(ayu)
    assert (step.urgency, step.url, step.text) == (Urgency.LEARN, second.url, "Tentang ini.")


def test_a_lesson_once_opened_is_continued(cohort, course, ayu):
    make_enrolment(cohort, ayu)
    fresh = step_of(ayu).action
    note_opened(lesson=lessons_of(course)[0], resident=ayu)
    assert step_of(ayu).action != fresh


def test_progress_counts_what_was_read_and_not_what_was_opened(cohort, course, ayu):
    first, second = lessons_of(course)
    make_enrolment(cohort, ayu)
    mark_read(lesson=first, resident=ayu)
    note_opened(lesson=second, resident=ayu)
    progress = progress_of(resident=ayu, courses=[course])[course.pk]
    assert (progress.done, progress.total, progress.is_done) == (1, 2, False)
    assert [(each.number, each.state, each.opened) for each in progress.lessons] == [
        (1, "done", True),
        (2, "now", True),
    ]


@pytest.mark.parametrize(
    ("state", "urgency"),
    [
        (S.ENROLLED, Urgency.LEARN),
        (S.WAITLISTED, Urgency.WAIT),
        (S.COMPLETED, Urgency.DONE),
    ],
)
def test_each_state_has_its_step(cohort, ayu, state, urgency):
    make_enrolment(cohort, ayu, state=state)
    assert step_of(ayu).urgency == urgency


def test_all_read_and_nobody_else_asks_for_anything_is_done(cohort, course, ayu):
    make_enrolment(cohort, ayu)
    for lesson in lessons_of(course):
        mark_read(lesson=lesson, resident=ayu)
    assert step_of(ayu).urgency == Urgency.DONE


@pytest.mark.parametrize(("urgency", "wins"), [(Urgency.ANSWER, True), (Urgency.HAND_IN, False)])
def test_a_higher_room_wins_where_it_is_more_urgent(cohort, ayu, urgency, wins):
    enrolment = make_enrolment(cohort, ayu)
    asked = Step(urgency, "From above")
    register_step(
        lambda each, fetched: asked if each.pk in fetched else None,
        prepare=lambda enrolments: {each.pk for each in enrolments},
    )
    assert (step_of(ayu) == asked) is wins
    assert next_steps.steps_of_higher_rooms([enrolment]) == {enrolment.pk: [asked]}


def test_who_waits_for_a_seat_is_not_asked_about_by_higher_rooms(cohort, ayu):
    make_enrolment(cohort, ayu, state=S.WAITLISTED)
    register_step(lambda enrolment, fetched: Step(Urgency.ANSWER, "Never"))
    assert step_of(ayu).urgency == Urgency.WAIT


def test_the_most_urgent_class_comes_first_and_left_ones_are_gone(cohort, course, ayu):
    done = make_enrolment(cohort, ayu, state=S.COMPLETED)
    active = make_enrolment(make_cohort(course, slug="sore"), ayu)
    make_enrolment(make_cohort(course, slug="malam"), ayu, state=S.WITHDRAWN)
    assert [mine.enrolment for mine in my_classes(ayu)] == [active, done]


def queries_for(resident, *, courses, lessons):
    for number in range(courses):
        course = make_course(f"kursus-{lessons}-{number}", lessons=lessons)
        make_enrolment(make_cohort(course, slug=f"kelas-{lessons}-{number}"), resident)
    my_classes(resident)
    with CaptureQueriesContext(connection) as queries:
        classes = my_classes(resident)
    assert [mine.progress.total for mine in classes] == [lessons] * courses
    return len(queries)


def test_three_courses_of_three_lessons_cost_as_much_as_one_of_one(ayu, dimas):
    one = queries_for(ayu, courses=1, lessons=1)
    assert queries_for(dimas, courses=3, lessons=3) == one


def test_my_learning_shows_every_lesson(client, cohort, course, ayu):
    make_enrolment(cohort, ayu)
    client.force_login(ayu)
    page = client.get("/belajar/").content.decode()
    assert [lesson.url in page for lesson in lessons_of(course)] == [True, True]


def test_without_a_class_my_learning_leads_to_the_courses(client, ayu):
    client.force_login(ayu)
    answer = client.get("/belajar/")
    assert answer.context["classes"] == []
    assert 'href="/kelas/"' in answer.content.decode()


def test_a_stranger_signs_in_first(client, db):
    assert client.get("/belajar/").url == "/masuk/?next=/belajar/"


def test_the_home_page_shows_my_step_or_the_class_that_is_open(client, cohort, course, ayu):
    assert f"/kelas-dibuka/{cohort.slug}/" in client.get("/").content.decode()
    make_enrolment(cohort, ayu)
    client.force_login(ayu)
    assert lessons_of(course)[0].url in client.get("/").content.decode()


def test_a_class_that_meets_now_comes_first_with_the_way_to_say_so(
    client, cohort, course, ayu, citra
):
    make_enrolment(make_cohort(course, slug="sore"), ayu)
    seat = make_enrolment(cohort, ayu, state=S.COMPLETED)
    meeting = make_meeting(cohort)
    first, second = my_classes(ayu)
    assert (first.enrolment, first.meets_now, first.is_present) == (seat, True, False)
    assert second.meets_now is False
    client.force_login(ayu)
    assert 'href="/hadir/"' in client.get("/belajar/").content.decode()
    tick(meeting=meeting, enrolment=seat, actor=citra)
    assert my_classes(ayu)[0].is_present is True
    text = client.get("/belajar/").content.decode()
    assert ('href="/hadir/"' in text, "sudah tercatat" in text) == (False, True)


@pytest.mark.parametrize(
    ("selection", "says"),
    [
        (Selection.LOTTERY, "undian"),
        (Selection.OFFICER, "memilih"),
        (Selection.ORDER, "diperiksa"),
    ],
)
def test_who_applied_has_no_meeting_yet_and_knows_what_decides(cohort, ayu, selection, says):
    cohort.selection = selection
    cohort.save()
    make_meeting(cohort)
    make_enrolment(cohort, ayu, state=S.APPLIED)
    (mine,) = my_classes(ayu)
    assert (mine.meeting, mine.meets_now, says in str(mine.step.title)) == (None, False, True)

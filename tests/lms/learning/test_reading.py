"""What reading a lesson leaves behind, and who has progress to keep."""

import pytest

from courses.models import AssignmentPage, LessonPage
from lms.enrolment.enums import EnrolmentState as S
from lms.enrolment.models import Enrolment
from lms.learning.models import LessonProgress
from lms.learning.reading import NotTakingPart, mark_read, note_opened
from tests.factories import make_cohort, make_course, make_enrolment


@pytest.fixture
def lessons(course):
    return list(LessonPage.objects.child_of(course).order_by("path"))


def read_path(lesson):
    return f"/belajar/materi/{lesson.pk}/selesai/"


def state_of(resident):
    return Enrolment.objects.get(resident=resident).state


def test_the_first_lesson_read_starts_the_class(cohort, lessons, ayu):
    make_enrolment(cohort, ayu, state=S.ENROLLED)
    note_opened(lesson=lessons[0], resident=ayu)
    assert state_of(ayu) == S.ENROLLED
    mark_read(lesson=lessons[0], resident=ayu)
    assert state_of(ayu) == S.ACTIVE


def test_reading_twice_keeps_the_first_time(cohort, lessons, ayu):
    make_enrolment(cohort, ayu)
    first = mark_read(lesson=lessons[0], resident=ayu)
    again = mark_read(lesson=lessons[0], resident=ayu)
    assert (again.pk, again.completed_at) == (first.pk, first.completed_at)


def test_opening_twice_is_one_row_and_never_undoes_reading(cohort, lessons, ayu):
    make_enrolment(cohort, ayu)
    read = mark_read(lesson=lessons[0], resident=ayu)
    for _ in range(2):
        note_opened(lesson=lessons[0], resident=ayu)
    assert list(LessonProgress.objects.values_list("pk", "completed_at")) == [
        (read.pk, read.completed_at)
    ]


@pytest.mark.parametrize("state", [S.WAITLISTED, S.WITHDRAWN, S.REJECTED])
def test_without_a_seat_there_is_no_progress_to_keep(cohort, lessons, ayu, state):
    make_enrolment(cohort, ayu, state=state)
    with pytest.raises(NotTakingPart):
        mark_read(lesson=lessons[0], resident=ayu)
    assert not LessonProgress.objects.exists()


def test_a_seat_in_another_course_is_not_enough(cohort, lessons, ayu):
    make_enrolment(make_cohort(make_course("lanjut"), slug="lanjut-1"), ayu)
    with pytest.raises(NotTakingPart):
        mark_read(lesson=lessons[0], resident=ayu)


def test_marking_as_read_goes_on_to_what_comes_next(client, cohort, course, lessons, ayu):
    make_enrolment(cohort, ayu)
    client.force_login(ayu)
    brief = AssignmentPage.objects.child_of(course).get()
    assert client.post(read_path(lessons[0])).url == lessons[1].url
    assert client.post(read_path(lessons[0])).url == lessons[1].url
    assert client.post(read_path(lessons[1])).url == brief.url
    assert LessonProgress.objects.filter(completed_at__isnull=False).count() == 2


def test_after_the_last_lesson_of_a_course_without_a_brief_comes_my_learning(client, ayu):
    course = make_course("tanpa-tugas", lessons=1, with_assignment=False)
    make_enrolment(make_cohort(course, slug="tanpa-tugas-1"), ayu)
    client.force_login(ayu)
    lesson = LessonPage.objects.child_of(course).get()
    assert client.post(read_path(lesson)).url == "/belajar/"


def test_forbidden_looks_like_absent(client, cohort, lessons, ayu):
    assert client.post(read_path(lessons[0])).status_code == 404
    client.force_login(ayu)
    assert client.post(read_path(lessons[0])).status_code == 404
    assert client.post("/belajar/materi/999999/selesai/").status_code == 404
    assert not LessonProgress.objects.exists()


def test_a_lesson_that_is_not_published_cannot_be_read(client, cohort, lessons, ayu):
    make_enrolment(cohort, ayu)
    lessons[0].unpublish()
    client.force_login(ayu)
    assert client.post(read_path(lessons[0])).status_code == 404


def test_looking_at_a_lesson_is_written_down_once(client, cohort, lessons, ayu):
    make_enrolment(cohort, ayu)
    client.force_login(ayu)
    for _ in range(3):
        assert read_path(lessons[0]) in client.get(lessons[0].url).content.decode()
    assert list(LessonProgress.objects.values_list("lesson", "completed_at")) == [
        (lessons[0].pk, None)
    ]


def test_a_read_lesson_has_no_button_any_more(client, cohort, lessons, ayu):
    make_enrolment(cohort, ayu)
    mark_read(lesson=lessons[0], resident=ayu)
    client.force_login(ayu)
    assert read_path(lessons[0]) not in client.get(lessons[0].url).content.decode()


@pytest.mark.parametrize("signed_in", [False, True])
def test_who_has_no_seat_is_invited_and_leaves_no_trace(client, cohort, lessons, ayu, signed_in):
    if signed_in:
        client.force_login(ayu)
    page = client.get(lessons[0].url).content.decode()
    assert f"/kelas-dibuka/{cohort.slug}/" in page
    assert read_path(lessons[0]) not in page
    assert not LessonProgress.objects.exists()

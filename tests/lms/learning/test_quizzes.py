"""Taking a quiz: what is drawn, what counts, and what is said."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from courses.marking import BadAnswer
from lms.enrolment.enums import EnrolmentState as S
from lms.enrolment.models import Enrolment
from lms.learning.drawing import drawn
from lms.learning.models import QuizAttempt
from lms.learning.reading import mark_read
from lms.learning.requirements import missing_for
from lms.learning.results import item_figures, result_of
from lms.learning.sitting import QuizRefused, answer, begin, submit
from tests.factories import make_enrolment, make_quiz


@pytest.fixture
def quiz(course):
    return make_quiz(course)


@pytest.fixture
def seated(cohort, ayu):
    return make_enrolment(cohort, ayu, state=S.ENROLLED)


def give(attempt, *words):
    """Answer the questions in their order: "ya" or "tidak"."""
    for question, word in zip(attempt.questions, words, strict=False):
        key = next(each["key"] for each in question["choices"] if each["text"].lower() == word)
        answer(attempt=attempt, key=question["key"], given=key)
    attempt.refresh_from_db()


def test_beginning_twice_is_one_attempt_and_starts_the_class(quiz, seated, ayu):
    assert begin(quiz=quiz, resident=ayu) == begin(quiz=quiz, resident=ayu)
    assert QuizAttempt.objects.count() == 1
    assert Enrolment.objects.get().state == S.ACTIVE


def test_half_right_is_half(quiz, seated, ayu):
    attempt = begin(quiz=quiz, resident=ayu)
    give(attempt, "ya", "tidak")
    done = submit(attempt=attempt)
    assert (done.score, done.passed, done.is_open) == (50, False, False)
    assert [(each.state, each.feedback) for each in result_of(done)] == [
        ("right", ["Ya."]),
        ("wrong", ["Tidak."]),
    ]


def test_the_first_answer_stands(quiz, seated, ayu):
    attempt = begin(quiz=quiz, resident=ayu)
    give(attempt, "tidak")
    give(attempt, "ya", "ya")
    assert submit(attempt=attempt).score == 50


def test_handing_in_twice_is_once_and_what_is_open_earns_nothing(quiz, seated, ayu):
    attempt = begin(quiz=quiz, resident=ayu)
    give(attempt, "ya")
    first = submit(attempt=attempt)
    give_late = attempt.questions[1]
    with pytest.raises(LookupError):
        answer(attempt=first, key=give_late["key"], given=give_late["choices"][0]["key"])
    again = submit(attempt=first)
    assert (again.score, again.submitted_at) == (50, first.submitted_at)


def test_an_answer_of_another_form_changes_nothing(quiz, seated, ayu):
    attempt = begin(quiz=quiz, resident=ayu)
    with pytest.raises(BadAnswer):
        answer(attempt=attempt, key=attempt.questions[0]["key"], given=["ya-1"])
    attempt.refresh_from_db()
    assert attempt.answers == {}


def test_attempts_end_where_the_editor_said(course, seated, ayu):
    quiz = make_quiz(course, attempts_allowed=1)
    submit(attempt=begin(quiz=quiz, resident=ayu))
    with pytest.raises(QuizRefused):
        begin(quiz=quiz, resident=ayu)


@pytest.mark.parametrize("state", [S.WAITLISTED, S.WITHDRAWN])
def test_without_a_seat_no_attempt(quiz, cohort, ayu, state):
    make_enrolment(cohort, ayu, state=state)
    with pytest.raises(QuizRefused):
        begin(quiz=quiz, resident=ayu)


def test_what_comes_first_opens_the_quiz(course, seated, ayu):
    lesson = course.get_children().first().specific
    quiz = make_quiz(course, requires=[{"type": "page", "value": lesson.pk}])
    with pytest.raises(QuizRefused):
        begin(quiz=quiz, resident=ayu)
    assert [page.pk for page in missing_for(quiz, ayu)] == [lesson.pk]
    mark_read(lesson=lesson, resident=ayu)
    assert begin(quiz=quiz, resident=ayu).number == 1


def test_an_edit_changes_nothing_of_a_running_attempt(quiz, seated, ayu):
    attempt = begin(quiz=quiz, resident=ayu)
    quiz.questions = []
    quiz.save()
    give(attempt, "ya", "ya")
    assert submit(attempt=attempt).score == 100


def questions(number, pool=""):
    return [
        {"key": f"{pool}{n}", "kind": "order", "pool": pool,
         "items": [{"key": letter, "text": letter} for letter in "abc"]}
        for n in range(number)
    ]  # fmt: skip


def test_a_pool_gives_as_many_as_it_says_and_the_rest_always_comes():
    asked = drawn(questions(5, "inti") + questions(2), draws={"inti": 3}, shuffle=True, seed=7)
    keys = [each["key"] for each in asked]
    assert len(set(keys)) == 5
    assert {"0", "1"} <= set(keys)
    assert drawn(questions(5, "inti"), draws={"inti": 3}, shuffle=True, seed=7) == drawn(
        questions(5, "inti"), draws={"inti": 3}, shuffle=True, seed=7
    )


def test_what_is_to_be_ordered_never_stands_in_order():
    for seed in range(50):
        (asked,) = drawn(questions(1), draws={}, shuffle=False, seed=seed)
        assert asked["shown"] != ["a", "b", "c"]


def test_a_question_that_only_the_better_ones_know_tells_them_apart(
    quiz, cohort, seated, ayu, budi
):
    quiz.shuffle = False
    quiz.save()
    make_enrolment(cohort, budi)
    for resident, words in ((ayu, ("ya", "ya")), (budi, ("ya", "tidak"))):
        attempt = begin(quiz=quiz, resident=resident)
        give(attempt, *words)
        submit(attempt=attempt)
    figures = item_figures(QuizAttempt.objects.all())
    assert [(each.prompt, each.asked, each.facility, each.discrimination) for each in figures] == [
        ("Soal 2?", 2, 0.5, 1.0),
        ("Soal 1?", 2, 1.0, 0.0),
    ]


def test_the_pages_of_a_quiz_from_the_first_question_to_the_result(client, quiz, seated, ayu):
    client.force_login(ayu)
    begun = client.post(f"/belajar/kuis/{quiz.pk}/mulai/")
    attempt = QuizAttempt.objects.get()
    assert begun.url == f"/belajar/kuis/percobaan/{attempt.pk}/"
    for number, question in enumerate(attempt.questions, start=1):
        page = client.get(begun.url)
        assert page.context["number"] == number
        assert "Ya." not in page.content.decode()
        empty = client.post(f"{begun.url}{number}/")
        assert (empty.status_code, empty.context["wrong"]) == (200, True)
        right = next(each["key"] for each in question["choices"] if each["right"])
        said = client.post(f"{begun.url}{number}/", {"choice": right}, follow=True)
        assert "Ya." in said.content.decode()
    client.post(f"{begun.url}selesai/")
    assert "100%" in client.get(begun.url).content.decode()


def test_an_attempt_is_its_residents_alone(client, quiz, seated, ayu, budi):
    attempt = begin(quiz=quiz, resident=ayu)
    client.force_login(budi)
    page = f"/belajar/kuis/percobaan/{attempt.pk}/"
    assert [
        client.get(page).status_code,
        client.post(f"{page}1/", {"choice": "ya-1"}).status_code,
        client.post(f"{page}selesai/").status_code,
    ] == [404, 404, 404]


def test_a_question_costs_the_same_in_a_quiz_of_one_and_of_three(client, course, seated, ayu):
    client.force_login(ayu)
    costs = []
    for number in (1, 3):
        quiz = make_quiz(course, slug=f"kuis-{number}", questions=number)
        attempt = begin(quiz=quiz, resident=ayu)
        page = f"/belajar/kuis/percobaan/{attempt.pk}/"
        client.get(page)
        with CaptureQueriesContext(connection) as captured:
            client.get(page)
        costs.append(len(captured))
    assert costs[0] == costs[1]

"""Questions under lessons for programs: the same door and the same verbs as the pages."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from courses.models import LessonPage
from lms.learning.asking import answer_question, ask
from lms.learning.models import Answer, Question, Report
from lms.learning.moderating import choose, hide
from tests.factories import make_enrolment

API = "/api/v1"


@pytest.fixture
def lesson(course):
    return LessonPage.objects.child_of(course).order_by("path").first()


@pytest.fixture
def asked(lesson, cohort, ayu):
    make_enrolment(cohort, ayu)
    return ask(lesson=lesson, resident=ayu, body="Kenapa suara saya pelan?")


@pytest.fixture
def send(client):
    """A call as a person: (person, method, path, body) -> response."""

    def call(person, method, path, body=None):
        client.force_login(person)
        act = getattr(client, method)
        return (
            act(f"{API}{path}", body, content_type="application/json")
            if body
            else act(f"{API}{path}")
        )

    return call


def test_one_asks_reads_and_answers(send, lesson, cohort, ayu, citra):
    make_enrolment(cohort, ayu)
    path = f"/lessons/{lesson.pk}/questions"
    first, second = (send(ayu, "post", path, {"body": "Kenapa pelan?"}) for _time in range(2))
    assert first.status_code == second.status_code == 200
    question = Question.objects.get()
    answered = send(citra, "post", f"/questions/{question.pk}/answers", {"body": "Dekatkan."})
    (answer,) = Answer.objects.all()
    assert answered.json()["answers"] == [
        {
            "id": answer.pk,
            "body": "Dekatkan.",
            "author": "Citra",
            "is_mine": True,
            "may_change": True,
            "is_hidden": False,
            "hidden_for": "",
            "written_at": answered.json()["answers"][0]["written_at"],
            "edited_at": None,
            "by_trainer": True,
            "is_the_answer": False,
        }
    ]
    listed = send(ayu, "get", path).json()
    assert listed["count"] == 1
    (seen,) = listed["items"]
    assert (seen["id"], seen["lesson"], seen["is_mine"], seen["may_change"]) == (
        question.pk,
        lesson.pk,
        True,
        False,
    )
    assert seen["answers"][0]["author"] == "Citra"
    assert send(ayu, "get", f"/questions/{question.pk}").json() == seen


def test_ones_own_is_changed_and_deleted_until_it_is_answered(send, asked, ayu, citra):
    one = f"/questions/{asked.pk}"
    assert send(ayu, "patch", one, {"body": "Lain?"}).json()["body"] == "Lain?"
    assert send(citra, "patch", one, {"body": "Bukan saya"}).status_code == 409
    answer = answer_question(question=asked, author=citra, body="Dekatkan.")
    refused = send(ayu, "delete", one)
    assert (refused.status_code, refused["Content-Type"]) == (409, "application/problem+json")
    assert refused.json()["detail"] == "Ini tidak bisa dihapus lagi."
    mine = f"/answers/{answer.pk}"
    changed = send(citra, "patch", mine, {"body": "Dekatkan mikrofon."})
    assert changed.json()["answers"][0]["body"] == "Dekatkan mikrofon."
    choose(answer=answer, actor=citra)
    assert send(citra, "delete", mine).status_code == 409
    choose(answer=answer, actor=citra, chosen=False)
    assert send(citra, "delete", mine).status_code == 204
    assert send(ayu, "delete", one).status_code == 204
    assert not Question.objects.exists()


def test_what_should_not_stand_there_is_reported_once(send, asked, cohort, ayu, budi, citra):
    make_enrolment(cohort, budi)
    answer = answer_question(question=asked, author=citra, body="Dekatkan.")
    for path in (f"/questions/{asked.pk}/report", f"/answers/{answer.pk}/report"):
        for _twice in range(2):
            made = send(budi, "post", path, {"reason": "advert"})
            assert (made.status_code, made.json()["reason"]) == (200, "advert")
        assert send(budi, "post", path, {"reason": "lain"}).status_code == 422
    assert Report.objects.count() == 2


@pytest.mark.parametrize("name", ["budi", "dimas", "fajar"])
def test_who_takes_no_part_finds_nothing(request, send, asked, lesson, citra, name):
    person = request.getfixturevalue(name)
    answer = answer_question(question=asked, author=citra, body="Dekatkan.")
    words, why = {"body": "Halo"}, {"reason": "hurts"}
    for method, path, body in (
        ("get", f"/lessons/{lesson.pk}/questions", None),
        ("post", f"/lessons/{lesson.pk}/questions", words),
        ("get", f"/questions/{asked.pk}", None),
        ("patch", f"/questions/{asked.pk}", words),
        ("delete", f"/questions/{asked.pk}", None),
        ("post", f"/questions/{asked.pk}/answers", words),
        ("post", f"/questions/{asked.pk}/report", why),
        ("patch", f"/answers/{answer.pk}", words),
        ("delete", f"/answers/{answer.pk}", None),
        ("post", f"/answers/{answer.pk}/report", why),
    ):
        assert send(person, method, path, body).status_code == 404, (method, path)
    assert Question.objects.get().body == "Kenapa suara saya pelan?"


def test_hidden_words_are_read_by_their_writer_with_the_reason(
    send, asked, cohort, ayu, budi, citra
):
    make_enrolment(cohort, budi)
    hide(post=asked, actor=citra, reason="private")
    mine = send(ayu, "get", f"/questions/{asked.pk}").json()
    assert (mine["is_hidden"], mine["may_change"], bool(mine["hidden_for"])) == (True, False, True)
    assert send(budi, "get", f"/questions/{asked.pk}").status_code == 404
    assert send(budi, "get", f"/lessons/{asked.lesson_id}/questions").json()["items"] == []


def test_words_that_do_not_fit_are_refused_with_what_to_change(send, asked, lesson, ayu):
    path = f"/lessons/{lesson.pk}/questions"
    assert send(ayu, "post", path, {"body": "   "}).json()["detail"] == "Tulis sesuatu dulu."
    assert send(ayu, "post", path, {"body": "a" * 1001}).status_code == 422
    ayu.birth_date = timezone.localdate().replace(year=timezone.localdate().year - 14)
    ayu.save()
    refused = send(ayu, "post", path, {"body": "Ikuti TikTok @ayu_keren"})
    assert (refused.status_code, "16" in refused.json()["detail"]) == (409, True)
    assert Question.objects.count() == 1


def test_too_many_words_in_an_hour_wait(send, asked, lesson, ayu, settings):
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"words_written": "1/1h/key"}
    path = f"/lessons/{lesson.pk}/questions"
    assert send(ayu, "post", path, {"body": "Satu?"}).status_code == 200
    refused = send(ayu, "post", path, {"body": "Dua?"})
    assert (refused.status_code, refused["Retry-After"]) == (429, "3600")
    assert refused.json()["status"] == 429


def test_a_page_costs_the_same_for_one_and_for_three(send, asked, lesson, ayu, citra):
    def cost():
        send(ayu, "get", f"/lessons/{lesson.pk}/questions")
        with CaptureQueriesContext(connection) as made:
            send(ayu, "get", f"/lessons/{lesson.pk}/questions")
        return len(made)

    answer_question(question=asked, author=citra, body="Dekatkan.")
    one = cost()
    for words in ("Dua?", "Tiga?"):
        more = ask(lesson=lesson, resident=ayu, body=words)
        answer_question(question=more, author=citra, body="Ya.")
    assert cost() == one
    part = send(ayu, "get", f"/lessons/{lesson.pk}/questions?limit=1&offset=1").json()
    assert (part["count"], [each["body"] for each in part["items"]]) == (3, ["Dua?"])

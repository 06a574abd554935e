"""Questions under a lesson: who reads, asks, answers and looks after them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from courses.models import LessonPage
from lms.learning.asking import PostRefused, answer_question, ask
from lms.learning.models import Answer, Question, Report
from lms.learning.moderating import choose, hide, report
from lms.notices.models import Notice
from lms.people.models import TrailEntry
from tests.factories import PersonFactory, make_cohort, make_enrolment


@pytest.fixture
def lesson(course):
    return LessonPage.objects.child_of(course).order_by("path").first()


@pytest.fixture
def asked(lesson, cohort, ayu):
    make_enrolment(cohort, ayu)
    return ask(lesson=lesson, resident=ayu, body="Kenapa suara saya pelan?")


def codes(person):
    return list(Notice.objects.filter(recipient=person).values_list("code", flat=True))


def test_the_same_words_again_are_one_question_and_the_trainer_hears_once(
    asked, lesson, ayu, citra
):
    assert ask(lesson=lesson, resident=ayu, body=" Kenapa suara saya pelan?\n") == asked
    assert Question.objects.count() == 1
    assert codes(citra) == ["question_asked"]


def test_who_has_no_seat_does_not_ask(lesson, cohort, budi):
    with pytest.raises(PostRefused):
        ask(lesson=lesson, resident=budi, body="Halo?")


def test_an_answer_is_marked_as_the_trainers_and_the_asker_hears(asked, ayu, citra):
    answer = answer_question(question=asked, author=citra, body="Dekatkan mikrofonnya.")
    assert answer.by_trainer is True
    assert codes(ayu) == ["question_answered"]


@pytest.mark.parametrize(
    ("name", "status"),
    [("ayu", 200), ("citra", 200), ("endah", 200), ("budi", 404), ("dimas", 404)],
)
def test_only_the_course_and_the_office_read(request, client, asked, lesson, name, status):
    client.force_login(request.getfixturevalue(name))
    for path in (f"/belajar/pertanyaan/{asked.pk}/", f"/belajar/materi/{lesson.pk}/pertanyaan/"):
        assert client.get(path).status_code == status


def test_the_chosen_answer_comes_first_then_trainers(asked, cohort, budi, citra):
    make_enrolment(cohort, budi)
    first = answer_question(question=asked, author=budi, body="Coba lagi.")
    second = answer_question(question=asked, author=citra, body="Dekatkan.")
    assert list(asked.answers.all()) == [second, first]
    choose(answer=first, actor=citra)
    assert list(asked.answers.all()) == [first, second]


def test_a_report_is_settled_by_hiding_and_the_writer_reads_why(
    client, asked, cohort, budi, citra
):
    make_enrolment(cohort, budi)
    report(post=asked, reporter=budi, reason="private")
    report(post=asked, reporter=budi, reason="private")
    assert list(Report.objects.values_list("state", flat=True)) == ["open"]
    client.force_login(citra)
    queue = client.get("/mengajar/pertanyaan/?keadaan=dilaporkan")
    assert [row["question"] for row in queue.context["rows"]] == [asked]
    path = f"/mengajar/pertanyaan/{asked.pk}/"
    assert client.post(path, {"act": "hide"}).status_code == 422
    assert client.post(path, {"act": "hide", "reason": "private"}).status_code == 302
    asked.refresh_from_db()
    assert (asked.state, asked.hidden_for) == ("hidden", "private")
    assert list(Report.objects.values_list("state", flat=True)) == ["upheld"]
    assert codes(asked.author) == ["post_hidden"]
    page = f"/belajar/pertanyaan/{asked.pk}/"
    client.force_login(budi)
    assert client.get(page).status_code == 404
    client.force_login(asked.author)
    assert client.get(page).status_code == 200
    verbs = ["question.hidden", "report.made"]
    assert list(TrailEntry.objects.filter(verb__in=verbs).values_list("verb", flat=True)) == verbs


def test_a_trainer_looks_after_own_classes_only(client, asked, course, dimas):
    make_cohort(course, slug="lain", trainers=[dimas])
    client.force_login(dimas)
    assert client.get(f"/belajar/pertanyaan/{asked.pk}/").status_code == 200
    sent = client.post(f"/mengajar/pertanyaan/{asked.pk}/", {"act": "hide", "reason": "wrong"})
    assert sent.status_code == 404


def test_ones_own_can_be_deleted_until_it_is_answered(client, asked, ayu, citra):
    answer_question(question=asked, author=citra, body="Dekatkan.")
    client.force_login(ayu)
    client.post(f"/belajar/pertanyaan/{asked.pk}/hapus/")
    assert Question.objects.count() == 1
    Answer.objects.all().delete()
    client.post(f"/belajar/pertanyaan/{asked.pk}/hapus/")
    assert Question.objects.count() == 0


def test_words_are_plain_text_and_a_wrong_form_loses_nothing(client, asked, lesson, ayu):
    client.force_login(ayu)
    path = f"/belajar/materi/{lesson.pk}/pertanyaan/"
    sent = client.post(path, {"body": "<b>x</b>" * 200})
    assert sent.status_code == 422
    assert "&lt;b&gt;x" in sent.content.decode()
    assert "<b>x" not in sent.content.decode()


def test_three_questions_cost_as_much_as_one(client, lesson, cohort, asked, ayu, citra):
    answer_question(question=asked, author=citra, body="Dekatkan.")
    client.force_login(ayu)

    def cost(path):
        client.get(path)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(path).status_code == 200
        return len(queries)

    paths = (lesson.url, f"/belajar/materi/{lesson.pk}/pertanyaan/")
    one = [cost(path) for path in paths]
    for name in ("Sari", "Wati"):
        person = PersonFactory(name=name)
        make_enrolment(cohort, person, kind="civil_servant")
        answer_question(
            question=ask(lesson=lesson, resident=person, body=f"Apa {name}?"),
            author=citra,
            body="Ya.",
        )
    assert [cost(path) for path in paths] == one


def test_an_erased_person_leaves_no_words(asked, ayu, citra):
    from lms.people.erasing import erase_person

    answer_question(question=asked, author=citra, body="Dekatkan.")
    erase_person(person=ayu)
    asked.refresh_from_db()
    assert (asked.author, asked.body) == (None, "")


def test_hidden_answers_are_not_the_answer(asked, citra):
    answer = choose(
        answer=answer_question(question=asked, author=citra, body="Dekatkan."), actor=citra
    )
    assert hide(post=answer, actor=citra, reason="wrong").is_the_answer is False

"""Who wrote what under lessons is kept for a time; good answers longer."""

from datetime import timedelta

import pytest
from django.utils import timezone

from courses.models import LessonPage
from lms.learning.asking import answer_question, ask
from lms.learning.models import Answer, Question, Report
from lms.learning.moderating import hide, report
from lms.people.retention import rules, run
from tests.factories import make_enrolment


def at(code, days) -> int:
    return run(rules[code], now=timezone.now() + timedelta(days=days)).removed


@pytest.fixture
def asked(course, cohort, ayu):
    make_enrolment(cohort, ayu)
    lesson = LessonPage.objects.child_of(course).order_by("path").first()
    return ask(lesson=lesson, resident=ayu, body="Kenapa suara saya pelan?")


def test_half_a_year_after_the_class_words_stand_without_a_name(client, asked, ayu, budi, citra):
    """The class ends in eight days."""
    answer = answer_question(question=asked, author=citra, body="Dekatkan.")
    report(post=answer, reporter=budi, reason="wrong")
    assert at("question_names", 187) == 0
    assert (at("question_names", 190), at("question_names", 190)) == (3, 0)
    for model in (Question, Answer):
        assert list(model.objects.values_list("author", flat=True)) == [None]
    assert Report.objects.get().reporter is None
    client.force_login(ayu)
    page = client.get(f"/belajar/pertanyaan/{asked.pk}/").content.decode()
    assert "Kenapa suara saya pelan?" in page
    assert ("Seorang peserta" in page, "Seorang pelatih" in page) == (True, True)
    assert "Ubah" not in page.partition("<main")[2].partition("</main>")[0]


def test_what_was_hidden_goes_after_three_months_with_what_stands_under_it(asked, ayu, citra):
    answer_question(question=asked, author=citra, body="Dekatkan.")
    kept = ask(lesson=asked.lesson, resident=ayu, body="Lain?")
    gone = answer_question(question=kept, author=citra, body="Salah.")
    hide(post=asked, actor=citra, reason="private")
    hide(post=gone, actor=citra, reason="wrong")
    assert at("questions_hidden", 89) == 0
    assert (at("questions_hidden", 91), at("questions_hidden", 91)) == (2, 0)
    assert list(Question.objects.all()) == [kept]
    assert not Answer.objects.exists()

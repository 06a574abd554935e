import hashlib
from datetime import date, timedelta

import pytest
from django.utils import timezone

from lms.people.consent import give_consent, withdraw_consent
from lms.people.models import ConsentRecord, ConsentText, NeverChanged, Purpose, TrailEntry
from lms.people.queries import current_texts, has_consented, standings


@pytest.fixture
def text(db):
    return ConsentText.objects.get(purpose="training", version=1, language="id")


def test_an_answer_carries_the_hash_of_the_words_that_were_shown(ayu, text):
    answer = give_consent(person=ayu, text=text)
    assert answer.text_sha256 == text.sha256 == hashlib.sha256(text.body.encode()).hexdigest()


def test_a_changed_mind_is_a_new_row(ayu, text):
    give_consent(person=ayu, text=text)
    withdraw_consent(person=ayu, purpose="training")
    give_consent(person=ayu, text=text)
    answers = ConsentRecord.objects.of(ayu).order_by("pk").values_list("given", flat=True)
    assert list(answers) == [True, False, True]
    assert list(TrailEntry.objects.order_by("pk").values_list("verb", flat=True)) == [
        "consent_given",
        "consent_withdrawn",
        "consent_given",
    ]


def test_the_same_answer_twice_is_one_row(ayu, text):
    assert give_consent(person=ayu, text=text) == give_consent(person=ayu, text=text)
    withdraw_consent(person=ayu, purpose="training")
    assert withdraw_consent(person=ayu, purpose="training") is None
    assert ConsentRecord.objects.count() == 2


def test_an_answer_is_never_changed_or_removed(ayu, text):
    answer = give_consent(person=ayu, text=text)
    answer.given = False
    for attempt in (
        answer.save,
        answer.delete,
        ConsentRecord.objects.all().delete,
        lambda: ConsentRecord.objects.update(given=False),
    ):
        with pytest.raises(NeverChanged):
            attempt()
    assert list(ConsentRecord.objects.values_list("given", flat=True)) == [True]


def test_answers_go_with_the_person(ayu, text):
    give_consent(person=ayu, text=text)
    ayu.delete()
    assert ConsentRecord.objects.count() == 0


def test_the_newest_answer_holds(ayu, text):
    assert not has_consented(ayu, Purpose.TRAINING)
    give_consent(person=ayu, text=text)
    assert has_consented(ayu, Purpose.TRAINING)
    assert not has_consented(ayu, Purpose.PUBLICATION)
    withdraw_consent(person=ayu, purpose=Purpose.TRAINING)
    assert not has_consented(ayu, Purpose.TRAINING)


def test_newer_words_are_asked_from_their_day_on(ayu, text):
    give_consent(person=ayu, text=text)
    today = timezone.localdate()
    for version, day in ((3, today), (4, today + timedelta(days=1))):
        ConsentText.objects.create(
            purpose="training",
            version=version,
            language="id",
            body=f"Versi {version}",
            sha256="ab" * 32,
            valid_from=day,
        )
    assert [(t.purpose, t.version) for t in current_texts(language="id")] == [
        ("training", 3),
        ("publication", 1),
        ("portfolio", 1),
    ]
    training = standings(ayu, language="id")[0]
    assert (training.given, training.has_newer_words) == (True, True)


def test_standings_cost_two_queries_however_many_answers(ayu, text, django_assert_num_queries):
    for _ in range(3):
        give_consent(person=ayu, text=text)
        withdraw_consent(person=ayu, purpose="training")
    with django_assert_num_queries(2):
        found = standings(ayu, language="id")
    assert [standing.given for standing in found] == [False, False, False]
    assert [standing.current.valid_from for standing in found] == [
        date(2026, 11, 25),
        date(2021, 1, 1),
        date(2021, 1, 1),
    ]

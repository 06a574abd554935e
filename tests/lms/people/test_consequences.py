"""What a room registers is told, and done, as far as the words announced it."""

import pytest

from lms.people import consequences
from lms.people.consent import give_consent, withdraw_consent
from lms.people.consequences import Consequence, Outlook, outlook, register
from lms.people.models import ConsentText, TrailEntry
from lms.people.queries import current_texts

PURPOSE = "publication"


@pytest.fixture
def done(monkeypatch):
    """Two rooms: one whose act every version announces, and one that version 2 says first."""
    monkeypatch.setattr(consequences, "known", {})
    acts = []
    for name, version in (("higher", 2), ("lower", 1)):
        register(
            Consequence(
                name,
                PURPOSE,
                explain=lambda person, name=name: [f"{name} of {person.name}"],
                carry_out=lambda person, actor, name=name: acts.append((name, person, actor)),
                stays=lambda person, name=name: [f"{name} stays"],
                announced_in=version,
            )
        )
    return acts


def words(version):
    return ConsentText.objects.get_or_create(
        purpose=PURPOSE,
        version=version,
        language="id",
        defaults={"body": "Kata", "sha256": "ab" * 32, "valid_from": "2026-01-01"},
    )[0]


def test_what_older_words_did_not_say_is_offered(ayu, done):
    told = {version: outlook(person=ayu, purpose=PURPOSE, version=version) for version in (1, 2)}
    stays = ["lower stays", "higher stays"]
    assert told == {
        1: Outlook(["lower of Ayu"], ["higher of Ayu"], stays),
        2: Outlook(["lower of Ayu", "higher of Ayu"], [], stays),
    }


@pytest.mark.parametrize(
    ("version", "also", "expected"),
    [
        (1, False, ["lower"]),
        (1, True, ["higher", "lower"]),
        (2, False, ["higher", "lower"]),
    ],
)
def test_taking_back_does_what_the_words_announced(ayu, done, version, also, expected):
    give_consent(person=ayu, text=words(version))
    withdraw_consent(person=ayu, purpose=PURPOSE, also=also)
    assert done == [(name, ayu, ayu) for name in expected]
    entry = TrailEntry.objects.get(verb="consent_withdrawn")
    assert entry.detail == {"purpose": PURPOSE, "version": version, "carried_out": expected}


def test_taking_back_twice_does_it_once(ayu, done):
    give_consent(person=ayu, text=words(2))
    for _ in range(2):
        withdraw_consent(person=ayu, purpose=PURPOSE)
    assert len(done) == 2


def test_another_purpose_is_not_touched(ayu, done):
    give_consent(person=ayu, text=current_texts(language="id").get(purpose="training"))
    withdraw_consent(person=ayu, purpose="training")
    assert done == []


def test_where_a_room_fails_nothing_is_taken_back(ayu, monkeypatch):
    def broken(person, actor):
        raise RuntimeError

    monkeypatch.setattr(consequences, "known", {})
    register(Consequence("broken", PURPOSE, carry_out=broken))
    answer = give_consent(person=ayu, text=words(1))
    with pytest.raises(RuntimeError):
        withdraw_consent(person=ayu, purpose=PURPOSE)
    assert list(ayu.consents.all()) == [answer]

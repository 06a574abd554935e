"""What a guardian is sent after their link did something."""

import pytest
from django.core import mail

from lms.notices.models import Message
from lms.people.consent import give_consent
from lms.people.guardian import ask_guardian
from lms.people.guardian_letters import confirm_to_guardian
from lms.people.queries import current_texts
from tests.outbox import hand_over_all


@pytest.fixture
def asked(budi):
    for text in current_texts(language="id"):
        give_consent(person=budi, text=text)
    made = ask_guardian(child=budi, name="Wati", contact="wati@demo.test")
    hand_over_all()
    mail.outbox.clear()
    return made


def answers(**said):
    texts = {text.purpose: text.pk for text in current_texts(language="id")}
    said = {"training": "yes", "publication": "no", "portfolio": "no"} | said
    return {f"text-{texts[purpose]}": answer for purpose, answer in said.items()}


def letters():
    hand_over_all()
    mine = [letter for letter in mail.outbox if letter.to == ["wati@demo.test"]]
    return [(letter.to, letter.subject, letter.body) for letter in mine]


def test_after_the_first_answers_one_letter_says_what_is_recorded(client, asked):
    assert confirm_to_guardian(asked=asked) is None
    client.post(f"/wali/{asked.token}/", answers())
    ((to, subject, body),) = letters()
    assert (to, subject) == (["wati@demo.test"], "Keputusan Anda untuk Budi: Ngalam Kreator")
    assert "Anak Anda ikut pelatihan: ya; " in body
    assert body.count(": tidak") == 2
    assert f"/wali/{asked.token}/" in body
    confirm_to_guardian(asked=asked)
    assert len(letters()) == 1


def test_taking_back_and_agreeing_again_are_told_each_once(client, asked):
    client.post(f"/wali/{asked.token}/", answers())
    assert len(letters()) == 1
    for _twice in range(2):
        client.post(f"/wali/{asked.token}/tarik/training/")
    told = letters()
    assert len(told) == 2
    assert "Anak Anda ikut pelatihan: tidak" in told[-1][2]
    text = current_texts(language="id").get(purpose="training")
    client.post(f"/wali/{asked.token}/", {"text": text.pk})
    assert "Anak Anda ikut pelatihan: ya" in letters()[-1][2]


def test_the_letters_of_a_day_about_one_child_come_to_an_end(client, asked, settings):
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"guardian_asked": "1/1d/key"}
    client.post(f"/wali/{asked.token}/", answers())
    client.post(f"/wali/{asked.token}/tarik/training/")
    assert asked.answers.count() == 4
    assert Message.objects.filter(code="guardian_done").count() == 1


def test_a_guardian_with_a_number_gets_a_short_text(client, budi, asked):
    other = ask_guardian(child=budi, name="Wati", contact="+6281234567890")
    client.post(f"/wali/{other.token}/", answers())
    assert Message.objects.get(code="guardian_done").channel == "text"

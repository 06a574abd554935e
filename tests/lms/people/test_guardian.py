from datetime import timedelta

import pytest
from django.core import mail
from django.db import transaction
from django.utils import timezone

from lms.notices.models import Message, Notice
from lms.people.consent import give_consent, withdraw_consent
from lms.people.guardian import answer_for_child, ask_guardian
from lms.people.models import ConsentText, GuardianConsent, TrailEntry
from lms.people.uploading import upload_refusal
from media_tools.access import upload_refusals
from tests.outbox import hand_over_all


@pytest.fixture
def trained(db):
    """Gives somebody's consent to take part."""
    text = ConsentText.objects.get(purpose="training", language="id")
    return lambda person: give_consent(person=person, text=text)


@pytest.fixture
def asked(budi):
    return ask_guardian(child=budi, name="Wati", contact="wati@demo.test")


def test_asking_the_same_contact_again_is_one_question_and_one_letter(budi):
    for _ in range(2):
        ask_guardian(child=budi, name="Wati", contact="wati@demo.test")
    assert hand_over_all() == 1
    ask_guardian(child=budi, name="Wati", contact="wati@demo.test")
    assert (hand_over_all(), GuardianConsent.objects.count(), len(mail.outbox)) == (0, 1, 1)


def test_an_hour_later_the_letter_goes_out_again_with_the_same_link(budi):
    ask_guardian(child=budi, name="Wati", contact="wati@demo.test")
    hand_over_all()
    GuardianConsent.objects.update(sent_at=timezone.now() - timedelta(minutes=61))
    ask_guardian(child=budi, name="Wati", contact="wati@demo.test")
    hand_over_all()
    first, second = mail.outbox
    assert (GuardianConsent.objects.count(), first.body) == (1, second.body)
    assert first.extra_headers["Message-ID"] != second.extra_headers["Message-ID"]


def test_the_question_says_when_its_letter_was_handed_over_and_not_before(budi):
    asked = ask_guardian(child=budi, name="Wati", contact="wati@demo.test")
    assert asked.sent_at is None
    hand_over_all()
    asked.refresh_from_db()
    assert asked.sent_at == Message.objects.get().sent_at


def test_a_letter_that_cannot_leave_keeps_the_question_and_no_address_in_the_log(
    budi, monkeypatch, caplog
):
    def refuse(self, **kwargs):
        raise OSError("wati@demo.test refused")

    with monkeypatch.context() as patch:
        patch.setattr("django.core.mail.EmailMultiAlternatives.send", refuse)
        ask_guardian(child=budi, name="Wati", contact="wati@demo.test")
        hand_over_all()
    message = Message.objects.get()
    assert (GuardianConsent.objects.get().sent_at, message.state) == (None, "queued")
    assert (message.reason, message.attempts) == ("down", 1)
    assert "wati" not in caplog.text.lower()
    # Who asks again does not put a second letter beside the one that waits.
    ask_guardian(child=budi, name="Wati", contact="wati@demo.test")
    assert (hand_over_all(), len(mail.outbox)) == (1, 1)


def test_asking_again_after_a_letter_failed_for_good_tries_once_more(budi):
    ask_guardian(child=budi, name="Wati", contact="wati@demo.test")
    Message.objects.update(state="failed", reason="refused_contact", ended_at=timezone.now())
    ask_guardian(child=budi, name="Wati", contact="wati@demo.test")
    assert (hand_over_all(), len(mail.outbox)) == (1, 1)


def test_a_question_that_is_taken_back_takes_its_letter_with_it(budi):
    with transaction.atomic():
        ask_guardian(child=budi, name="Wati", contact="wati@demo.test")
        transaction.set_rollback(True)
    assert (GuardianConsent.objects.count(), Message.objects.count()) == (0, 0)


def test_a_guardian_with_a_number_gets_a_short_text(budi, settings):
    ask_guardian(child=budi, name="Wati", contact="+6281234567890")
    hand_over_all()
    (message,) = (settings.DATA_DIR / "mail").iterdir()
    asked = GuardianConsent.objects.get()
    assert message.read_text().startswith("+6281234567890\n")
    assert f"/wali/{asked.token}/" in message.read_text()


def test_another_contact_is_a_new_question_and_the_old_link_decides_nothing(client, budi, asked):
    newer = ask_guardian(child=budi, name="Joko", contact="joko@demo.test")
    client.post(f"/wali/{asked.token}/", {"answer": "yes"})
    asked.refresh_from_db()
    assert (asked.given, newer.token != asked.token) == (None, True)
    assert b'name="answer"' not in client.get(f"/wali/{asked.token}/").content


@pytest.mark.parametrize(("answer", "given"), [("yes", True), ("no", False)])
def test_the_guardian_answers_by_the_link_and_the_child_is_told(
    client, budi, asked, answer, given
):
    page = client.get(f"/wali/{asked.token}/").content.decode()
    assert "Budi" in page
    client.post(f"/wali/{asked.token}/", {"answer": answer})
    asked.refresh_from_db()
    assert (asked.given, asked.answered_at is not None) == (given, True)
    notice = Notice.objects.get()
    assert (notice.recipient, notice.code, notice.path) == (budi, "guardian_answered", "/akun/")
    assert notice.data == {"guardian": "Wati", "given": given}
    entry = TrailEntry.objects.get(verb="guardian_answered")
    assert (entry.actor, entry.detail) == (None, {"given": given})


def test_the_first_answer_stands(client, asked):
    for answer in ("yes", "no", "yes"):
        client.post(f"/wali/{asked.token}/", {"answer": answer})
    asked.refresh_from_db()
    assert asked.given is True
    assert Notice.objects.count() == 1


@pytest.mark.parametrize("answer", ["", "perhaps"])
def test_what_is_no_answer_is_not_taken_as_one(client, asked, answer):
    assert client.post(f"/wali/{asked.token}/", {"answer": answer}).status_code == 200
    asked.refresh_from_db()
    assert asked.answered_at is None


def test_a_link_that_nobody_was_given_is_absent(client, db):
    assert client.get("/wali/tebak-tebakan/").status_code == 404


def test_a_grown_up_uploads_with_the_consent_for_training(ayu, trained):
    assert "setuju" in upload_refusal(ayu) or "agreed" in upload_refusal(ayu)
    trained(ayu)
    assert upload_refusal(ayu) is None
    withdraw_consent(person=ayu, purpose="training")
    assert upload_refusal(ayu) is not None


def test_a_child_uploads_only_after_a_guardians_yes(budi, trained):
    trained(budi)
    nobody_asked = upload_refusal(budi)
    asked = ask_guardian(child=budi, name="Wati", contact="wati@demo.test")
    waiting = upload_refusal(budi)
    answer_for_child(asked=asked, given=False)
    refused = upload_refusal(budi)
    assert len({nobody_asked, waiting, refused, None}) == 4
    again = ask_guardian(child=budi, name="Wati", contact="wati@demo.test")
    answer_for_child(asked=again, given=True)
    assert upload_refusal(budi) is None


def test_the_bench_asks_about_consent(budi):
    assert upload_refusals.first(budi) == upload_refusal(budi)


def test_the_guardians_yes_is_not_needed_from_the_18th_birthday_on(budi, trained):
    trained(budi)
    today = timezone.localdate()
    budi.birth_date = today.replace(year=today.year - 18, day=min(today.day, 28))
    assert upload_refusal(budi) is None

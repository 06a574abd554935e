"""From the row to the mail server: once, with a record, and again where it has to be."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.utils import timezone

from lms.notices import sending
from lms.notices.clearing import clear_words, with_old_words
from lms.notices.enums import ENDED, MOVES, MessageState, Reason
from lms.notices.handing import NotTaken
from lms.notices.models import Message, MessagePreferences
from lms.notices.outbox import put_letter, try_again
from lms.notices.sending import MOST_ATTEMPTS, deliver
from lms.notices.signals import message_sent
from lms.notices.sweeping import sweep
from lms.notices.tell import tell, tell_all
from tests.factories import PersonFactory
from tests.outbox import hand_over_all

S = MessageState
NUMBER = "+6281234567890"


class Crash(BaseException):
    """The worker dies: nothing after this line runs."""


@pytest.fixture
def bells(monkeypatch):
    """Messages rung for; no broker is asked."""
    rung = []
    monkeypatch.setattr(
        "celery.app.base.Celery.send_task", lambda self, name, args, **how: rung.append(args[0])
    )
    return rung


@pytest.fixture
def message(ayu):
    """For somebody without quiet hours: these promises hold at night as well."""
    MessagePreferences.objects.create(person=ayu, is_quiet=False)
    tell(recipient=ayu, code="enrolled", path="/belajar/", about="seat:1", cohort="Kelas 1")
    Message.objects.update(not_before=timezone.now())
    return Message.objects.get()


@pytest.fixture
def refusing(monkeypatch):
    """Makes every hand-over end in this way."""

    def refuse(problem):
        def fail(message):
            raise problem

        monkeypatch.setattr(sending, "hand_over", fail)

    return refuse


def test_every_state_says_where_it_may_go():
    assert set(MOVES) == set(S)
    assert {state for state in S if not MOVES[state]} <= set(ENDED)


def test_a_message_is_sent_and_keeps_a_record_of_it(message):
    assert deliver(message.pk) is True
    (letter,) = mail.outbox
    message.refresh_from_db()
    assert letter.extra_headers["Message-ID"] == f"<{message.pk}@127.0.0.1>"
    assert (message.state, message.attempts, message.sent_to, message.provider_id) == (
        S.SENT,
        1,
        "a•••@d•••.test",
        letter.extra_headers["Message-ID"],
    )
    assert [(entry["state"], entry["reason"]) for entry in message.log] == [("sent", "")]
    assert abs(timezone.now() - message.sent_at) < timedelta(seconds=30)


def test_a_second_bell_finds_nothing_to_do(message):
    assert [deliver(message.pk), deliver(message.pk), deliver(message.pk)] == [True, False, False]
    assert len(mail.outbox) == 1


def test_what_is_taken_back_is_not_sent(ayu, bells, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        tell(recipient=ayu, code="data_ready")
        transaction.set_rollback(True)
    assert (Message.objects.count(), bells) == (0, [])


def test_the_bell_rings_after_the_commit_with_ids_only(
    budi, bells, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        letter = guardian_letter(budi)
    assert bells == [[str(letter.pk)]]
    letter.refresh_from_db()
    assert letter.rung_at is not None


def guardian_letter(budi, about="guardian:1"):
    """Urgent, so that no test depends on the hour."""
    return put_letter(
        contact=NUMBER,
        code="guardian",
        language="id",
        path="/wali/token/",
        about=about,
        speaks_of=budi,
        guardian="Wati",
        child="Budi",
    )


def test_telling_two_hundred_sends_nothing_in_the_request(
    db, bells, django_capture_on_commit_callbacks, monkeypatch
):
    monkeypatch.setattr("lms.notices.outbox.not_before", lambda moment, **rest: moment)
    crowd = [PersonFactory(name=f"Warga{n}") for n in range(200)]
    with django_capture_on_commit_callbacks(execute=True):
        tell_all(recipients=crowd, code="enrolled", cohort="Kelas 1")
    assert (mail.outbox, len(bells), sum(map(len, bells))) == ([], 20, 200)
    assert Message.objects.filter(state=S.QUEUED).count() == 200


def test_a_lost_bell_is_rung_again(message, bells):
    assert sweep() == 0
    Message.objects.update(rung_at=None)
    assert (sweep(), sweep()) == (1, 0)
    Message.objects.update(rung_at=timezone.now() - timedelta(minutes=2))
    assert sweep() == 1
    assert bells == [[str(message.pk)], [str(message.pk)]]


def test_what_waits_for_the_morning_is_not_rung_and_not_sent(message, bells):
    Message.objects.update(not_before=timezone.now() + timedelta(hours=1))
    assert (sweep(), deliver(message.pk), mail.outbox) == (0, False, [])


def test_a_server_that_is_down_is_tried_again_later_and_at_last_a_person_is_asked(
    message, refusing
):
    refusing(NotTaken(Reason.DOWN))
    waits = []
    for _ in range(MOST_ATTEMPTS):
        Message.objects.update(not_before=timezone.now())
        before = timezone.now()
        assert deliver(message.pk) is True
        message.refresh_from_db()
        waits.append((message.not_before - before).total_seconds() // 60)
    assert waits[0] == 1
    assert (message.state, message.reason, message.attempts) == (S.FAILED, "down", MOST_ATTEMPTS)
    assert [entry["state"] for entry in message.log] == ["queued"] * 5 + ["failed"]
    assert "teknisi" in message.advice
    assert deliver(message.pk) is False


def test_a_gateway_may_say_how_long_to_wait(message, refusing):
    refusing(NotTaken(Reason.DOWN, wait=timedelta(hours=2)))
    deliver(message.pk)
    message.refresh_from_db()
    assert message.not_before - timezone.now() > timedelta(minutes=119)


def test_an_address_that_is_refused_is_not_tried_again(message, refusing):
    refusing(NotTaken(Reason.REFUSED_CONTACT, is_final=True))
    deliver(message.pk)
    message.refresh_from_db()
    assert (message.state, message.reason, message.attempts) == (S.FAILED, "refused_contact", 1)


def test_a_mistake_of_ours_costs_a_try_and_no_address_in_the_log(message, refusing, caplog):
    refusing(KeyError("ayu@demo.test"))
    deliver(message.pk)
    message.refresh_from_db()
    assert (message.state, message.reason) == (S.QUEUED, "unexpected")
    assert "KeyError" in caplog.text
    assert "ayu" not in caplog.text


def test_what_comes_too_late_is_not_sent_and_somebody_reads_why(message):
    Message.objects.update(until=timezone.now() - timedelta(seconds=1))
    deliver(message.pk)
    message.refresh_from_db()
    assert (message.state, message.reason, mail.outbox) == (S.FAILED, "too_late", [])
    assert try_again(message=message).state == S.FAILED


def test_a_failed_message_can_be_tried_again_with_all_its_tries(message):
    Message.objects.update(state=S.FAILED, reason="down", attempts=6, ended_at=timezone.now())
    for _ in range(2):
        again = try_again(message=message)
        assert (again.state, again.attempts, again.reason) == (S.QUEUED, 0, "")
    hand_over_all()
    assert len(mail.outbox) == 1


def test_a_worker_that_dies_before_handing_over_loses_nothing(message, monkeypatch, bells):
    with monkeypatch.context() as patch:
        patch.setattr(sending, "hand_over", crash)
        with pytest.raises(Crash):
            deliver(message.pk)
    lease_runs_out()
    sweep()
    assert (hand_over_all(), len(mail.outbox)) == (1, 1)


def test_a_worker_that_dies_after_handing_over_repeats_the_same_message(
    message, monkeypatch, bells
):
    """What can be promised: the second copy carries the id of the first."""
    with monkeypatch.context() as patch:
        patch.setattr(sending, "note_sent", crash)
        with pytest.raises(Crash):
            deliver(message.pk)
    assert deliver(message.pk) is False
    lease_runs_out()
    sweep()
    assert hand_over_all() == 1
    assert len({letter.extra_headers["Message-ID"] for letter in mail.outbox}) == 1
    message.refresh_from_db()
    assert (message.state, message.attempts) == (S.SENT, 2)
    assert [entry["reason"] for entry in message.log] == ["interrupted", ""]


def test_a_file_that_is_handed_over_twice_is_one_file(budi, settings, monkeypatch, bells):
    letter = guardian_letter(budi)
    with monkeypatch.context() as patch:
        patch.setattr(sending, "note_sent", crash)
        with pytest.raises(Crash):
            deliver(letter.pk)
    (first,) = (settings.DATA_DIR / "mail").iterdir()
    lease_runs_out()
    sweep()
    hand_over_all()
    assert list((settings.DATA_DIR / "mail").iterdir()) == [first]
    assert str(letter.pk) in first.name
    assert "Budi" in first.read_text()


def test_a_worker_that_was_thought_dead_writes_nothing(message, monkeypatch, bells):
    slow = sending.claim(message.pk)
    lease_runs_out()
    sweep()
    hand_over_all()
    told = []

    def listen(message, **signal):
        told.append(message.pk)

    message_sent.connect(listen)
    sending.note_sent(slow, provider_id="late")
    message.refresh_from_db()
    assert (message.attempts, message.provider_id == "late", told) == (2, False, [])


def test_a_message_that_kills_its_worker_is_set_aside(message, monkeypatch, bells):
    monkeypatch.setattr(sending, "hand_over", crash)
    for _ in range(MOST_ATTEMPTS):
        Message.objects.update(not_before=timezone.now())
        with pytest.raises(Crash):
            deliver(message.pk)
        lease_runs_out()
        sweep()
    message.refresh_from_db()
    assert (message.state, message.reason) == (S.FAILED, "interrupted")


def crash(*args, **kwargs):
    raise Crash


def lease_runs_out():
    Message.objects.filter(state=S.SENDING).update(
        lease_until=timezone.now() - timedelta(seconds=1)
    )


def test_the_same_letter_is_one_row_and_its_id_never_changes(budi):
    first = guardian_letter(budi)
    assert guardian_letter(budi).pk == first.pk
    Message.objects.all().delete()
    assert guardian_letter(budi).pk == first.pk
    assert guardian_letter(budi, about="guardian:2").pk != first.pk


def test_the_database_keeps_one_row_a_key(message):
    message.pk = "00000000-0000-4000-8000-000000000000"
    with pytest.raises(IntegrityError), transaction.atomic():
        message.save(force_insert=True)


def test_words_of_what_ended_can_be_emptied_and_the_record_stays(budi):
    letter = guardian_letter(budi)
    assert not with_old_words(timezone.now() + timedelta(days=400)).exists()
    hand_over_all()
    letter.refresh_from_db()
    assert not with_old_words(letter.ended_at - timedelta(hours=1)).exists()
    assert clear_words(with_old_words(letter.ended_at)) == 1
    assert not with_old_words(letter.ended_at).exists()
    letter.refresh_from_db()
    assert (letter.data, letter.path, letter.contact) == ({}, "", "")
    assert (letter.state, letter.sent_to, letter.code) == (S.SENT, "+6281••••••890", "guardian")


def test_nothing_of_a_letter_names_its_receiver_in_the_key(budi):
    letter = guardian_letter(budi)
    assert re.fullmatch(r"[0-9a-f]{64}", letter.key)

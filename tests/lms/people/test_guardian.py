from datetime import timedelta

import pytest
from django.core import mail
from django.db import transaction
from django.utils import timezone

from lms.enrolment.models import Enrolment
from lms.enrolment.shown import when
from lms.notices.models import Message, Notice
from lms.people.consent import give_consent, withdraw_consent
from lms.people.copies import write_copy
from lms.people.data_requests import ask
from lms.people.guardian import OwnContact, answer_for_child, ask_guardian
from lms.people.models import (
    DataRequest,
    GuardianAnswer,
    GuardianConsent,
    NeverChanged,
    TrailEntry,
    User,
)
from lms.people.queries import current_texts, has_consented
from lms.people.uploading import stopped, upload_refusal
from media_tools.access import upload_refusals
from tests.factories import make_enrolment
from tests.outbox import hand_over_all


def words(purpose):
    return current_texts(language="id").get(purpose=purpose)


def answers(training="yes", publication="no", portfolio="no"):
    """What the guardian's first form sends."""
    said = {"training": training, "publication": publication, "portfolio": portfolio}
    return {f"text-{words(purpose).pk}": answer for purpose, answer in said.items()}


def given(asked):
    """What holds now, by purpose."""
    rows = GuardianAnswer.objects.filter(asked=asked).latest_each()
    return dict(rows.values_list("text__purpose", "given"))


@pytest.fixture
def trained(db):
    """Gives somebody's consent to take part."""
    return lambda person: give_consent(person=person, text=words("training"))


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


def test_a_link_that_is_over_is_asked_for_anew(client, budi, asked):
    GuardianConsent.objects.update(
        asked_at=timezone.now() - timedelta(days=31), sent_at=timezone.now() - timedelta(days=31)
    )
    page = client.get(f"/wali/{asked.token}/")
    assert page.context["closed"] == "expired"
    client.post(f"/wali/{asked.token}/", answers())
    assert GuardianAnswer.objects.count() == 0
    again = ask_guardian(child=budi, name="Wati", contact="wati@demo.test")
    assert again.token != asked.token
    client.post(f"/wali/{again.token}/", answers())
    assert given(again) == {"training": True, "publication": False, "portfolio": False}


def test_a_letter_sent_again_gives_thirty_days_more(budi, asked):
    old = timezone.now() - timedelta(days=31)
    GuardianConsent.objects.update(asked_at=old, sent_at=timezone.now() - timedelta(days=2))
    asked.refresh_from_db()
    assert not asked.is_expired


def test_another_contact_is_a_new_question_and_the_old_link_decides_nothing(client, budi, asked):
    newer = ask_guardian(child=budi, name="Joko", contact="joko@demo.test")
    client.post(f"/wali/{asked.token}/", answers())
    assert (GuardianAnswer.objects.count(), newer.token != asked.token) == (0, True)
    assert client.get(f"/wali/{asked.token}/").context["closed"] == "replaced"


@pytest.mark.parametrize(
    "contact", ["budi@demo.test", "BUDI+wali@demo.test", "Budi@Demo.Test", "+6281299998888"]
)
def test_nobody_is_their_own_guardian(budi, contact):
    User.objects.filter(pk=budi.pk).update(phone="+6281299998888")
    budi.refresh_from_db()
    with pytest.raises(OwnContact):
        ask_guardian(child=budi, name="Wati", contact=contact)
    assert GuardianConsent.objects.count() == 0


@pytest.mark.parametrize(("answer", "is_given"), [("yes", True), ("no", False)])
def test_the_guardian_answers_by_the_link_and_the_child_is_told(
    client, budi, asked, answer, is_given
):
    page = client.get(f"/wali/{asked.token}/").content.decode()
    assert "Budi" in page
    client.post(f"/wali/{asked.token}/", answers(training=answer))
    assert given(asked) == {"training": is_given, "publication": False, "portfolio": False}
    notice = Notice.objects.get()
    assert (notice.recipient, notice.code, notice.path) == (budi, "guardian_answered", "/akun/")
    assert notice.data == {"guardian": "Wati", "given": is_given}
    entries = TrailEntry.objects.filter(verb="guardian_answered").order_by("pk")
    assert [(entry.actor, entry.detail) for entry in entries] == [
        (
            None,
            {
                "by": "holder of the link",
                "purpose": purpose,
                "version": version,
                "given": is_given and purpose == "training",
            },
        )
        for purpose, version in (("training", 2), ("publication", 1), ("portfolio", 1))
    ]


def test_each_purpose_counts_only_where_both_agree(client, budi, asked, trained):
    trained(budi)
    give_consent(person=budi, text=words("publication"))
    client.post(f"/wali/{asked.token}/", answers(publication="no", portfolio="yes"))
    held = {each: has_consented(budi, each) for each in ("training", "publication", "portfolio")}
    assert held == {"training": True, "publication": False, "portfolio": False}
    client.post(f"/wali/{asked.token}/", {"text": words("publication").pk})
    assert has_consented(budi, "publication")


def test_from_the_18th_birthday_on_only_the_own_answer_counts_and_the_link_closes(
    client, budi, asked, trained
):
    trained(budi)
    client.post(f"/wali/{asked.token}/", answers(training="no"))
    today = timezone.localdate()
    budi.birth_date = today.replace(year=today.year - 18, day=min(today.day, 28))
    budi.save()
    assert has_consented(budi, "training")
    assert client.get(f"/wali/{asked.token}/").context["closed"] == "grown_up"
    client.post(f"/wali/{asked.token}/", {"text": words("training").pk})
    assert given(asked)["training"] is False
    assert client.get(f"/wali/{asked.token}/hapus/").status_code == 302


def test_the_same_answers_sent_again_are_once(client, asked):
    for _ in range(2):
        client.post(f"/wali/{asked.token}/", answers())
    assert (GuardianAnswer.objects.count(), Notice.objects.count()) == (3, 1)


def test_an_answer_is_never_changed_or_removed(asked):
    answer = answer_for_child(asked=asked, text=words("training"), given=True)
    for attempt in (answer.save, answer.delete, GuardianAnswer.objects.all().delete):
        with pytest.raises(NeverChanged):
            attempt()


@pytest.mark.parametrize("answer", ["", "perhaps"])
def test_what_is_no_answer_is_not_taken_as_one(client, asked, answer):
    page = client.post(f"/wali/{asked.token}/", answers(portfolio=answer))
    assert list(page.context["form"].errors) == [f"text-{words('portfolio').pk}"]
    # What was chosen is still chosen.
    assert page.content.count(b" checked") == 2
    assert GuardianAnswer.objects.count() == 0


def test_a_link_that_nobody_was_given_is_absent(client, db):
    rest = ("", "tarik/training/", "hapus/")
    found = [client.get(f"/wali/tebak-tebakan/{each}").status_code for each in rest]
    assert found == [404, 404, 404]


def test_the_guardian_comes_back_and_sees_plain_numbers(client, budi, cohort, asked):
    make_enrolment(cohort, budi)
    client.post(f"/wali/{asked.token}/", answers())
    page = client.get(f"/wali/{asked.token}/")
    assert [each["standing"].given for each in page.context["answers"]] == [True, False, False]
    assert page.context["facts"] == [
        (cohort.name, f"Sedang ikut, {when(cohort)}"),
        ("Pertemuan yang dihadiri", "0"),
        ("Video yang dikumpulkan", "0"),
        ("Hasil yang diberikan", "0"),
    ]


def test_taking_back_is_told_first_then_done_once_and_uploads_close(
    client, budi, cohort, asked, trained
):
    trained(budi)
    make_enrolment(cohort, budi)
    client.post(f"/wali/{asked.token}/", answers())
    page = client.get(f"/wali/{asked.token}/tarik/training/")
    assert cohort.name in " ".join(page.context["outlook"].follows)
    assert (upload_refusal(budi), stopped(budi)) == (None, None)
    for _ in range(2):
        client.post(f"/wali/{asked.token}/tarik/training/")
    assert Enrolment.objects.get().state == "withdrawn"
    assert None not in (upload_refusal(budi), stopped(budi))
    # The office took nothing: one notice, in the guardian's name.
    assert list(Notice.objects.order_by("pk").values_list("code", flat=True)) == [
        "guardian_answered",
        "guardian_took_back",
    ]
    entry = TrailEntry.objects.filter(verb="guardian_answered").first()
    assert entry.detail["carried_out"] == ["works", "places", "work"]
    client.post(f"/wali/{asked.token}/", {"text": words("training").pk})
    assert (upload_refusal(budi), stopped(budi)) == (None, None)


def test_a_first_no_takes_nothing_away(client, budi, cohort, asked, trained):
    """A letter may have gone to a stranger: their no must not cost the child a seat."""
    trained(budi)
    make_enrolment(cohort, budi)
    client.post(f"/wali/{asked.token}/", answers(training="no"))
    assert Enrolment.objects.get().state == "active"
    assert upload_refusal(budi) is not None


def test_the_guardian_asks_for_a_copy_and_gets_it_by_the_link_only(
    client, budi, asked, django_capture_on_commit_callbacks
):
    client.post(f"/wali/{asked.token}/", answers())
    for _ in range(2):
        with django_capture_on_commit_callbacks(execute=False):
            client.post(f"/wali/{asked.token}/salin/")
    request = DataRequest.objects.get()
    assert (request.person, request.guardian, request.hours_left) == (budi, asked, 71)
    entry = TrailEntry.objects.get(verb="data_request.copy")
    assert (entry.actor, entry.detail) == (None, {"by": "holder of the link"})
    assert Notice.objects.filter(recipient=budi, code="guardian_data").count() == 1
    write_copy(request=request)
    path = f"/wali/{asked.token}/salin/{request.public_id}/"
    assert client.get(path)["Content-Type"] == "application/zip"
    with django_capture_on_commit_callbacks(execute=False):
        own = write_copy(request=ask(person=budi, kind="copy"))
    assert client.get(f"/wali/{asked.token}/salin/{own.public_id}/").status_code == 404


def test_an_erasure_that_the_guardian_asked_for_only_the_guardian_stops(client, budi, asked):
    client.post(f"/wali/{asked.token}/", answers())
    assert client.get(f"/wali/{asked.token}/hapus/").status_code == 200
    assert DataRequest.objects.count() == 0
    client.post(f"/wali/{asked.token}/hapus/")
    request = DataRequest.objects.get()
    assert (request.kind, request.guardian) == ("erasure", asked)
    client.force_login(budi)
    assert "/akun/data/simpan/" not in client.get("/akun/data/").content.decode()
    client.post("/akun/data/simpan/")
    request.refresh_from_db()
    assert request.state == "received"
    client.logout()
    client.post(f"/wali/{asked.token}/simpan/")
    request.refresh_from_db()
    assert request.state == "cancelled"


def test_nothing_is_asked_for_before_the_guardian_has_answered(client, asked):
    for path in ("salin/", "hapus/"):
        assert client.post(f"/wali/{asked.token}/{path}").status_code == 302
    assert DataRequest.objects.count() == 0


def test_the_office_sees_who_asked(client, budi, endah, asked):
    client.post(f"/wali/{asked.token}/", answers())
    client.post(f"/wali/{asked.token}/hapus/")
    client.force_login(endah)
    assert "Wati" in client.get("/program/permintaan/").content.decode()


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
    answer_for_child(asked=asked, text=words("training"), given=False)
    refused = upload_refusal(budi)
    assert len({nobody_asked, waiting, refused, None}) == 4
    # Asking the same guardian again is the same link, and the no holds until they change it.
    assert ask_guardian(child=budi, name="Wati", contact="wati@demo.test") == asked
    assert upload_refusal(budi) == refused
    answer_for_child(asked=asked, text=words("training"), given=True)
    assert upload_refusal(budi) is None


def test_the_bench_asks_about_consent(budi):
    assert upload_refusals.first(budi) == upload_refusal(budi)


def test_the_guardians_yes_is_not_needed_from_the_18th_birthday_on(budi, trained):
    trained(budi)
    today = timezone.localdate()
    budi.birth_date = today.replace(year=today.year - 18, day=min(today.day, 28))
    assert upload_refusal(budi) is None


def test_a_list_of_numbers_is_not_written_to(client, budi):
    """Six in a day, whatever the contacts: nobody is bothered in the city's name."""
    client.force_login(budi)
    asked = [
        client.post(
            "/akun/wali/", {"guardian-name": "Wali", "guardian-contact": f"08123456780{n}"}
        ).status_code
        for n in range(8)
    ]
    assert asked == [302] * 6 + [429] * 2
    assert Message.objects.filter(code="guardian").count() == 6

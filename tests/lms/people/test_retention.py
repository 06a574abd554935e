"""Rules of retention: found, counted, run, safe twice, changed by the administrator."""

import os
from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.formats import date_format

from config.celery import app
from lms.enrolment.asked_nik import giving_nik
from lms.enrolment.models import Enrolment
from lms.integration.models import ApiToken
from lms.notices.enums import MessageState
from lms.notices.models import Message, Notice
from lms.notices.tell import tell
from lms.people import retention
from lms.people.guardian import ask_guardian
from lms.people.models import (
    GuardianConsent,
    IdentityNumber,
    RetentionRun,
    RetentionTerm,
    RetentionWarning,
    Tally,
    TrailEntry,
    User,
)
from lms.people.retention import by_rows, register_rule, rules, run, run_all, set_term, terms
from lms.people.tasks import run_retention
from lms.people.views.retention import AT_HOUR, AT_MINUTE
from tests.factories import make_enrolment, make_video

DAY = timedelta(days=1)
NIK_OF_AYU = "3573015705950003"


def in_days(days):
    return timezone.now() + days * DAY


def at(code, days) -> int:
    """How many things the rule removes so many days from now."""
    done = run(rules[code], now=in_days(days))
    assert done.error == ""
    return done.removed


def test_there_is_a_rule_for_everything_that_is_promised():
    assert {code: rule.days for code, rule in rules.items()} == {
        "announcement_reads": 180,
        "question_names": 180,
        "questions_hidden": 90,
        "guardians_unanswered": 90,
        "accounts_never_used": 365,
        "accounts_inactive": 1095,
        "notices_read": 365,
        "message_words": 30,
        "tries": 0,
        "sessions": 0,
        "copies": 7,
        "letters": 30,
        "scratch": 2,
        "runs": 730,
        "nominations": 365,
        "nik": 90,
        "code_guesses": 7,
        "videos_loose": 180,
        "videos_handed_in": 730,
    }


def test_a_guardian_who_never_answered_is_forgotten_and_the_child_hears_of_it(budi, ayu):
    ask_guardian(child=budi, name="Wati", contact="wati@demo.test")
    ask_guardian(child=ayu, name="Wati", contact="wati@demo.test")
    GuardianConsent.objects.filter(child=ayu).update(answered_at=timezone.now())
    assert at("guardians_unanswered", 89) == 0
    assert (at("guardians_unanswered", 91), at("guardians_unanswered", 91)) == (1, 0)
    assert list(GuardianConsent.objects.values_list("child__name", flat=True)) == ["Ayu"]
    assert list(Notice.objects.values_list("recipient__name", "code")) == [
        ("Budi", "guardian_forgotten")
    ]


def test_an_account_that_was_never_used_and_holds_nothing_goes(ayu, budi, citra, cohort):
    make_video(budi)
    assert at("accounts_never_used", 364) == 0
    assert (at("accounts_never_used", 366), at("accounts_never_used", 366)) == (1, 0)
    # Budi holds a video, Citra has a role; Ayu leaves not even a nameless row.
    assert set(User.objects.values_list("name", flat=True)) == {"Budi", "Citra"}
    assert TrailEntry.objects.filter(verb="retention.erased").count() == 1


def test_an_account_that_came_back_once_was_used(ayu):
    User.objects.update(last_login=timezone.now() + 2 * DAY)
    assert at("accounts_never_used", 400) == 0


def told(person="Ayu") -> list[str]:
    """On which days people were told that their account goes."""
    found = Notice.objects.filter(code="account_goes", recipient__name=person).order_by("pk")
    return [notice.data["day"] for notice in found]


def test_an_inactive_account_is_told_and_goes_a_month_later(ayu, cohort):
    """And what was counted stays counted."""
    cohort.starts_on = cohort.ends_on = timezone.localdate() - timedelta(days=2)
    cohort.save()
    make_enrolment(cohort, ayu, state="completed")
    assert (at("accounts_inactive", 1094), told()) == (0, [])
    assert (at("accounts_inactive", 1096), at("accounts_inactive", 1097)) == (0, 0)
    day = timezone.localdate(in_days(1096 + 30))
    assert told() == [date_format(day, "j F Y")]
    # By letter, over their own channel.
    assert list(Message.objects.filter(code="account_goes").values_list("channel", "state")) == [
        ("email", MessageState.QUEUED)
    ]
    assert (at("accounts_inactive", 1125), User.objects.filter(name="Ayu").count()) == (0, 1)
    assert at("accounts_inactive", 1127) == 1
    assert list(Enrolment.objects.values_list("resident__name", "state")) == [("–", "completed")]
    assert at("accounts_inactive", 5000) == 0


def test_who_signs_in_after_the_letter_stays_and_is_written_to_anew(ayu):
    make_video(ayu)
    at("accounts_inactive", 1096)
    User.objects.update(last_login=in_days(1100))
    assert at("accounts_inactive", 1127) == 0
    assert not RetentionWarning.objects.exists()
    at("accounts_inactive", 1100 + 1096)
    assert at("accounts_inactive", 1100 + 1100) == 0
    assert len(told()) == 2


@pytest.mark.parametrize("what", ["role", "seat", "program"])
def test_who_is_needed_stays(ayu, citra, cohort, what):
    """Staff, who has a seat in a class that is not over, whose program calls."""
    person = citra if what == "role" else ayu
    User.objects.exclude(pk=person.pk).delete()
    if what == "seat":
        make_enrolment(cohort, ayu)
        cohort.ends_on = (in_days(9000)).date()
        cohort.save()
    if what == "program":
        ApiToken.objects.create(owner=ayu, name="A", digest="a", last_used_at=in_days(1000))
    assert at("accounts_inactive", 1096) == at("accounts_never_used", 1096) == 0
    assert not Notice.objects.exists()


def test_notices_that_were_read_go_and_new_ones_stay(ayu):
    for _number in range(3):
        tell(recipient=ayu, code="data_ready")
    Notice.objects.filter(pk__in=Notice.objects.values("pk")[:2]).update(read_at=timezone.now())
    assert (at("notices_read", 364), at("notices_read", 366), at("notices_read", 366)) == (0, 2, 0)
    assert Notice.objects.count() == 1


def test_counts_of_tries_and_sessions_go_when_they_are_over(ayu):
    Tally.objects.create(cache_key="a", value="", expires=in_days(1))
    Session.objects.create(session_key="a", session_data="", expire_date=in_days(1))
    assert (at("tries", 0), at("tries", 2), at("tries", 2)) == (0, 1, 0)
    assert (at("sessions", 0), at("sessions", 2), at("sessions", 2)) == (0, 1, 0)


def test_words_of_sent_messages_go_and_the_record_stays(budi):
    ask_guardian(child=budi, name="Wati", contact="wati@demo.test")
    assert at("message_words", 40) == 0
    Message.objects.update(
        state=MessageState.SENT, sent_at=timezone.now(), ended_at=timezone.now()
    )
    assert [at("message_words", days) for days in (29, 31, 31)] == [0, 1, 0]
    assert Message.objects.values_list("code", "contact", "data").get() == ("guardian", "", {})


def test_the_nik_goes_when_its_term_after_the_class_is_over(ayu, cohort):
    cohort.asks_nik, cohort.nik_reason = True, "Sertifikat."
    cohort.save()
    with giving_nik(cohort=cohort, person=ayu, typed=NIK_OF_AYU, confirmed=True):
        make_enrolment(cohort, ayu)
    over = (cohort.ends_on - timezone.localdate()).days
    assert [at("nik", over + days) for days in (89, 91, 91)] == [0, 1, 0]
    assert not IdentityNumber.objects.exists()


def aged(path, days):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("To: ayu@demo.test")
    moment = (timezone.now() - days * DAY).timestamp()
    os.utime(path, (moment, moment))
    return path


@pytest.mark.django_db
def test_letters_go_after_a_month():
    old = aged(settings.DATA_DIR / "mail" / "1.log", 31)
    new = aged(settings.DATA_DIR / "mail" / "2.log", 29)
    assert rules["letters"].count(timezone.now()) == 1
    assert (at("letters", 0), at("letters", 0)) == (1, 0)
    assert (old.exists(), new.exists()) == (False, True)


@pytest.mark.django_db
def test_what_a_killed_process_left_goes_and_what_is_being_written_stays():
    scratch = settings.SCRATCH_DIR
    aged(scratch / "left" / "data.zip", 3)
    aged(scratch / "long" / "part.mp4", 0)
    for name in ("left", "long"):
        moment = (timezone.now() - 3 * DAY).timestamp()
        os.utime(scratch / name, (moment, moment))
    assert (at("scratch", 0), at("scratch", 0)) == (1, 0)
    assert [each.name for each in scratch.iterdir()] == ["long"]


def test_a_rule_works_in_batches(ayu, monkeypatch):
    monkeypatch.setattr(retention, "AT_ONCE", 2)
    for _number in range(5):
        tell(recipient=ayu, code="data_ready")
    Notice.objects.update(read_at=timezone.now())
    assert at("notices_read", 366) == 5


def test_what_cannot_be_removed_is_not_asked_for_ever(ayu, monkeypatch):
    monkeypatch.setitem(rules, "stuck", None)
    register_rule(
        by_rows(
            code="stuck",
            what="",
            why="",
            days=1,
            find=lambda moment: User.objects.all(),
            remove=lambda rows: 0,
        )
    )
    assert at("stuck", 0) == 0


def test_a_dry_count_says_what_a_run_would_remove_and_changes_nothing(ayu, capsys):
    tell(recipient=ayu, code="data_ready")
    Notice.objects.update(read_at=timezone.now() - 400 * DAY)
    call_command("run_retention", "notices_read", dry_run=True)
    assert capsys.readouterr().out == "notices_read: 1 would be removed\n"
    assert (Notice.objects.count(), RetentionRun.objects.count()) == (1, 0)
    call_command("run_retention", "notices_read")
    assert capsys.readouterr().out == "notices_read: 1 removed\n"
    assert Notice.objects.count() == 0


@pytest.mark.django_db
def test_a_rule_that_fails_does_not_stop_the_others(monkeypatch):
    def broken(now):
        raise ValueError("ayu@demo.test")

    first = next(iter(rules.values()))
    monkeypatch.setitem(rules, "broken", retention.Rule("broken", "", "", 1, broken, broken))
    runs = run_all()
    assert [done.rule for done in runs] == list(rules)
    assert {done.rule: done.error for done in runs if done.error} == {"broken": "ValueError"}
    assert first.code == runs[0].rule
    with pytest.raises(CommandError):
        call_command("run_retention", "broken")


def test_a_run_that_removed_something_is_in_the_trail(ayu):
    Session.objects.create(session_key="a", session_data="", expire_date=in_days(-1))
    at("sessions", 0)
    at("sessions", 0)
    (entry,) = TrailEntry.objects.filter(verb="retention.ran")
    assert entry.detail == {"rule": "sessions", "removed": 1}


def test_the_administrator_sets_a_term_and_it_holds(client, admin, ayu):
    client.force_login(admin)
    client.post("/program/penyimpanan/notices_read/", {"days": "10"})
    term = RetentionTerm.objects.get()
    assert (term.rule, term.days, term.changed_by) == ("notices_read", 10, admin)
    assert terms()["notices_read"] == 10
    entry = TrailEntry.objects.get(verb="retention.term")
    assert entry.detail == {"rule": "notices_read", "was": 365, "days": 10}
    tell(recipient=ayu, code="data_ready")
    Notice.objects.update(read_at=timezone.now())
    assert (at("notices_read", 9), at("notices_read", 11)) == (0, 1)
    set_term(rule=rules["notices_read"], days=10, actor=ayu)
    assert RetentionTerm.objects.get().changed_by == admin


@pytest.mark.parametrize("days", ["0", "-1", "selamanya", "", "99999"])
def test_a_term_that_makes_no_sense_changes_nothing_and_says_so(client, admin, days):
    client.force_login(admin)
    page = client.post("/program/penyimpanan/accounts_inactive/", {"days": days}, follow=True)
    assert "Tulis jumlah hari bulat dari 365 sampai 3650" in page.content.decode()
    assert not RetentionTerm.objects.exists()


def test_officers_read_the_page_and_change_nothing(client, endah):
    client.force_login(endah)
    page = client.get("/program/penyimpanan/")
    assert [row.rule.code for row in page.context["rows"]] == list(rules)
    assert 'name="days"' not in page.content.decode()
    assert client.post("/program/penyimpanan/letters/", {"days": "5"}).status_code == 404


def test_the_page_says_what_is_due_and_what_was_removed(client, admin):
    Session.objects.create(session_key="a", session_data="", expire_date=in_days(-1))
    at("sessions", 0)
    Session.objects.create(session_key="b", session_data="", expire_date=in_days(-1))
    client.force_login(admin)
    page = client.get("/program/penyimpanan/")
    row = next(row for row in page.context["rows"] if row.rule.code == "sessions")
    assert (row.due, row.removed, row.last.removed, row.days) == (1, 1, 1, 0)
    assert page.context["next"] > timezone.now()


def test_the_page_is_the_same_work_after_many_runs(client, admin):
    client.force_login(admin)

    def questions():
        run_all()
        with CaptureQueriesContext(connection) as asked:
            client.get("/program/penyimpanan/")
        return len(asked)

    first = questions()
    questions()
    assert questions() == first


def test_a_nameless_row_is_no_account(ayu, cohort):
    make_enrolment(cohort, ayu, state="completed")
    at("accounts_inactive", 1096)
    at("accounts_inactive", 1127)
    assert at("accounts_inactive", 3000) == at("accounts_never_used", 3000) == 0
    assert not Notice.objects.exists()


def test_the_beat_runs_the_rules_every_night(ayu):
    entry = app.conf.beat_schedule["run-retention"]
    assert entry["task"] == run_retention.name
    assert (entry["schedule"].hour, entry["schedule"].minute) == ({AT_HOUR}, {AT_MINUTE})
    run_retention()
    assert list(RetentionRun.objects.order_by("pk").values_list("rule", flat=True)) == list(rules)

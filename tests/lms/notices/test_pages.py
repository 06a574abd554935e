"""The pages: what I am told, and the outbox of the office."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from lms.notices.masks import masked
from lms.notices.models import Message, MessagePreferences
from lms.notices.tell import tell
from lms.people.models import TrailEntry

SETTINGS = "/pemberitahuan/pengaturan/"
OUTBOX = "/program/pesan/"
CHOSEN = {"seats": ["text"], "is_quiet": "on", "quiet_from": "22:00", "quiet_until": "5.30"}


@pytest.fixture
def failed(ayu):
    tell(recipient=ayu, code="enrolled", cohort="Kelas 1")
    Message.objects.update(
        state="failed",
        reason="refused_contact",
        attempts=1,
        ended_at=timezone.now(),
        log=[{"at": "2026-03-10T07:00:00+00:00", "state": "failed", "reason": "refused_contact"}],
    )
    return Message.objects.get()


def test_choosing_what_i_am_told(client, ayu):
    client.force_login(ayu)
    form = client.get(SETTINGS).context["form"]
    assert [kind.name for kind in form.kinds] == ["seats", "results", "news"]
    assert client.post(SETTINGS, CHOSEN).status_code == 302
    kept = MessagePreferences.objects.get()
    assert kept.switched_off == [
        "news:email",
        "news:text",
        "results:email",
        "results:text",
        "seats:email",
    ]
    assert (kept.is_quiet, f"{kept.quiet_from:%H.%M}", f"{kept.quiet_until:%H.%M}") == (
        True,
        "22.00",
        "05.30",
    )
    page = client.get(SETTINGS).content.decode()
    assert 'value="22:00"' in page


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"quiet_from": "malam"}, "quiet_from"),
        ({"quiet_until": ""}, "quiet_until"),
        ({"quiet_until": "22:00"}, "quiet_until"),
        ({"seats": ["merpati"]}, "seats"),
    ],
)
def test_a_wrong_choice_says_so_and_keeps_what_was(client, ayu, wrong, field):
    client.force_login(ayu)
    answer = client.post(SETTINGS, CHOSEN | wrong)
    assert list(answer.context["form"].errors) == [field]
    assert MessagePreferences.objects.count() == 0


def test_the_page_shows_what_was_sent_to_me_and_to_nobody_else(client, ayu, citra, failed):
    tell(recipient=citra, code="enrolled", cohort="Kelas 1")
    client.force_login(ayu)
    assert list(client.get(SETTINGS).context["lately"]) == [failed]


def test_a_contact_is_shown_masked():
    assert [masked(each) for each in ("ayu@demo.test", "+6281234567890", "")] == [
        "a•••@d•••.test",
        "+6281••••••890",
        "",
    ]


def test_the_office_sees_counts_reasons_and_no_contact(client, endah, failed):
    client.force_login(endah)
    page = client.get(OUTBOX)
    assert [(str(state), number) for state, _label, number in page.context["counts"]] == [
        ("queued", 0), ("sending", 0), ("sent", 0), ("failed", 1), ("skipped", 0),
    ]  # fmt: skip
    text = page.content.decode()
    assert "ayu@demo.test" not in text
    assert "a•••@d•••.test" in text
    record = client.get(reverse("messages:message", args=[failed.pk])).content.decode()
    assert "Tanyakan alamat atau nomor yang benar" in record
    assert "Kelas 1" not in record
    assert TrailEntry.objects.get(detail__page="message").subject_id == str(failed.pk)


@pytest.mark.parametrize(
    ("asked", "number"),
    [
        ("state=failed", 1),
        ("state=sent", 0),
        ("reason=refused_contact&channel=email&code=enrolled&name=ayu", 1),
        ("name=budi", 0),
        ("state=nonsense&page=99&code=nonsense", 1),
    ],
)
def test_the_office_filters(client, endah, failed, asked, number):
    client.force_login(endah)
    assert client.get(f"{OUTBOX}?{asked}").context["page"].paginator.count == number


def test_trying_again_is_once_and_on_the_trail(client, endah, failed):
    client.force_login(endah)
    for _ in range(2):
        client.post(f"{OUTBOX}ulang/", {"id": str(failed.pk)})
    failed.refresh_from_db()
    assert (failed.state, failed.attempts) == ("queued", 0)
    assert TrailEntry.objects.filter(verb="message.tried_again", actor=endah).count() == 1


def test_trying_all_again_takes_what_the_filter_leaves(client, endah, citra, failed):
    tell(recipient=citra, code="waitlisted", cohort="Kelas 1")
    Message.objects.update(state="failed", reason="down", ended_at=timezone.now())
    client.force_login(endah)
    client.post(f"{OUTBOX}ulang/", {"all": "1", "code": "waitlisted"})
    states = Message.objects.order_by("code").values_list("code", "state")
    assert list(states) == [("enrolled", "failed"), ("waitlisted", "queued")]


@pytest.mark.parametrize("sent", [{}, {"id": "x"}])
def test_nonsense_is_refused(client, endah, sent):
    client.force_login(endah)
    assert client.post(f"{OUTBOX}ulang/", sent).status_code == 400


def test_a_message_that_is_not_there_is_absent(client, endah, db):
    client.force_login(endah)
    nobodys = "00000000-0000-4000-8000-000000000000"
    assert client.post(f"{OUTBOX}ulang/", {"id": nobodys}).status_code == 404
    assert client.get(f"{OUTBOX}{nobodys}/").status_code == 404


@pytest.mark.parametrize("path", [OUTBOX, SETTINGS])
def test_pages_cost_the_same_for_one_and_for_three(client, endah, failed, path):
    client.force_login(endah)
    tell(recipient=endah, code="enrolled", cohort="Kelas 1")
    client.get(path)
    costs = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as queries:
            client.get(path)
        costs.append(len(queries))
        for _ in range(2):
            tell(recipient=endah, code="enrolled", cohort="Kelas 1")
    assert costs[0] == costs[1]


def test_what_rests_in_the_quiet_hours_says_until_when(client, endah, failed):
    morning = timezone.now() + timedelta(hours=9)
    Message.objects.update(
        state="queued", reason="", attempts=0, ended_at=None, not_before=morning
    )
    client.force_login(endah)
    at = f"{timezone.localtime(morning):%H.%M}"
    page = client.get(OUTBOX)
    assert page.context["resting"] == 1
    assert f"menunggu sampai {at} WIB (jam tenang)" in page.content.decode()
    record = client.get(reverse("messages:message", args=[failed.pk])).content.decode()
    assert f"menunggu sampai {at} WIB (jam tenang)" in record
    assert "<dd>Bahasa Indonesia</dd>" in record or "<dd>Indonesia</dd>" in record
    Message.objects.update(attempts=2)
    page = client.get(OUTBOX)
    assert page.context["resting"] == 0
    assert f"dicoba lagi pukul {at} WIB" in page.content.decode()

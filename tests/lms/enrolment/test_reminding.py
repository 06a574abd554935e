"""Reminders and changes: each once, to who has a seat."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from lms.enrolment.enums import EnrolmentState as S
from lms.enrolment.models import Enrolment
from lms.enrolment.reminding import remind_of_meetings, remind_of_offers
from lms.notices.models import Message, Notice
from tests.factories import make_enrolment, make_meeting

HOUR = timedelta(hours=1)


@pytest.fixture
def seated(cohort, ayu, budi, dimas):
    """Ayu and Budi have a seat; Dimas waits."""
    for person in (ayu, budi):
        make_enrolment(cohort, person, state=S.ENROLLED)
    make_enrolment(cohort, dimas, state=S.WAITLISTED)
    return cohort


def told(code):
    found = Notice.objects.filter(code=code).order_by("recipient__name", "pk")
    return [notice.recipient.name for notice in found]


def test_the_day_before_a_meeting_everybody_with_a_seat_hears_of_it_once(seated, dimas):
    meeting = make_meeting(seated, starts_in=20 * HOUR, title="Merekam suara")
    make_meeting(seated, starts_in=30 * HOUR)
    make_meeting(seated, starts_in=-HOUR)
    for _ in range(2):
        assert remind_of_meetings() == 1
    assert told("meeting_tomorrow") == ["Ayu", "Budi"]
    notice = Notice.objects.filter(code="meeting_tomorrow").first()
    assert notice.data["meeting"] == "Kelas angkatan-1: Merekam suara"
    assert notice.data["where"] == "Ijen Suites"
    message = Message.objects.filter(code="meeting_tomorrow").first()
    assert message.until == meeting.starts_at
    # Who gets a seat after that hears of it as well.
    Enrolment.objects.filter(resident=dimas).update(state=S.ENROLLED, queue_number=None)
    remind_of_meetings()
    assert told("meeting_tomorrow") == ["Ayu", "Budi", "Dimas"]


def test_reminding_costs_the_same_for_one_and_for_three(cohort, ayu, budi, dimas):
    make_meeting(cohort, starts_in=20 * HOUR)
    costs = []
    for people in ([ayu], [budi, dimas]):
        for person in people:
            make_enrolment(cohort, person, state=S.ENROLLED)
        Notice.objects.all().delete()
        Message.objects.all().delete()
        with CaptureQueriesContext(connection) as queries:
            remind_of_meetings()
        costs.append(len(queries))
    assert Notice.objects.count() == 3
    assert costs[0] == costs[1]


def test_a_change_is_told_once_with_the_old_beside_the_new(seated):
    meeting = make_meeting(seated, starts_in=30 * HOUR, place="Ijen Suites")
    assert told("meeting_changed") == []
    meeting.save()
    assert told("meeting_changed") == []
    meeting.place = "Balai Kota"
    for _ in range(2):
        meeting.save()
    assert told("meeting_changed") == ["Ayu", "Budi"]
    words = Notice.objects.filter(code="meeting_changed").first().data["changes"]
    assert words == "Tempat: Balai Kota (sebelumnya: Ijen Suites)."
    meeting.starts_at += HOUR
    meeting.ends_at += HOUR
    meeting.title = "Cahaya"
    meeting.save()
    assert told("meeting_changed") == ["Ayu", "Ayu", "Budi", "Budi"]
    words = Notice.objects.filter(code="meeting_changed").latest("pk").data["changes"]
    assert words.startswith("Waktu: ")
    assert words.endswith("Judul: Cahaya (sebelumnya: –).")


def test_a_new_online_address_is_told_of_and_not_told(seated):
    meeting = make_meeting(seated, starts_in=30 * HOUR)
    meeting.online_url = "https://meet.test/rahasia"
    meeting.save()
    notice = Notice.objects.filter(code="meeting_changed").first()
    assert "daring" in notice.data["changes"]
    assert "rahasia" not in str(notice.data)


def test_each_reads_the_change_in_their_own_language(seated, ayu):
    ayu.language = "en"
    ayu.save()
    meeting = make_meeting(seated, starts_in=30 * HOUR, place="Ijen Suites")
    meeting.place = "Balai Kota"
    meeting.save()
    changes = {
        notice.recipient.name: notice.data["changes"]
        for notice in Notice.objects.filter(code="meeting_changed").select_related("recipient")
    }
    assert changes == {
        "Ayu": "Place: Balai Kota (before: Ijen Suites).",
        "Budi": "Tempat: Balai Kota (sebelumnya: Ijen Suites).",
    }


def test_history_is_nobodys_news(seated):
    meeting = make_meeting(seated, starts_in=-30 * HOUR)
    meeting.title = "Berganti nama"
    meeting.save()
    meeting.delete()
    assert Notice.objects.count() == 0


def test_a_meeting_that_is_off_is_told_and_one_that_moved_reminds_again(seated):
    meeting = make_meeting(seated, starts_in=20 * HOUR)
    remind_of_meetings()
    meeting.starts_at += timedelta(days=7)
    meeting.ends_at += timedelta(days=7)
    meeting.save()
    remind_of_meetings(now=timezone.now() + timedelta(days=7))
    assert told("meeting_tomorrow") == ["Ayu", "Ayu", "Budi", "Budi"]
    meeting.delete()
    assert told("meeting_cancelled") == ["Ayu", "Budi"]


def test_an_offer_that_ends_soon_is_said_once_more(cohort, ayu, budi, dimas):
    now = timezone.now()
    ends = {ayu: 5 * HOUR, budi: 30 * HOUR, dimas: 3 * HOUR}
    for person, left in ends.items():
        make_enrolment(cohort, person, state=S.OFFERED)
        Enrolment.objects.filter(resident=person).update(
            offer_expires_at=now + left, changed_at=now - 20 * HOUR
        )
    # Dimas was offered the seat only just now, for three hours.
    Enrolment.objects.filter(resident=dimas).update(changed_at=now)
    for _ in range(2):
        assert remind_of_offers(now=now) == 1
    assert told("offer_ends_soon") == ["Ayu"]
    message = Message.objects.get(code="offer_ends_soon")
    assert message.until == now + 5 * HOUR

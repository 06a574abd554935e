"""Calendar files, read back as calendar programs read them."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from icalendar import Calendar

from lms.enrolment.calendar_feeds import feed_of, renew, token_of
from lms.enrolment.models import CalendarFeed, CancelledMeeting, Enrolment, Meeting
from lms.people.models import TrailEntry
from tests.factories import make_cohort, make_enrolment, make_meeting

ONLINE = "https://rapat.example/kelas?kode=rahasia"
# 09.00 in Malang.
START = datetime(2027, 3, 22, 2, tzinfo=UTC)


@pytest.fixture
def online(cohort):
    return Meeting.objects.create(
        cohort=cohort,
        title="Bertemu daring",
        starts_at=START,
        ends_at=START + timedelta(hours=3),
        online_url=ONLINE,
    )


def read(answer):
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    return Calendar.from_ical(answer.content)


def feed(client, person):
    return read(client.get(f"/kalender/{token_of(feed_of(person))}.ics"))


def test_the_public_file_holds_dates_and_no_online_address(client, cohort, online):
    answer = client.get(f"/kelas-dibuka/{cohort.slug}/kalender.ics")
    assert b"rapat.example" not in answer.content
    (event,) = read(answer).walk("VEVENT")
    assert event["SUMMARY"] == "Kelas angkatan-1: Bertemu daring"
    assert (event.start, event.end) == (START, START + timedelta(hours=3))
    assert event["DTSTART"].params["TZID"] == "Asia/Jakarta"
    assert event["LOCATION"] == "Daring"
    assert event["UID"] == f"pertemuan-{online.pk}@127.0.0.1"
    assert event["SEQUENCE"] == 0
    assert event["LAST-MODIFIED"].dt == online.changed_at.replace(microsecond=0)


def test_the_place_of_the_class_stands_where_the_meeting_has_none(client, cohort):
    make_meeting(cohort)
    (event,) = read(client.get(f"/kelas-dibuka/{cohort.slug}/kalender.ics")).walk("VEVENT")
    assert event["LOCATION"] == "Ijen Suites"


def test_the_zone_of_malang_is_told(client, cohort, online):
    (zone,) = read(client.get(f"/kelas-dibuka/{cohort.slug}/kalender.ics")).walk("VTIMEZONE")
    assert zone["TZID"] == "Asia/Jakarta"
    assert [str(each["TZNAME"]) for each in zone.walk("STANDARD")] == ["WIB"]


def test_ones_own_calendar_holds_the_address_and_reminds_a_day_before(client, cohort, online, ayu):
    make_enrolment(cohort, ayu)
    (event,) = feed(client, ayu).walk("VEVENT")
    assert (event["URL"], event["LOCATION"]) == (ONLINE, ONLINE)
    assert event["DESCRIPTION"].splitlines()[0] == ONLINE
    (alarm,) = event.walk("VALARM")
    assert (alarm["ACTION"], alarm["TRIGGER"].dt) == ("DISPLAY", timedelta(days=-1))


def test_a_change_is_a_new_edition_of_the_same_entry(client, cohort, online, ayu):
    make_enrolment(cohort, ayu)
    (before,) = feed(client, ayu).walk("VEVENT")
    online.place = "Balai Kota"
    online.save()
    (after,) = feed(client, ayu).walk("VEVENT")
    assert after["UID"] == before["UID"]
    assert (before["SEQUENCE"], after["SEQUENCE"]) == (0, 1)
    assert after["LAST-MODIFIED"].dt == online.changed_at.replace(microsecond=0)
    assert after["LOCATION"] == "Balai Kota"


def test_only_classes_with_a_seat_and_those_one_teaches(client, course, cohort, ayu, citra, dimas):
    mine = make_meeting(cohort)
    waits = make_meeting(make_cohort(course, slug="penuh"))
    make_meeting(cohort, starts_in=timedelta(days=-400))
    make_enrolment(cohort, ayu)
    make_enrolment(waits.cohort, ayu, state="waitlisted")
    # A trainer who also has a seat elsewhere sees each meeting once.
    make_enrolment(waits.cohort, citra)

    def uids(person):
        return [str(each["UID"]) for each in feed(client, person).walk("VEVENT")]

    assert uids(ayu) == [f"pertemuan-{mine.pk}@127.0.0.1"]
    assert uids(citra) == [f"pertemuan-{each.pk}@127.0.0.1" for each in (mine, waits)]
    assert uids(dimas) == []


def test_a_renewed_address_kills_the_old_one(client, ayu, budi):
    old = token_of(feed_of(ayu))
    client.force_login(ayu)
    shown = client.get("/kalender/").context["address"]
    assert shown == f"http://testserver/kalender/{old}.ics"
    assert client.get("/kalender/baru/").status_code == 405
    assert client.post("/kalender/baru/").url == "/kalender/"
    client.logout()
    assert client.get(f"/kalender/{old}.ics").status_code == 404
    new = token_of(CalendarFeed.objects.get(person=ayu))
    assert client.get(f"/kalender/{new}.ics").status_code == 200
    assert list(
        TrailEntry.objects.filter(verb__startswith="calendar").values_list("verb", "actor__name")
    ) == [("calendar_feed.renewed", "Ayu")]
    # Nobody's number opens somebody else's.
    budis = feed_of(budi)
    renew(person=budi, actor=budi)
    forged = f"{token_of(budis).partition('-')[0]}-{new.partition('-')[2]}"
    assert client.get(f"/kalender/{forged}.ics").status_code == 404


@pytest.mark.parametrize("token", ["1", "1-", "-", "tidak-ada", "zzzzzzzzzzzzz-1", "é-1"])
def test_what_is_no_address_is_absent(client, db, token):
    assert client.get(f"/kalender/{token}.ics").status_code == 404


def test_the_calendar_of_a_closed_account_is_absent(client, ayu):
    token = token_of(feed_of(ayu))
    ayu.is_active = False
    ayu.save()
    assert client.get(f"/kalender/{token}.ics").status_code == 404


@pytest.mark.parametrize("path", ["/kalender/", "/hadir/"])
def test_a_stranger_signs_in_first(client, db, path):
    assert client.get(path).url == f"/masuk/?next={path}"


@pytest.mark.parametrize(
    ("name", "sees"),
    [
        ("ayu", True),
        ("budi", False),
        ("citra", True),
        ("dimas", False),
        ("endah", True),
        ("", False),
    ],
)
def test_the_class_page_gives_the_address_only_to_those_who_may_have_it(
    request, client, cohort, online, name, sees
):
    if name:
        person = request.getfixturevalue(name)
        client.force_login(person)
        if name in ("ayu", "budi"):
            make_enrolment(cohort, person, state="enrolled" if name == "ayu" else "waitlisted")
    page = client.get(f"/kelas-dibuka/{cohort.slug}/")
    assert ("online_url" in page.context["meetings"][0]) is sees
    assert ("rapat.example" in page.content.decode()) is sees


def test_a_calendar_costs_the_same_for_one_class_and_for_three(client, course, ayu):
    token = token_of(feed_of(ayu))

    def cost():
        with CaptureQueriesContext(connection) as asked:
            client.get(f"/kalender/{token}.ics")
        return len(asked)

    def join(slug):
        make_enrolment(make_meeting(make_cohort(course, slug=slug)).cohort, ayu)

    join("pagi")
    one = cost()
    for slug in ("siang", "sore"):
        join(slug)
    assert cost() == one


def test_a_meeting_that_is_off_is_told_under_its_old_name(client, cohort, online, ayu):
    make_enrolment(cohort, ayu)
    online.place = "Balai Kota"
    online.save()
    (before,) = feed(client, ayu).walk("VEVENT")
    online.delete()
    for (after,) in (
        feed(client, ayu).walk("VEVENT"),
        read(client.get(f"/kelas-dibuka/{cohort.slug}/kalender.ics")).walk("VEVENT"),
    ):
        assert after["UID"] == before["UID"]
        assert (before["STATUS"], after["STATUS"]) == ("CONFIRMED", "CANCELLED")
        assert (before["SEQUENCE"], after["SEQUENCE"]) == (1, 2)
        assert (after.start, after.end) == (before.start, before.end)
        assert after["DTSTART"].params["TZID"] == "Asia/Jakarta"
        assert (after.walk("VALARM"), "rapat.example" in str(after)) == ([], False)


def test_a_class_that_is_deleted_leaves_no_cancelled_meetings(cohort, online):
    cohort.seat_groups.all().delete()
    cohort.delete()
    assert not CancelledMeeting.objects.exists()


def test_due_times_stand_in_the_calendar_and_follow_every_change(client, assignment, ayu, citra):
    make_enrolment(assignment.cohort, ayu)
    (before,) = feed(client, ayu).walk("VEVENT")
    assert before["UID"] == f"tugas-{assignment.pk}@127.0.0.1"
    assert before["SUMMARY"] == "Kelas angkatan-1: kumpulkan “Tugas”"
    assert before.start == assignment.due_at.replace(microsecond=0)
    assert before["DTSTART"].params["TZID"] == "Asia/Jakarta"
    assert "DTEND" not in before
    assert before["URL"].endswith(f"/tugas/{assignment.pk}/")
    assert before.walk("VALARM")[0]["TRIGGER"].dt == timedelta(days=-1)
    assignment.save()
    assert feed(client, ayu).walk("VEVENT")[0]["SEQUENCE"] == 0
    assignment.due_at += timedelta(days=2)
    assignment.save()
    (after,) = feed(client, ayu).walk("VEVENT")
    assert (after["UID"], after["SEQUENCE"]) == (before["UID"], 1)
    assert after.start == before.start + timedelta(days=2)
    # A trainer is led to the desk, anybody reads nothing of it.
    (taught,) = feed(client, citra).walk("VEVENT")
    assert taught["URL"].endswith("/mengajar/?kelas=angkatan-1")
    public = client.get(f"/kelas-dibuka/{assignment.cohort.slug}/kalender.ics")
    assert read(public).walk("VEVENT") == []


def test_due_times_of_other_classes_and_of_long_ago_are_not_in_it(client, assignment, ayu, budi):
    make_enrolment(assignment.cohort, ayu, state="waitlisted")
    assert feed(client, ayu).walk("VEVENT") == []
    make_enrolment(assignment.cohort, budi)
    assignment.due_at -= timedelta(days=400)
    assignment.save()
    assert feed(client, budi).walk("VEVENT") == []


def test_who_has_the_calendar_already_gets_no_bytes(client, cohort, online, ayu):
    make_enrolment(cohort, ayu)
    address = f"/kalender/{token_of(feed_of(ayu))}.ics"
    first = client.get(address)
    asked = (
        {"HTTP_IF_NONE_MATCH": first["ETag"]},
        {"HTTP_IF_MODIFIED_SINCE": first["Last-Modified"]},
    )
    for conditions in asked:
        again = client.get(address, **conditions)
        assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    CalendarFeed.objects.update(given_since=timezone.now() - timedelta(hours=1))
    earlier = client.get(address)["Last-Modified"]
    # Also what left the calendar is a change.
    Enrolment.objects.update(state="withdrawn")
    for conditions in (asked[0], {"HTTP_IF_MODIFIED_SINCE": earlier}):
        assert client.get(address, **conditions).status_code == 200


def test_an_address_that_is_asked_for_without_end_is_told_when_to_come_again(
    client, ayu, budi, settings
):
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"calendar_read": "2/10m/key"}
    address = f"/kalender/{token_of(feed_of(ayu))}.ics"
    assert [client.get(address).status_code for _time in range(3)] == [200, 200, 429]
    refused = client.get(address)
    assert (refused["Retry-After"], refused["Content-Type"]) == (
        "600",
        "text/plain; charset=utf-8",
    )
    # Another address has nothing to do with it.
    assert client.get(f"/kalender/{token_of(feed_of(budi))}.ics").status_code == 200

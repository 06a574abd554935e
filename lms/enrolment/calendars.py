"""Meetings and due times as iCalendar (RFC 5545): what anybody may know of a class, or with all
that a seat shows."""

from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Alarm, Calendar, Event, Timezone

from .calendar_deadlines import Deadline, deadlines_for
from .enums import TAKES_PART
from .models import CancelledMeeting, Enrolment, Meeting

PRODUCT = "-//Ngalam Kreator//Kota Malang//ID"
# A calendar that is fetched every few hours needs no history of years.
KEPT_BEHIND = timedelta(days=365)
REMINDS_BEFORE = timedelta(days=1)
# How often calendars are asked to look again.
ASKED_EVERY = timedelta(hours=6)


def public_calendar(cohort) -> bytes:
    """The dates of one class and where it meets; never an online address."""
    calendar = empty(cohort.name)
    for meeting in cohort.meetings.all():
        calendar.add_component(entry(meeting, cohort))
    for meeting in cohort.cancelled_meetings.all():
        calendar.add_component(cancelled_entry(meeting, cohort))
    return calendar.to_ical()


def personal_calendar(person) -> bytes:
    """Every meeting of the classes in which `person` has a seat or teaches, with the online
    address and a reminder; the meetings that are off; and what is due."""
    calendar = empty(_("My classes at Ngalam Kreator"))
    for meeting in meetings_for(person):
        event = entry(meeting, meeting.cohort, online_url=meeting.online_url)
        event.add_component(reminder(event["SUMMARY"]))
        calendar.add_component(event)
    for meeting in of_classes_of(person, CancelledMeeting):
        calendar.add_component(cancelled_entry(meeting, meeting.cohort))
    for deadline in deadlines_of(person):
        event = due_entry(deadline)
        event.add_component(reminder(event["SUMMARY"]))
        calendar.add_component(event)
    return calendar.to_ical()


def meetings_for(person):
    return of_classes_of(person, Meeting)


def deadlines_of(person) -> list[Deadline]:
    return deadlines_for(person, since=timezone.now() - KEPT_BEHIND)


def of_classes_of(person, model):
    """Rows of `model` (meetings, held or off) of the classes that `person` is in or teaches."""
    seats = Enrolment.objects.of(person).filter(state__in=TAKES_PART).values("cohort")
    return (
        model.objects.filter(Q(cohort__in=seats) | Q(cohort__trainers=person))
        .filter(ends_at__gte=timezone.now() - KEPT_BEHIND)
        .select_related("cohort")
        .order_by("starts_at", "pk")
        .distinct()
    )


def empty(name: str) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", settings.TIME_ZONE)
    calendar.add("refresh-interval", ASKED_EVERY, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT6H")
    calendar.add_component(Timezone.from_tzid(settings.TIME_ZONE))
    return calendar


def entry(meeting, cohort, *, online_url="") -> Event:
    """One meeting. Its UID never changes, so a calendar that knows it takes the new edition."""
    event = at_time(meeting, cohort, key=f"pertemuan-{meeting.pk}", status="CONFIRMED")
    if meeting.is_online:
        event.add("location", online_url or _("Online"))
    elif meeting.place or cohort.place:
        event.add("location", meeting.place or cohort.place)
    event.add("url", online_url or page_of(cohort))
    event.add("description", "\n".join(filter(None, (online_url, page_of(cohort)))))
    return event


def cancelled_entry(meeting: CancelledMeeting, cohort) -> Event:
    """The entry of a meeting that is off, under the UID that it always had."""
    event = at_time(meeting, cohort, key=f"pertemuan-{meeting.meeting}", status="CANCELLED")
    event.add("url", page_of(cohort))
    return event


def at_time(meeting, cohort, *, key: str, status: str) -> Event:
    event = edition(key, meeting.sequence, meeting.changed_at)
    event.add("status", status)
    event.add("summary", summary_of(meeting, cohort))
    event.add("dtstart", timezone.localtime(meeting.starts_at))
    event.add("dtend", timezone.localtime(meeting.ends_at))
    return event


def due_entry(deadline: Deadline) -> Event:
    """A moment without a length (RFC 5545: no DTEND), in which nobody is busy."""
    event = edition(deadline.key, deadline.sequence, deadline.changed_at)
    event.add("summary", deadline.summary)
    event.add("dtstart", timezone.localtime(deadline.due_at))
    event.add("transp", "TRANSPARENT")
    event.add("url", settings.PUBLIC_URL + deadline.path)
    event.add("description", settings.PUBLIC_URL + deadline.path)
    return event


def edition(key: str, sequence: int, changed_at) -> Event:
    event = Event()
    event.add("uid", f"{key}@{urlsplit(settings.PUBLIC_URL).hostname}")
    event.add("sequence", sequence)
    event.add("dtstamp", changed_at)
    event.add("last-modified", changed_at)
    return event


def reminder(summary) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", summary)
    alarm.add("trigger", -REMINDS_BEFORE)
    return alarm


def summary_of(meeting, cohort) -> str:
    return f"{cohort.name}: {meeting.title}" if meeting.title else cohort.name


def page_of(cohort) -> str:
    return settings.PUBLIC_URL + reverse("enrolment:cohort", args=[cohort.slug])

"""Meetings as iCalendar (RFC 5545): what anybody may know, or with all that a seat shows."""

from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Alarm, Calendar, Event, Timezone

from .enums import TAKES_PART
from .models import Enrolment, Meeting

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
    return calendar.to_ical()


def personal_calendar(person) -> bytes:
    """Every meeting of the classes in which `person` has a seat or teaches, with the online
    address and a reminder."""
    calendar = empty(_("My classes at Ngalam Kreator"))
    for meeting in meetings_for(person):
        event = entry(meeting, meeting.cohort, online_url=meeting.online_url)
        event.add_component(reminder(meeting))
        calendar.add_component(event)
    return calendar.to_ical()


def meetings_for(person):
    seats = Enrolment.objects.of(person).filter(state__in=TAKES_PART).values("cohort")
    return (
        Meeting.objects.filter(Q(cohort__in=seats) | Q(cohort__trainers=person))
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
    event = Event()
    event.add("uid", f"pertemuan-{meeting.pk}@{urlsplit(settings.PUBLIC_URL).hostname}")
    event.add("sequence", meeting.sequence)
    event.add("dtstamp", meeting.changed_at)
    event.add("last-modified", meeting.changed_at)
    event.add("summary", summary_of(meeting, cohort))
    event.add("dtstart", timezone.localtime(meeting.starts_at))
    event.add("dtend", timezone.localtime(meeting.ends_at))
    if meeting.is_online:
        event.add("location", online_url or _("Online"))
    elif meeting.place or cohort.place:
        event.add("location", meeting.place or cohort.place)
    event.add("url", online_url or page_of(cohort))
    event.add("description", "\n".join(filter(None, (online_url, page_of(cohort)))))
    return event


def reminder(meeting) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", summary_of(meeting, meeting.cohort))
    alarm.add("trigger", -REMINDS_BEFORE)
    return alarm


def summary_of(meeting, cohort) -> str:
    return f"{cohort.name}: {meeting.title}" if meeting.title else cohort.name


def page_of(cohort) -> str:
    return settings.PUBLIC_URL + reverse("enrolment:cohort", args=[cohort.slug])

"""Telling a class that there is an announcement. A message cannot be changed once it left, so it
names the class and holds no word of what was written: that is read on the page, where it can be
mended and withdrawn."""

from datetime import datetime, time, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from lms.notices.tell import call_back, tell_all

from .announcement_doors import told_by
from .models import Announcement

CODE = "announced"


def tell_classes(announcement: Announcement) -> int:
    """Tell everybody whom it is for, each once, also who takes part in two of the classes.
    Returns how many they are."""
    seats = told_by(announcement).select_related("resident", "cohort").order_by("cohort", "pk")
    people: dict[int, tuple] = {}
    for seat in seats:
        people.setdefault(seat.resident_id, (seat.cohort, seat.resident))
    by_class: dict[tuple, list] = {}
    for cohort, person in people.values():
        by_class.setdefault((cohort, person.language), []).append(person)
    for (cohort, language), residents in by_class.items():
        tell_all(
            recipients=residents,
            code=CODE,
            path=path_of(announcement, language),
            about=announcement,
            until=end_of(announcement.shows_until),
            cohort=cohort.name,
        )
    return len(people)


def call_news_back(announcement: Announcement) -> None:
    """Take back what was not read or sent yet."""
    if announcement.told_at is not None:
        call_back(code=CODE, about=announcement)


def path_of(announcement: Announcement, language: str) -> str:
    with override(language):
        return reverse("enrolment:announcement", args=[announcement.pk])


def end_of(day) -> datetime | None:
    """The midnight after `day` in Malang."""
    if day is None:
        return None
    return datetime.combine(
        day + timedelta(days=1), time(), tzinfo=timezone.get_default_timezone()
    )

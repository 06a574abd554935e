"""The secret in a person's calendar address: made from a number, renewed by the next number."""

from hashlib import sha256

from django.db import transaction
from django.utils import timezone

from lms.people.link_keys import fits, key_of, row_of
from lms.people.trail import record

from .models import CalendarFeed

SALT = "lms.enrolment.calendar_feeds"


def feed_of(person) -> CalendarFeed:
    """The person's calendar; it exists from the first asking."""
    return CalendarFeed.objects.get_or_create(person=person)[0]


def token_of(feed: CalendarFeed) -> str:
    return key_of(salt=SALT, pk=feed.pk, number=feed.number)


def recognise(token: str) -> CalendarFeed | None:
    """The feed of this token with its person; None for anything else, renewed ones too."""
    feeds = CalendarFeed.objects.select_related("person").filter(person__is_active=True)
    feed = feeds.filter(pk=row_of(token)).first()
    if feed is None or not fits(token, salt=SALT, pk=feed.pk, number=feed.number):
        return None
    return feed


def note_given(feed: CalendarFeed, content: bytes) -> CalendarFeed:
    """Keep since when the calendar is as it is. An entry that left it is a change as well, so
    that no program which only asks by time keeps what is gone."""
    given = sha256(content).hexdigest()
    if feed.given != given:
        # Two that ask at once write the same.
        feed.given, feed.given_since = given, timezone.now()
        feed.save(update_fields=["given", "given_since"])
    return feed


@transaction.atomic
def renew(*, person, actor) -> CalendarFeed:
    """Another address; the old one is dead from this moment."""
    feed = CalendarFeed.objects.select_for_update().get(pk=feed_of(person).pk)
    feed.number += 1
    feed.save(update_fields=["number"])
    record(verb="calendar_feed.renewed", subject=feed, actor=actor)
    return feed

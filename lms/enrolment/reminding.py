"""Reminders, told by the clock: safe to run at any time, as often as you like."""

from datetime import timedelta

from django.utils import timezone

from .enums import EnrolmentState
from .meeting_news import name_of, tell_seated, when_of
from .models import Enrolment, Meeting
from .moves import tell_of
from .shown import describe_meeting

BEFORE_A_MEETING = timedelta(days=1)
BEFORE_AN_OFFER_ENDS = timedelta(hours=6)


def remind_of_meetings(*, now=None) -> int:
    """Tell who has a seat about the meetings of the next 24 hours: once a meeting and person, and
    once more where it was moved to another day. Returns how many meetings there are."""
    now = now or timezone.now()
    ahead = Meeting.objects.filter(starts_at__gt=now, starts_at__lte=now + BEFORE_A_MEETING)
    for meeting in ahead.select_related("cohort"):
        tell_seated(
            meeting.cohort,
            code="meeting_tomorrow",
            about=f"enrolment.meeting:{meeting.pk}@{timezone.localdate(meeting.starts_at)}",
            until=meeting.starts_at,
            words=lambda meeting=meeting: {
                "meeting": name_of(meeting),
                "when": when_of(meeting),
                "where": describe_meeting(meeting, meeting.cohort)["place"] or "–",
            },
        )
    return len(ahead)


def remind_of_offers(*, now=None) -> int:
    """Tell who has not answered an offer that it ends in a few hours; once an offer. An offer that
    was short from the beginning needs no second word. Returns how many were asked for."""
    now = now or timezone.now()
    open_offers = Enrolment.objects.filter(
        state=EnrolmentState.OFFERED,
        offer_expires_at__gt=now,
        offer_expires_at__lte=now + BEFORE_AN_OFFER_ENDS,
    )
    ending = [
        offer
        for offer in open_offers.select_related("resident", "cohort").order_by("pk")
        if offer.offer_expires_at - offer.changed_at >= 2 * BEFORE_AN_OFFER_ENDS
    ]
    for offer in ending:
        tell_of(offer, "offer_ends_soon")
    return len(ending)

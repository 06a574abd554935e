"""The one door to the records of a meeting: who runs it, and who may see its photos."""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from lms.people.access import ADMINISTRATOR, OFFICER, TRAINER, roles_of

from .attendance import CLOSES_AFTER, OPENS_BEFORE, is_open
from .enums import TAKES_PART
from .models import Enrolment, Meeting, MeetingPhoto


def meetings_run_by(user):
    """Meetings whose attendance and evidence `user` keeps: those of classes they teach, and all
    for the office."""
    if not user.is_authenticated:
        return Meeting.objects.none()
    meetings = Meeting.objects.select_related("cohort")
    if roles_of(user) & {OFFICER, ADMINISTRATOR}:
        return meetings
    return meetings.filter(cohort__trainers=user)


def todays_meetings(trainer) -> list:
    """Meetings of the classes that `trainer` teaches which are today or take attendance now, the
    first to start first; each with `takes_attendance`. One query."""
    now = timezone.now()
    begins = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    found = list(
        Meeting.objects.select_related("cohort")
        .filter(cohort__trainers=trainer)
        .filter(
            starts_at__lt=max(begins + timedelta(days=1), now + OPENS_BEFORE),
            ends_at__gte=min(begins, now - CLOSES_AFTER),
        )
        .order_by("starts_at", "pk")
    )
    for meeting in found:
        meeting.takes_attendance = is_open(meeting)
    return found


def photos_seen_by(user):
    """Photos of meetings that `user` runs; for participants those of their classes that show
    photos."""
    if not user.is_authenticated:
        return MeetingPhoto.objects.none()
    seats = Enrolment.objects.of(user).filter(state__in=TAKES_PART)
    shown = Q(meeting__cohort__shows_photos=True, meeting__cohort__in=seats.values("cohort"))
    return MeetingPhoto.objects.filter(Q(meeting__in=meetings_run_by(user).values("pk")) | shown)


def sees_online_addresses(user, cohort, *, mine=None) -> bool:
    """Whether `user` is told where a class meets online: with a seat (`mine` is their living
    enrolment), as its trainer, or as the office."""
    if not user.is_authenticated:
        return False
    roles = roles_of(user)
    if roles & {OFFICER, ADMINISTRATOR} or (mine is not None and mine.state in TAKES_PART):
        return True
    return TRAINER in roles and cohort.trainers.filter(pk=user.pk).exists()

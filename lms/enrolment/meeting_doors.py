"""The one door to the records of a meeting: who runs it, and who may see its photos."""

from django.db.models import Q

from lms.people.access import ADMINISTRATOR, OFFICER, roles_of

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


def photos_seen_by(user):
    """Photos of meetings that `user` runs; for participants those of their classes that show
    photos."""
    if not user.is_authenticated:
        return MeetingPhoto.objects.none()
    seats = Enrolment.objects.of(user).filter(state__in=TAKES_PART)
    shown = Q(meeting__cohort__shows_photos=True, meeting__cohort__in=seats.values("cohort"))
    return MeetingPhoto.objects.filter(Q(meeting__in=meetings_run_by(user).values("pk")) | shown)


def sees_online_address(user, cohort) -> bool:
    """Whether `user` is told where a class meets online: with a seat, as its trainer, or as the
    office."""
    if not user.is_authenticated:
        return False
    if roles_of(user) & {OFFICER, ADMINISTRATOR}:
        return True
    return (
        Enrolment.objects.of(user).taking_part().filter(cohort=cohort).exists()
        or cohort.trainers.filter(pk=user.pk).exists()
    )

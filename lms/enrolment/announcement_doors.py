"""The one door to announcements: who reads them, who writes and changes them.

Who takes part in a class reads what stands; its trainers write to it; the office writes to every
class, and to all running classes of a course at once. Trainers read what the office said to all.
"""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from lms.people.access import ADMINISTRATOR, OFFICER, TRAINER, roles_of

from .enums import TAKES_PART
from .models import Announcement, Cohort, Enrolment

# Classes that ended longer ago are told nothing any more.
WRITTEN_TO_AFTER = timedelta(days=365)


def may_announce_to_all(user) -> bool:
    return bool(roles_of(user) & {OFFICER, ADMINISTRATOR})


def announcements_of_staff(user):
    """What `user` reads at work, withdrawn ones too."""
    if may_announce_to_all(user):
        return Announcement.objects.all()
    if TRAINER not in roles_of(user):
        return Announcement.objects.none()
    taught = Cohort.objects.taught_by(user)
    return Announcement.objects.filter(
        Q(cohort__in=taught.values("pk")) | Q(course__in=taught.values("course"))
    )


def may_change(user, announcement) -> bool:
    """Asked of what `announcements_of_staff` gave."""
    return announcement.cohort_id is not None or may_announce_to_all(user)


def classes_written_to_by(user):
    """The classes that `user` may write to, the latest first."""
    lately = Cohort.objects.filter(ends_on__gte=timezone.localdate() - WRITTEN_TO_AFTER)
    if may_announce_to_all(user):
        return lately.order_by("-starts_on", "name")
    if TRAINER not in roles_of(user):
        return lately.none()
    return lately.taught_by(user).order_by("-starts_on", "name")


def announcements_for(user):
    """What stands for `user` as one who takes part, what is new to them first."""
    if not user.is_authenticated:
        return Announcement.objects.none()
    return Announcement.objects.standing().for_resident(user).with_read_marks(user)


def was_for(user):
    """What was ever said to the classes in which `user` takes part, withdrawn or over."""
    return Announcement.objects.for_resident(user)


def announcements_on(cohort, *, user, mine):
    """What the page of a class shows `user`, whose living enrolment is `mine`; nothing for who
    does not take part, teach there or work in the office."""
    if not user.is_authenticated:
        return Announcement.objects.none()
    takes_part = mine is not None and mine.state in TAKES_PART
    teaches = TRAINER in roles_of(user) and cohort.trainers.filter(pk=user.pk).exists()
    if not (takes_part or teaches or may_announce_to_all(user)):
        return Announcement.objects.none()
    return Announcement.objects.standing().in_class(cohort).with_read_marks(user)


def told_by(announcement):
    """The enrolments of everybody whom `announcement` is for."""
    seats = Enrolment.objects.filter(state__in=TAKES_PART, resident__is_active=True)
    if announcement.cohort_id is not None:
        return seats.filter(cohort=announcement.cohort_id)
    return seats.filter(
        cohort__course=announcement.course_id, cohort__ends_on__gte=timezone.localdate()
    )

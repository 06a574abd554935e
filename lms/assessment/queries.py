"""Who sees what: the doors that every page, file and call of this room goes through.

A resident sees their own attempts, and what was found of one only once it is released. A trainer
sees what was handed in to the classes they teach. Nobody else sees anything.
"""

from django.db.models import Exists, OuterRef, Q

from lms.enrolment.enums import TAKES_PART
from lms.enrolment.models import Cohort, Enrolment

from .enums import OPEN_TO_RESIDENT, SEEN_BY_TRAINERS
from .models import Assignment, Attempt, Review, TimedComment


def assignments_seen_by(user):
    """Assignments of the classes in which the user takes part."""
    seats = Enrolment.objects.filter(
        cohort=OuterRef("cohort"), resident=user, state__in=TAKES_PART
    )
    return Assignment.objects.filter(Exists(seats))


def works_seen_by(user):
    """Those, and of classes that the user left the ones for which they handed something in: what
    was said of a work stays its maker's to read."""
    made = Attempt.objects.handed_in().filter(assignment=OuterRef("pk"), enrolment__resident=user)
    return Assignment.objects.filter(Exists(made) | Q(pk__in=assignments_seen_by(user)))


def own_attempts(user):
    return Attempt.objects.filter(enrolment__resident=user)


def attempts_taught_by(user):
    """What was handed in to the classes that the user teaches, and not taken back."""
    taught = Cohort.objects.taught_by(user)
    return Attempt.objects.filter(state__in=SEEN_BY_TRAINERS, assignment__cohort__in=taught)


def attempts_seen_by(user):
    taught = Cohort.objects.taught_by(user)
    return Attempt.objects.filter(
        Q(enrolment__resident=user) | Q(state__in=SEEN_BY_TRAINERS, assignment__cohort__in=taught)
    )


def reviews_seen_by(user):
    return Review.objects.filter(_found_is_open_to(user))


def comments_seen_by(user):
    return TimedComment.objects.filter(_found_is_open_to(user))


def _found_is_open_to(user):
    released_to = Q(attempt__enrolment__resident=user, attempt__state__in=OPEN_TO_RESIDENT)
    return released_to | Q(attempt__in=attempts_taught_by(user))


def handed_in_videos():
    """Ids of the videos whose verdict is settled: it is what the resident saw at hand-in, and a
    limit that changes later changes nothing of what was handed in, judged or released."""
    return Attempt.objects.handed_in().values("video_id")


def may_judge_video(user, video):
    """Whether the video was handed in to a class of this trainer (`media_tools.access.viewers`).

    A draft is the resident's alone, and so is a video that was replaced before hand-in.
    """
    return user.is_authenticated and attempts_taught_by(user).filter(video=video).exists()

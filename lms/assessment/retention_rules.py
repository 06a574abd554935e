"""How long videos are kept: those that nobody handed in, and works of classes long over."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from courses.models import CourseVideo
from lms.enrolment.enums import ALIVE
from lms.enrolment.models import Enrolment
from lms.notices.tell import tell
from lms.people.retention import register_rule
from lms.people.warnings import after_warning
from media_tools.enums import VideoState
from media_tools.models import CaptionTrack, Job, Video
from media_tools.uploads import delete_video

from .enums import HANDED_IN
from .models import Attempt

TOLD_BEFORE = 14  # days


def kept_videos():
    """Videos with their files, without those that courses show."""
    shown = CourseVideo.objects.filter(video=OuterRef("pk"))
    # What is still coming or was refused goes by itself within days.
    mine = Video.objects.present().exclude(state__in=(VideoState.RECEIVING, VideoState.REFUSED))
    return mine.exclude(Exists(shown)).select_related("owner").order_by("created_at", "pk")


def never_handed_in(moment):
    """Sent before `moment` by somebody whom no running class waits for."""
    today = timezone.localdate()
    attempts = Attempt.objects.filter(video=OuterRef("pk"))
    needed = attempts.filter(Q(state__in=HANDED_IN) | Q(enrolment__cohort__ends_on__gte=today))
    seats = Enrolment.objects.filter(
        resident=OuterRef("owner"), state__in=ALIVE, cohort__ends_on__gte=today
    )
    return (
        kept_videos()
        .filter(created_at__lt=moment, owner__is_superuser=False, owner__groups=None)
        .exclude(Exists(needed))
        .exclude(Exists(seats))
    )


def of_classes_over(moment):
    """Handed in to classes that all ended before `moment`."""
    attempts = Attempt.objects.filter(video=OuterRef("pk"))
    later = attempts.filter(enrolment__cohort__ends_on__gte=timezone.localdate(moment))
    return (
        kept_videos().filter(Exists(attempts.filter(state__in=HANDED_IN))).exclude(Exists(later))
    )


def tell_owner(code, early=TOLD_BEFORE):
    """One notice a person, however many videos it is about."""

    def tell_one(person, videos, now) -> None:
        with override(person.language):
            path = reverse("people:own_part", args=["videos"])
            day = date_format(timezone.localdate(now + timedelta(days=early)), "j F Y")
        tell(recipient=person, code=code, path=path, count=len(videos), day=day)

    return tell_one


def remove_files(videos) -> int:
    """Original, renditions, captions and what was drawn into them go; the row and what was counted
    stay. One transaction each, the files after it."""
    for video in videos:
        with transaction.atomic():
            delete_video(video=video, reason="retention")
            CaptionTrack.objects.filter(video=video).delete()
            Job.objects.filter(video=video).update(asked={})
    return len(videos)


RULES = (
    after_warning(
        code="videos_loose",
        what=_("Videos that were sent and never handed in"),
        why=_("They serve no purpose of the training. Their owner is told 14 days before."),
        days=180,
        least=30,
        find=never_handed_in,
        person_of=lambda video: video.owner,
        tell=tell_owner("videos_go"),
        wait=TOLD_BEFORE,
        early=TOLD_BEFORE,
        remove=remove_files,
    ),
    after_warning(
        code="videos_handed_in",
        what=_(
            "Original and playable files of handed-in works, counted from the end of the class"
        ),
        why=_("Marks and figures stay for the reports; the pictures are needed no longer."),
        days=730,
        least=90,
        find=of_classes_over,
        person_of=lambda video: video.owner,
        tell=tell_owner("works_go"),
        wait=TOLD_BEFORE,
        early=TOLD_BEFORE,
        remove=remove_files,
    ),
)


def register_rules() -> None:
    for rule in RULES:
        register_rule(rule)

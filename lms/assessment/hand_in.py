"""From an empty draft to a work that is handed in, with a receipt."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courses.enums import HandInGate
from lms.enrolment.enrol import start
from lms.enrolment.enums import EnrolmentState
from lms.enrolment.models import Enrolment
from lms.people.resting import rest_refusal
from lms.people.social_media import link_refusal
from lms.people.trail import record
from lms.people.uploading import stopped
from media_tools.enums import Verdict, VideoState
from media_tools.judging import rejudge
from media_tools.models import Video

from .enums import SEEN_BY_TRAINERS, AttemptState, Lateness
from .models import Attempt
from .moves import lock, move
from .telling import tell_trainers

# Who has completed may still do an assignment that came later.
MAY_HAND_IN = (EnrolmentState.ENROLLED, EnrolmentState.ACTIVE, EnrolmentState.COMPLETED)
# What may lie in a draft: it has all its bytes and was not refused.
MAY_BE_ATTACHED = (
    VideoState.RECEIVED,
    VideoState.CHECKING,
    VideoState.READY,
    VideoState.FAILED,
)


class HandInRefused(Exception):
    """Why this cannot be handed in or attached; the message is for the resident."""


@transaction.atomic
def open_draft(*, assignment, resident) -> Attempt:
    """The resident's draft: the one they have, or the next number. Asking twice is one draft.

    Raises HandInRefused without a seat, and while an earlier attempt waits or has passed.
    """
    enrolment = (
        Enrolment.objects.select_for_update()
        .filter(cohort=assignment.cohort_id, resident=resident, state__in=MAY_HAND_IN)
        .first()
    )
    if enrolment is None:
        raise HandInRefused(_("Only those with a seat in this class can hand in."))
    last = enrolment.attempts.filter(assignment=assignment).order_by("-number").first()
    if last is None:
        return Attempt.objects.create(assignment=assignment, enrolment=enrolment)
    if last.state == AttemptState.DRAFT:
        return last
    if last.state == AttemptState.NEEDS_REVISION:
        return Attempt.objects.create(
            assignment=assignment, enrolment=enrolment, number=last.number + 1
        )
    if last.state == AttemptState.RELEASED:
        raise HandInRefused(_("Your work has passed; there is nothing left to hand in."))
    if last.state == AttemptState.TAKEN_BACK:
        raise HandInRefused(_("This work was taken back. Hand it in again as it is."))
    raise HandInRefused(_("Your work was handed in and waits for a trainer."))


@transaction.atomic
def attach_video(*, attempt, video, actor) -> Attempt:
    """Put the video into the draft, in place of another. Attaching twice is attaching once.

    A video that was measured for something else is judged by this assignment's profile.
    Raises HandInRefused when the draft or the video is not the actor's, the attempt is locked,
    or the video was refused or handed in before.
    """
    draft = lock(attempt)
    if draft.enrolment.resident_id != actor.pk or video.owner_id != actor.pk:
        raise HandInRefused(_("This is not yours to change."))
    if draft.video_id == video.pk:
        return draft
    if draft.state != AttemptState.DRAFT:
        raise HandInRefused(_("This attempt is handed in and cannot be changed."))
    if video.state not in MAY_BE_ATTACHED:
        raise HandInRefused(_("This file cannot be used. Choose another video."))
    if Attempt.objects.handed_in().filter(video=video).exists():
        raise HandInRefused(_("This video was handed in before. Send a new version."))
    if video.profile_id != draft.assignment.profile_id:
        video = rejudge(video=video, profile=draft.assignment.profile)
    draft.video = video
    draft.save(update_fields=["video"])
    record(verb="attempt.video_attached", subject=draft, actor=actor, video=str(video.pk))
    return draft


@transaction.atomic
def hand_in(*, attempt, actor, note=None) -> Attempt:
    """Hand the draft in for good: the time, the hash of its bytes, and whether it was late.

    Handing in twice gives the first receipt back. Raises HandInRefused with the reason.
    """
    draft = lock(attempt)
    if draft.enrolment.resident_id != actor.pk:
        raise HandInRefused(_("This is not yours to hand in."))
    if draft.state in SEEN_BY_TRAINERS:
        return draft
    if draft.enrolment.state not in MAY_HAND_IN:
        raise HandInRefused(_("Only those with a seat in this class can hand in."))
    if why := stopped(actor) or rest_refusal(actor) or link_refusal(actor, note or ""):
        raise HandInRefused(why)
    if draft.state == AttemptState.TAKEN_BACK:
        return hand_in_again(draft, actor)
    video = draft.video and Video.objects.select_for_update(of=("self",)).get(pk=draft.video_id)
    # It may lie in the draft of another class as well, and be judged for that one.
    if video and Attempt.objects.handed_in().filter(video=video).exists():
        raise HandInRefused(_("This video was handed in before. Send a new version."))
    if video and video.measurements and video.profile_id != draft.assignment.profile_id:
        video = rejudge(video=video, profile=draft.assignment.profile)
    reason = why_not_yet(assignment=draft.assignment, video=video)
    if reason:
        raise HandInRefused(reason)
    moment = timezone.now()
    handed_in = move(
        attempt=draft,
        to=AttemptState.SUBMITTED,
        actor=actor,
        submitted_at=moment,
        receipt_sha256=draft.video.sha256,
        lateness=Lateness.LATE if moment > draft.assignment.due_at else Lateness.ON_TIME,
        **({} if note is None else {"note": note}),
    )
    if draft.enrolment.state == EnrolmentState.ENROLLED:
        start(enrolment=draft.enrolment, actor=actor)
    tell_trainers(handed_in)
    return handed_in


def hand_in_again(taken_back, actor) -> Attempt:
    """The same bytes, so the first receipt, time and place in the queue hold."""
    handed_in = move(attempt=taken_back, to=AttemptState.SUBMITTED, actor=actor)
    tell_trainers(handed_in)
    return handed_in


def why_not_yet(*, assignment, video):
    """What stands between this video and its hand-in, in words, or None."""
    if video is None:
        return _("Choose a video first.")
    if video.state in (VideoState.RECEIVING, VideoState.RECEIVED, VideoState.CHECKING):
        return _("The check is not finished yet.")
    if video.state != VideoState.READY:
        return _("This video could not be checked. Choose another one.")
    if assignment.blocks_hand_in == HandInGate.FAILURES and video.verdict == Verdict.FAIL:
        return _("This assignment asks you to repair what is marked first.")
    return None

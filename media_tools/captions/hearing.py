"""A first draft of captions as a job: heard by the machine, to be read by a person."""

from pathlib import Path
from tempfile import TemporaryDirectory

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from media_tools import pipeline
from media_tools.allowance import UploadRefused, may_go_on
from media_tools.captions import speech
from media_tools.captions.cutting import cut
from media_tools.captions.subtitles import CaptionsRefused
from media_tools.captions.tracks import ChangedMeanwhile, save_captions
from media_tools.enums import LIVE_JOBS, CaptionOrigin, JobKind, JobState
from media_tools.files import path_of, scratch_root
from media_tools.models import Job, Video
from media_tools.moves import IllegalMove
from media_tools.work import failures, jobs
from media_tools.work.heartbeat import Heartbeat
from media_tools.work.jobs import Claim, Lost

LISTENING = "listening"
WAITING = _lazy("Waiting for its turn")


def ask_captions(*, video: Video, language: str, actor) -> Job:
    """A draft in a language that has none yet; asking twice is one job.

    Raises CaptionsRefused.
    """
    if not speech.can_listen():
        raise CaptionsRefused(_("Captions cannot be written by the machine here."))
    if video.owner_id != actor.pk:
        raise CaptionsRefused(_("Only who sent the video can ask for its captions."))
    try:
        may_go_on(actor)
    except UploadRefused as refused:
        raise CaptionsRefused(str(refused)) from refused
    if not (video.measurements or {}).get("audio_codec"):
        raise CaptionsRefused(_("This video has no sound to listen to."))
    if video.captions.filter(language=language).exists():
        raise CaptionsRefused(_("There are captions in this language already."))
    try:
        return jobs.ask(video=video, kind=JobKind.CAPTION, asked={"language": language})
    except IllegalMove as early:
        raise CaptionsRefused(
            _("Captions can be written once the video has been checked.")
        ) from early


def hear(claimed: Claim, beat: Heartbeat) -> None:
    """Write the draft that the job asks for; raises Lost, SandboxError."""
    job = Job.objects.select_related("video__owner").get(pk=claimed.job_id)
    beat.tell(LISTENING, 0)
    words = list(heard(job.video, job.asked["language"], claimed, beat))
    if not words:
        jobs.fail(claimed, reason=failures.NOTHING_SAID)
        return
    with transaction.atomic():
        jobs.hold(claimed)
        reason = ""
        try:
            save_captions(
                video=job.video,
                actor=job.video.owner,
                language=job.asked["language"],
                cues=cut(words),
                builds_on=0,
                origin=CaptionOrigin.HEARD,
            )
        except ChangedMeanwhile:
            # What a person wrote while the machine listened is the better draft.
            reason = failures.WRITTEN_MEANWHILE
        if not jobs.end(jobs.held(claimed), JobState.DONE, reason, progress=1):
            raise Lost(claimed.job_id)


def heard(video: Video, language: str, claimed: Claim, beat: Heartbeat):
    # Named so that the sweeper finds it when this worker dies.
    with TemporaryDirectory(dir=scratch_root(), prefix=f"job-{claimed.token}.") as made:
        room = Path(made)
        original = path_of(video.original.name)
        probe = pipeline.inspect(original, scratch=room).probe
        samples = speech.sound_of(original, probe, room)
        for word in speech.words_in(samples, language):
            beat.tell(LISTENING, min(1.0, word.end / probe.duration_s))
            yield word


def running_of(video: Video, language: str) -> dict | None:
    """How far the machine is, as pages show work under way; None when it does not listen."""
    job = last_hearing(video, language)
    if job is None or job.state not in LIVE_JOBS:
        return None
    return {
        "title": _("The machine listens and writes"),
        "percent": int(100 * job.progress),
        "waiting": "" if job.stage else WAITING,
        "poll_url": reverse("media_pages:captions_progress", args=[video.pk, language]),
    }


def why_not(video: Video, language: str) -> str:
    """Why the last listening brought no captions, in words, or an empty text."""
    job = last_hearing(video, language)
    if job is None or job.state not in (JobState.FAILED, JobState.SET_ASIDE):
        return ""
    return failures.failure_message(job.reason)


def last_hearing(video: Video, language: str) -> Job | None:
    found = video.jobs.filter(kind=JobKind.CAPTION).order_by("-queued_at")
    return next((job for job in found if job.asked.get("language") == language), None)

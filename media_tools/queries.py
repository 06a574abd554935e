"""What other rooms and pages ask of the bench."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from media_tools.access import may_see_video, may_watch
from media_tools.enums import MOVE_THEIR_VIDEO, JobKind, RenditionKind, Verdict, VideoState
from media_tools.findings import Words
from media_tools.judging import words_of
from media_tools.models import Finding, Job, Rendition, Video
from media_tools.refusals import refusal_message
from media_tools.work.failures import failure_message
from media_tools.work.workers import worker_seen_lately

__all__ = [
    "State",
    "player_sources",
    "state_of",
    "video_for",
    "video_to_watch",
    "visible_videos",
    "worker_seen_lately",
]

STAGES = {
    "looking": _("First look at picture and sound"),
    "rendering": _("Checking it whole and preparing it for watching"),
}
# Of the whole work, from the seconds that both took for a minute of 1080p.
LOOK_SHARE = 0.1
WAITING = _("Waiting for its turn")
MOVING = (VideoState.RECEIVING, VideoState.RECEIVED, VideoState.CHECKING)
VERDICT_KINDS = {Verdict.PASS: "good", Verdict.WARN: "warn", Verdict.FAIL: "bad"}
SEVERITY_KINDS = {"info": "info", "warn": "warn", "fail": "bad"}


def visible_videos(user):
    """The videos a user owns; others are vouched for one by one (`video_for`)."""
    if not user.is_authenticated:
        return Video.objects.none()
    return Video.objects.of(user).present()


def video_for(user, video_id) -> Video | None:
    """The video, or None where it is missing or not for this user: the two look alike."""
    video = Video.objects.present().filter(pk=video_id).first()
    return video if video is not None and may_see_video(user, video) else None


def video_to_watch(user, video_id) -> Video | None:
    """As `video_for`, also for whoever may only watch: for the files that players ask for."""
    video = Video.objects.present().filter(pk=video_id).first()
    return video if video is not None and may_watch(user, video) else None


def player_sources(video: Video) -> dict:
    """Addresses for a player by kind, each with its bytes; empty where nothing is made yet.

    {"low": {"url", "bytes", "content_type", "width", "height"}, "poster": {...}, ...}
    """
    return {rendition.kind: source_of(rendition) for rendition in video.renditions.all()}


def source_of(rendition: Rendition) -> dict:
    address = reverse("media:file", args=[rendition.video_id, rendition.kind])
    return {
        # A new version of a file gets a new address, so that a browser may keep the old one.
        "url": f"{address}?v={rendition.bytes:x}",
        "bytes": rendition.bytes,
        "content_type": rendition.content_type,
        "width": rendition.width,
        "height": rendition.height,
    }


@dataclass(frozen=True)
class State:
    """Where a video stands, ready to be shown."""

    video: Video
    job: Job | None
    # Findings with their words, gravest first.
    findings: list[tuple[Finding, Words]]
    sources: dict

    @property
    def is_moving(self) -> bool:
        """Whether it is worth asking again soon."""
        return self.video.state in MOVING

    @property
    def is_judged(self) -> bool:
        return self.video.judged_at is not None

    @property
    def is_first_look(self) -> bool:
        """Whether the verdict is that of the first look, and the whole is still being read."""
        return self.is_judged and not (self.video.measurements or {}).get("complete", True)

    @property
    def can_be_watched(self) -> bool:
        return RenditionKind.LOW in self.sources

    @property
    def percent(self) -> int:
        return percent_of(self.video, self.job)

    @property
    def reason(self) -> str:
        return reason_of(self.video)

    @property
    def kind(self) -> str:
        """The kind of notice or chip that the verdict is shown with."""
        return VERDICT_KINDS.get(self.video.verdict, "info")

    @property
    def waiting(self) -> str:
        """What to say while no worker has begun."""
        return "" if self.job and self.job.stage else str(WAITING)

    @property
    def stages(self) -> list[dict]:
        """The stages of the work in order, each done, running now or still to come."""
        names = list(STAGES)
        # The whole waits for its turn after the first look: then nothing is running.
        looked = bool(self.job) and self.job.kind == JobKind.PREPARE
        begun = bool(self.job and self.job.stage)
        return [
            {
                "text": STAGES[name],
                "state": "done" if place < looked else "now" if place == looked and begun else "",
            }
            for place, name in enumerate(names)
        ]

    @property
    def duration_s(self) -> float:
        return (self.video.measurements or {}).get("duration_s", 0.0)

    @property
    def marks(self) -> list[dict]:
        """The findings as the timeline of the face draws them."""
        return [
            {
                "id": finding.pk,
                "start": finding.start,
                "end": finding.end,
                "kind": SEVERITY_KINDS[finding.severity],
                "text": str(words),
            }
            for finding, words in self.findings
        ]


def state_of(video: Video) -> State:
    """Three queries, however many findings and renditions there are."""
    return State(
        video=video,
        job=video.jobs.filter(kind__in=MOVE_THEIR_VIDEO).order_by("-queued_at").first(),
        findings=[(finding, words_of(finding)) for finding in video.findings.all()],
        sources=player_sources(video),
    )


def percent_of(video: Video, job: Job | None) -> int:
    """Measured work: bytes while it comes, the job's own progress after that."""
    if video.state == VideoState.RECEIVING:
        return int(100 * video.received_bytes / video.size) if video.size else 0
    if job is None:
        return 0
    if job.kind == JobKind.CHECK:
        return int(100 * LOOK_SHARE * job.progress)
    return int(100 * (LOOK_SHARE + (1 - LOOK_SHARE) * job.progress))


def reason_of(video: Video) -> str:
    if not video.reason:
        return ""
    if video.state == VideoState.REFUSED:
        return refusal_message(video.reason)
    return failure_message(video.reason)

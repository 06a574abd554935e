"""Write down what was measured, and judge it against a profile."""

from functools import partial

from django.db import transaction
from django.utils import timezone

from media_tools import checks, pipeline
from media_tools import profiles as limits
from media_tools.findings import Finding as Seen
from media_tools.measuring.measurements import Measurements
from media_tools.models import Finding, PlatformProfile, Video
from media_tools.signals import video_judged


def profile_of(stored: PlatformProfile) -> limits.Profile:
    """The bench's profile from the row that staff edits, saved or not."""
    return limits.Profile.from_mapping(
        {name: getattr(stored, name) for name in ("slug", "name", "source", "dated", "limits")}
    )


def write_judgement(*, video_id, measured: Measurements) -> Video:
    """Keep the measurements, and replace findings and verdict. Call it in a transaction."""
    video = Video.objects.select_for_update(of=("self",)).get(pk=video_id)
    video.measurements = measured.to_json()
    verdict, seen = "", []
    video.profile_version = None
    if video.profile is not None:
        verdict, seen = pipeline.judge(measured, profile_of(video.profile))
        video.profile_version = video.profile.version
    return write_verdict(video=video, verdict=verdict, seen=seen)


def write_verdict(*, video: Video, verdict: str, seen: list[Seen]) -> Video:
    """Replace verdict and findings of a locked video, and say so after the commit."""
    video.verdict, video.judged_at = verdict, timezone.now()
    video.save(
        update_fields=["measurements", "verdict", "judged_at", "profile", "profile_version"]
    )
    video.findings.all().delete()
    Finding.objects.bulk_create(Finding(video=video, **row_of(found)) for found in seen)
    transaction.on_commit(partial(video_judged.send_robust, sender=Video, video=video))
    return video


def row_of(seen: Seen) -> dict:
    return {**seen.to_json(), "repair": seen.repair or ""}


@transaction.atomic
def rejudge(*, video, profile) -> Video:
    """Judge a measured video against another (or a changed) profile; nothing is decoded."""
    video = Video.objects.select_for_update(of=("self",)).get(pk=video.pk)
    video.profile = profile
    video.save(update_fields=["profile"])
    if video.measurements is None:
        return video
    measured = Measurements.from_json(video.measurements)
    return write_judgement(video_id=video.pk, measured=measured)


def words_of(finding: Finding):
    """Headline and advice for a stored finding, in the language of the moment."""
    return checks.message(
        Seen(
            code=finding.code,
            severity=finding.severity,
            start=finding.start,
            end=finding.end,
            data=finding.data,
            repair=finding.repair or None,
        )
    )

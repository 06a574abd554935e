import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from media_tools.enums import LIVE_JOBS, JobKind, JobState


class JobQuerySet(models.QuerySet):
    def live(self):
        return self.filter(state__in=LIVE_JOBS)


class Job(models.Model):
    """One piece of work on a video. The row is the truth; the broker only rings."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    video = models.ForeignKey("media_tools.Video", on_delete=models.CASCADE, related_name="jobs")
    kind = models.CharField(max_length=20, choices=JobKind.choices)
    state = models.CharField(max_length=20, choices=JobState.choices, default=JobState.QUEUED)
    # What exactly was asked for, where the kind alone does not say it (which repairs, how).
    asked = models.JSONField(default=dict, blank=True)
    # The smaller number goes first; among equals, the one whose work is expected to be shorter.
    priority = models.PositiveSmallIntegerField(default=50)
    expected_s = models.FloatField(default=0)
    # How often a worker has claimed it; each claim makes a new `claim`, so that a worker whose
    # lease ran out can never write over the one that took over.
    attempt = models.PositiveSmallIntegerField(default=0)
    claim = models.UUIDField(null=True, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True, db_index=True)
    # Measured work done, 0 to 1, and the stage it is in (a code with a translated word).
    progress = models.FloatField(default=0)
    stage = models.CharField(max_length=20, blank=True)
    reason = models.CharField(max_length=40, blank=True)
    # For staff: the technical end of a failure, never shown to a resident.
    detail = models.TextField(blank=True)
    queued_at = models.DateTimeField(auto_now_add=True)
    # When the bell was last rung; the sweeper rings again for what nobody came for.
    rung_at = models.DateTimeField(null=True, blank=True)
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        ordering = ["-queued_at"]
        verbose_name = _("job")
        verbose_name_plural = _("jobs")
        constraints = [
            models.UniqueConstraint(
                fields=["video", "kind"],
                condition=Q(state__in=LIVE_JOBS),
                name="one_live_job_a_video_a_kind",
                violation_error_message=_("This video is being worked on already."),
            )
        ]
        indexes = [models.Index(fields=["state", "queued_at"])]

    def __str__(self):
        return f"{self.kind} {self.video_id}"

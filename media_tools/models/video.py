import uuid

from django.conf import settings
from django.core.files.storage import storages
from django.db import models
from django.utils.translation import gettext_lazy as _

from media_tools.enums import Verdict, VideoState


def private_storage():
    return storages["private"]


def original_path(video, _filename):
    """A directory a video and a name that the server made: nothing of the sender's file name
    reaches the disk, and a playlist text finds no neighbour to read."""
    return f"videos/{video.pk}/original"


class VideoQuerySet(models.QuerySet):
    def of(self, user):
        return self.filter(owner=user)

    def present(self):
        return self.exclude(state=VideoState.DELETED)


class Video(models.Model):
    """One uploaded original: its hash, its owner, its state and what was measured of it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="videos",
        verbose_name=_("owner"),
    )
    # As the sender named it: shown (escaped) and offered on download, never a path.
    filename = models.CharField(_("file name"), max_length=255, blank=True)
    # Bytes promised by the sender, and bytes that are on disk.
    size = models.BigIntegerField(_("size in bytes"))
    received_bytes = models.BigIntegerField(default=0)
    content_type = models.CharField(max_length=100, blank=True)
    sha256 = models.CharField(max_length=64, blank=True, db_index=True)
    original = models.FileField(
        storage=private_storage, upload_to=original_path, max_length=255, blank=True
    )
    state = models.CharField(
        max_length=20, choices=VideoState.choices, default=VideoState.RECEIVING, db_index=True
    )
    # Why it was refused or failed: a code of the intake or of the pipeline, never free text.
    reason = models.CharField(max_length=40, blank=True)
    # What it is to be judged against; without one it is measured and not judged.
    profile = models.ForeignKey(
        "media_tools.PlatformProfile", on_delete=models.PROTECT, null=True, blank=True
    )
    # Which version of it gave the verdict; None until there is one.
    profile_version = models.PositiveIntegerField(null=True, blank=True, editable=False)
    # `Measurements.to_json()` of the one decoding pass; None until it is done.
    measurements = models.JSONField(null=True, blank=True)
    verdict = models.CharField(max_length=10, choices=Verdict.choices, blank=True)
    # A repaired version names the video it was made from, what was done (in order, with the
    # options), and when its owner chose to keep it; the original is never touched.
    made_from = models.ForeignKey(
        "self", on_delete=models.CASCADE, null=True, blank=True, related_name="versions"
    )
    repairs = models.JSONField(default=list, blank=True)
    kept_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    received_at = models.DateTimeField(null=True, blank=True)
    judged_at = models.DateTimeField(null=True, blank=True)

    objects = VideoQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        verbose_name = _("video")
        verbose_name_plural = _("videos")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(received_bytes__lte=models.F("size")),
                name="no_more_bytes_than_promised",
            )
        ]
        indexes = [models.Index(fields=["profile", "profile_version"], name="video_judged_by")]

    def __str__(self):
        return self.filename or str(self.pk)

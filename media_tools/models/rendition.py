from django.db import models
from django.utils.translation import gettext_lazy as _

from media_tools.enums import RenditionKind

from .video import private_storage


def rendition_path(rendition, filename):
    return f"videos/{rendition.video_id}/{filename}"


class Rendition(models.Model):
    """One file derived from a video: what players, posters and timelines need."""

    video = models.ForeignKey(
        "media_tools.Video", on_delete=models.CASCADE, related_name="renditions"
    )
    kind = models.CharField(max_length=20, choices=RenditionKind.choices)
    file = models.FileField(storage=private_storage, upload_to=rendition_path, max_length=255)
    content_type = models.CharField(max_length=100)
    bytes = models.BigIntegerField()
    width = models.PositiveIntegerField(null=True, blank=True)
    height = models.PositiveIntegerField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("rendition")
        verbose_name_plural = _("renditions")
        constraints = [
            models.UniqueConstraint(fields=["video", "kind"], name="one_rendition_a_video_a_kind")
        ]

    def __str__(self):
        return f"{self.kind} {self.video_id}"

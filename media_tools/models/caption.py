from django.db import models
from django.utils.translation import gettext_lazy as _

from media_tools.enums import CaptionOrigin


class CaptionTrack(models.Model):
    """What is said in a video, as timed text in one language.

    `cues` is a list of {"start", "end", "text"}: seconds, in order, plain text with line breaks.
    """

    video = models.ForeignKey(
        "media_tools.Video", on_delete=models.CASCADE, related_name="captions"
    )
    language = models.CharField(_("language"), max_length=10)
    cues = models.JSONField(default=list, blank=True)
    origin = models.CharField(
        max_length=10, choices=CaptionOrigin.choices, default=CaptionOrigin.TYPED
    )
    # Counts the saves: who saves over a newer version than they read is told so.
    version = models.PositiveIntegerField(default=1)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["language"]
        verbose_name = _("caption track")
        verbose_name_plural = _("caption tracks")
        constraints = [
            models.UniqueConstraint(
                fields=["video", "language"],
                name="one_caption_track_a_video_a_language",
                violation_error_message=_("This video already has captions in this language."),
            )
        ]

    def __str__(self):
        return f"{self.language} {self.video_id}"

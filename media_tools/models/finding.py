from django.db import models
from django.utils.translation import gettext_lazy as _

from media_tools.enums import FindingSeverity


class Finding(models.Model):
    """One thing that a check saw in a video. The words come from `code` and `data` at reading
    time, so that a stored finding speaks both languages."""

    video = models.ForeignKey(
        "media_tools.Video", on_delete=models.CASCADE, related_name="findings"
    )
    code = models.CharField(max_length=40)
    severity = models.CharField(max_length=10, choices=FindingSeverity.choices)
    # Seconds from the start; None when it is about the whole video.
    start = models.FloatField(null=True, blank=True)
    end = models.FloatField(null=True, blank=True)
    data = models.JSONField(default=dict, blank=True)
    repair = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("finding")
        verbose_name_plural = _("findings")

    def __str__(self):
        return self.code

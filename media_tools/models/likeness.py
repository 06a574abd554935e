from django.db import models
from django.utils.translation import gettext_lazy as _


class Fingerprint(models.Model):
    """What a video looks and sounds like, small enough to be compared with all the others.

    `pictures` and `sounds` are laid out as `media_tools.likeness` says for its `version`.
    """

    video = models.OneToOneField(
        "media_tools.Video", on_delete=models.CASCADE, related_name="fingerprint"
    )
    version = models.PositiveSmallIntegerField()
    pictures = models.BinaryField()
    sounds = models.BinaryField(blank=True, default=b"")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("fingerprint")
        verbose_name_plural = _("fingerprints")

    def __str__(self):
        return str(self.video_id)


class Likeness(models.Model):
    """A stretch of one video that looks or sounds like a stretch of somebody else's earlier one.

    For the trainer to look at, never a verdict. `stretches` is a list of
    {"start", "end", "other_start", "other_end"} in seconds.
    """

    video = models.ForeignKey(
        "media_tools.Video", on_delete=models.CASCADE, related_name="likenesses"
    )
    other = models.ForeignKey("media_tools.Video", on_delete=models.CASCADE, related_name="+")
    # 0 to 1: the share of this video that is found in the other one; None where it has none.
    picture_share = models.FloatField(null=True, blank=True)
    sound_share = models.FloatField(null=True, blank=True)
    mirrored = models.BooleanField(default=False)
    stretches = models.JSONField(default=list)
    found_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-picture_share", "-sound_share", "pk"]
        verbose_name = _("likeness")
        verbose_name_plural = _("likenesses")
        constraints = [
            models.UniqueConstraint(fields=["video", "other"], name="one_likeness_a_pair")
        ]

    def __str__(self):
        return f"{self.video_id} ~ {self.other_id}"

import uuid

from django.conf import settings
from django.core.files.storage import storages
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .meeting import Meeting


def private_storage():
    return storages["private"]


class Minutes(models.Model):
    """What was done and decided at a meeting, as plain text."""

    meeting = models.OneToOneField(Meeting, on_delete=models.PROTECT, related_name="minutes")
    text = models.TextField(_("minutes"), blank=True)
    # Counts the savings, so that nobody overwrites what they have not seen.
    version = models.PositiveIntegerField(default=0)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    changed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("minutes")
        verbose_name_plural = _("minutes")

    def __str__(self):
        return f"Minutes of {self.meeting_id}"


class MeetingPhoto(models.Model):
    """A photo as evidence of a meeting, drawn anew: nothing of the sent file but its picture."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="photos")
    file = models.FileField(storage=private_storage, max_length=200)
    caption = models.CharField(_("what the photo shows"), max_length=200)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    size = models.PositiveIntegerField(help_text="bytes")
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    added_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["added_at", "pk"]
        verbose_name = _("photo of a meeting")
        verbose_name_plural = _("photos of meetings")

    def __str__(self):
        return f"{self.meeting_id}: {self.caption}"

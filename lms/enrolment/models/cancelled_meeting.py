from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .cohort import Cohort


class CancelledMeeting(models.Model):
    """What calendars were told of a meeting that is off: a calendar keeps an entry until it hears
    that it was cancelled. The online address is not kept."""

    # The meeting's own number, of which its UID is made.
    meeting = models.PositiveBigIntegerField(unique=True)
    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="cancelled_meetings")
    title = models.CharField(max_length=120, blank=True)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    place = models.CharField(max_length=160, blank=True)
    sequence = models.PositiveIntegerField()
    changed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["starts_at", "pk"]
        verbose_name = _("cancelled meeting")
        verbose_name_plural = _("cancelled meetings")

    def __str__(self):
        return f"{self.meeting} / {self.cohort_id}"

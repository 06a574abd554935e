import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class LearningEvent(models.Model):
    """One thing a resident did with a lesson. Append-only: progress is what they add up to.

    `key` is made where it happened, on the phone if need be, so that an event that is sent twice
    (a lost answer, two tabs, a phone that was offline) is one event.
    """

    class Kind(models.TextChoices):
        READ = "read", _("Read")
        WATCHED = "watched", _("Watched")
        TICKED = "ticked", _("Ticked")
        UNTICKED = "unticked", _("Unticked")
        WROTE = "wrote", _("Wrote")

    key = models.UUIDField(default=uuid.uuid4)
    resident = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="learning_events"
    )
    lesson = models.ForeignKey("courses.LessonPage", on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    # watched: {"film", "from", "to"} in seconds; ticked, unticked: {"item"}; wrote: {"sheet",
    # "field", "text"}; read: {}.
    data = models.JSONField(default=dict)
    # By the phone's clock, but never later than it arrived.
    happened_at = models.DateTimeField(default=timezone.now)
    arrived_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["happened_at", "pk"]
        verbose_name = _("learning event")
        verbose_name_plural = _("learning events")
        constraints = [
            models.UniqueConstraint(fields=["resident", "key"], name="an_event_arrives_once")
        ]
        indexes = [models.Index(fields=["resident", "lesson", "happened_at"])]

    def __str__(self):
        return f"{self.resident_id} {self.kind} {self.lesson_id}"

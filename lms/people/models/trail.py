from django.conf import settings
from django.db import models


class TrailEntry(models.Model):
    """Who changed what, when and why. Written by `lms.people.trail.record`, never edited."""

    at = models.DateTimeField(auto_now_add=True, db_index=True)
    # None is the system itself.
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True
    )
    verb = models.CharField(max_length=60)
    subject_type = models.CharField(max_length=60)
    subject_id = models.CharField(max_length=40)
    detail = models.JSONField(default=dict)

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["subject_type", "subject_id"])]

    def __str__(self):
        return f"{self.verb} {self.subject_type} {self.subject_id}"

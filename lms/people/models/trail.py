from django.conf import settings
from django.db import models


class TrailEntry(models.Model):
    """Who changed or saw what, when and why. Written by `lms.people.trail.record`, never edited.

    `mac` is over the content, from the moment of writing; `number` and `chain` are given by
    `lms.people.sealing` a little later and bind every row to the one before it. The person may be
    erased: then `actor` is empty, and `actor_number` is a number that means nobody.
    """

    at = models.DateTimeField(db_index=True)
    # None is the system itself.
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True
    )
    actor_number = models.BigIntegerField(null=True, blank=True)
    verb = models.CharField(max_length=60)
    subject_type = models.CharField(max_length=60)
    subject_id = models.CharField(max_length=40)
    detail = models.JSONField(default=dict)
    mac = models.CharField(max_length=64)
    # From 1 without gaps; None until sealed.
    number = models.PositiveBigIntegerField(unique=True, null=True, blank=True)
    chain = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["subject_type", "subject_id"]),
            models.Index(fields=["verb", "at"]),
        ]

    def __str__(self):
        return f"{self.verb} {self.subject_type} {self.subject_id}"


class TrailSeal(models.Model):
    """How far the trail was sealed at a moment: the number and chain of the last sealed row."""

    at = models.DateTimeField(auto_now_add=True)
    number = models.PositiveBigIntegerField(unique=True)
    chain = models.CharField(max_length=64)

    class Meta:
        ordering = ["number"]

    def __str__(self):
        return f"{self.number}"

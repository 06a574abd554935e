from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..enums import PresenceMethod, TakeBackReason
from .enrolment import Enrolment
from .meeting import Meeting


class AttendanceQuerySet(models.QuerySet):
    def standing(self):
        """Those that were not taken back: the ones that count."""
        return self.filter(taken_back_at=None)


class Attendance(models.Model):
    """One resident present at one meeting. Taken back it stays as a row that does not count;
    given again it is the same row. Each step of the way is in the trail."""

    # A meeting that somebody came to is evidence: it is not deleted.
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="attendances")
    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="attendances")
    method = models.CharField(max_length=10, choices=PresenceMethod.choices)
    at = models.DateTimeField(default=timezone.now)
    marked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    # Which 30-second step's code was shown (lms.enrolment.presence_codes), for audits.
    step = models.PositiveBigIntegerField(null=True)
    taken_back_at = models.DateTimeField(null=True)
    taken_back_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    taken_back_reason = models.CharField(
        max_length=20, choices=TakeBackReason.choices, blank=True, default=""
    )

    objects = AttendanceQuerySet.as_manager()

    class Meta:
        ordering = ["at", "pk"]
        verbose_name = _("attendance")
        verbose_name_plural = _("attendances")
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "enrolment"], name="one_attendance_a_meeting_an_enrolment"
            ),
            models.CheckConstraint(
                condition=Q(taken_back_at=None, taken_back_reason="")
                | Q(taken_back_at__isnull=False) & ~Q(taken_back_reason=""),
                name="an_attendance_is_taken_back_with_a_reason",
            ),
        ]

    def __str__(self):
        return f"{self.enrolment_id} at {self.meeting_id}"


class CodeGuess(models.Model):
    """A code that somebody typed and that was not right; kept only to stop guessing."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [models.Index(fields=["person", "at"])]

    def __str__(self):
        return f"{self.person_id} {self.at:%Y-%m-%d %H:%M}"

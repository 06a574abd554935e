from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courses.enums import HandInGate


class Assignment(models.Model):
    """An assignment brief as given to one cohort: its rubric is copied and frozen here, so
    that an edit of the page never changes a running class."""

    cohort = models.ForeignKey(
        "enrolment.Cohort", on_delete=models.CASCADE, related_name="assignments"
    )
    brief = models.ForeignKey("courses.AssignmentPage", on_delete=models.PROTECT, related_name="+")
    profile = models.ForeignKey("media_tools.PlatformProfile", on_delete=models.PROTECT)
    due_at = models.DateTimeField(_("due"))
    # iCalendar's SEQUENCE and LAST-MODIFIED of the due time, kept by `save`.
    sequence = models.PositiveIntegerField(default=0, editable=False)
    due_changed_at = models.DateTimeField(default=timezone.now, editable=False)
    # `courses.rubrics.rubric_of(brief)` on the day it was given, and its content hash.
    rubric = models.JSONField(default=dict, editable=False)
    rubric_hash = models.CharField(max_length=64, blank=True, editable=False)
    # Which findings of the media check close the door, as the brief said on that day.
    blocks_hand_in = models.CharField(
        _("what blocks hand-in"),
        max_length=20,
        choices=HandInGate.choices,
        default=HandInGate.NOTHING,
    )
    pass_mark = models.PositiveSmallIntegerField(_("pass mark"), help_text=_("Percent"))

    class Meta:
        ordering = ["due_at", "pk"]
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")
        constraints = [
            models.UniqueConstraint(fields=["cohort", "brief"], name="one_assignment_a_brief")
        ]

    def __str__(self):
        return f"{self.brief} / {self.cohort}"

    def save(self, *args, **kwargs):
        """Another due time is a new edition of the entry in calendars."""
        if self.pk is not None:
            before = Assignment.objects.filter(pk=self.pk).values("due_at", "sequence").first()
            if before is not None and before["due_at"] != self.due_at:
                self.sequence = before["sequence"] + 1
                self.due_changed_at = timezone.now()
        super().save(*args, **kwargs)

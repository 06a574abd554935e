import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lms.assessment.enums import HANDED_IN, WAITS_FOR_A_TRAINER, AttemptState, Lateness


class AttemptQuerySet(models.QuerySet):
    def handed_in(self):
        return self.filter(state__in=HANDED_IN)


class Attempt(models.Model):
    """One hand-in of one resident for one assignment. Immutable once handed in: "needs
    revision" opens the next number."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    assignment = models.ForeignKey(
        "assessment.Assignment", on_delete=models.PROTECT, related_name="attempts"
    )
    enrolment = models.ForeignKey(
        "enrolment.Enrolment", on_delete=models.CASCADE, related_name="attempts"
    )
    number = models.PositiveSmallIntegerField(default=1)
    video = models.ForeignKey(
        "media_tools.Video", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    note = models.TextField(_("note to the trainer"), blank=True, max_length=2000)
    state = models.CharField(
        max_length=20, choices=AttemptState.choices, default=AttemptState.DRAFT
    )
    lateness = models.CharField(max_length=10, choices=Lateness.choices, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    # Of the video's bytes at hand-in: with the time it is the resident's receipt.
    receipt_sha256 = models.CharField(max_length=64, blank=True)
    # Who is judging it now, and until when nobody else may.
    held_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    held_until = models.DateTimeField(null=True, blank=True)
    released_at = models.DateTimeField(null=True, blank=True)

    objects = AttemptQuerySet.as_manager()

    class Meta:
        ordering = ["submitted_at", "pk"]
        verbose_name = _("attempt")
        verbose_name_plural = _("attempts")
        constraints = [
            models.UniqueConstraint(
                fields=["assignment", "enrolment", "number"], name="attempts_are_numbered"
            ),
            models.UniqueConstraint(
                fields=["assignment", "enrolment"],
                condition=Q(state="draft"),
                name="one_draft_a_resident_an_assignment",
            ),
            models.CheckConstraint(
                condition=Q(state="draft") | Q(video__isnull=False, submitted_at__isnull=False),
                name="a_handed_in_attempt_has_a_video_and_a_time",
            ),
        ]
        indexes = [models.Index(fields=["state", "submitted_at"])]

    def __str__(self):
        return f"{self.enrolment} #{self.number}"

    @property
    def state_for_resident(self) -> AttemptState:
        """The state as the resident hears of it: how far a trainer is tells nothing."""
        waits = self.state in WAITS_FOR_A_TRAINER
        return AttemptState.SUBMITTED if waits else AttemptState(self.state)

    @property
    def word_for_resident(self) -> str:
        return str(self.state_for_resident.label)

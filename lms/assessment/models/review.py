from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lms.assessment.enums import Decision


class Review(models.Model):
    """What a trainer found of one attempt: a level for each criterion, words and a decision."""

    attempt = models.OneToOneField(
        "assessment.Attempt", on_delete=models.CASCADE, related_name="review"
    )
    trainer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)
    # {criterion key: level key} of the assignment's frozen rubric.
    marks = models.JSONField(default=dict)
    comment = models.TextField(_("overall comment"), blank=True, max_length=4000)
    decision = models.CharField(max_length=10, choices=Decision.choices, blank=True)
    # Counted up at each save: a save with an older number is refused, never overwritten.
    version = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("review")
        verbose_name_plural = _("reviews")

    def __str__(self):
        return f"{self.attempt} / {self.trainer}"


class TimedComment(models.Model):
    """A trainer's words about one second, or one stretch, of the video."""

    attempt = models.ForeignKey(
        "assessment.Attempt", on_delete=models.CASCADE, related_name="timed_comments"
    )
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)
    # Seconds from the start of the video.
    start = models.FloatField(_("at second"))
    end = models.FloatField(_("to second"), null=True, blank=True)
    body = models.TextField(_("comment"), max_length=2000)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["start", "pk"]
        verbose_name = _("timed comment")
        verbose_name_plural = _("timed comments")
        constraints = [
            models.CheckConstraint(
                condition=Q(start__gte=0) & (Q(end__isnull=True) | Q(end__gte=models.F("start"))),
                name="a_comment_ends_after_it_starts",
            )
        ]

    def __str__(self):
        return f"{self.start:.0f}s {self.body[:40]}"

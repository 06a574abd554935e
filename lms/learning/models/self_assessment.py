from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class SelfAssessment(models.Model):
    """How able somebody says they are, before or after one class.

    What was asked is copied, so that an edit of the statements changes no answer; before and after
    are compared only where they were asked the same (`asked_sha256`).
    """

    class Moment(models.TextChoices):
        BEFORE = "before", _("Before the class")
        AFTER = "after", _("After the class")

    enrolment = models.ForeignKey(
        "enrolment.Enrolment", on_delete=models.CASCADE, related_name="self_assessments"
    )
    moment = models.CharField(max_length=10, choices=Moment.choices)
    # Who would rather not say is not asked again; an answer later takes this back.
    is_skipped = models.BooleanField(default=False)
    # {statement key: 1 to the number of labels}; empty where skipped, or after an erasure.
    answers = models.JSONField(default=dict, blank=True)
    # {pillar: mean of its statements in hundredths}: what outcomes count.
    means = models.JSONField(default=dict, blank=True)
    # Highest value of the scale.
    scale = models.PositiveSmallIntegerField(default=5)
    asked_sha256 = models.CharField(max_length=64, blank=True)
    given_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("self-assessment")
        verbose_name_plural = _("self-assessments")
        constraints = [
            models.UniqueConstraint(
                fields=["enrolment", "moment"], name="one_self_assessment_a_moment"
            ),
            models.CheckConstraint(
                condition=Q(is_skipped=False) | Q(means={}),
                name="who_skips_answers_nothing",
            ),
        ]

    def __str__(self):
        return f"{self.enrolment_id} / {self.moment}"

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

MOST_WEIGHT = 100


class ColumnWeight(models.Model):
    """How much one assignment, or one quiz of the course, counts in the total of a class. Without
    a row an assignment counts once and a quiz not at all."""

    cohort = models.ForeignKey(
        "enrolment.Cohort", on_delete=models.CASCADE, related_name="column_weights"
    )
    assignment = models.OneToOneField(
        "assessment.Assignment",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="column_weight",
    )
    # The canonical page.
    quiz = models.ForeignKey(
        "courses.QuizPage", on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    weight = models.PositiveSmallIntegerField(
        _("weight"), validators=[MaxValueValidator(MOST_WEIGHT)]
    )
    reason = models.CharField(_("reason"), max_length=300)
    set_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    set_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("weight")
        verbose_name_plural = _("weights")
        constraints = [
            models.UniqueConstraint(fields=["cohort", "quiz"], name="one_weight_a_quiz_a_class"),
            models.CheckConstraint(
                condition=Q(assignment=None, quiz__isnull=False)
                | Q(assignment__isnull=False, quiz=None),
                name="a_weight_is_of_one_column",
            ),
            models.CheckConstraint(
                condition=Q(weight__lte=MOST_WEIGHT), name="a_weight_is_at_most_100"
            ),
        ]

    def __str__(self):
        return f"{self.cohort_id}: {self.weight}"


class ExcuseQuerySet(models.QuerySet):
    def standing(self):
        return self.filter(ended_at=None)


class Excuse(models.Model):
    """One person need not hand in one assignment: it is left out of their total. Taken back, the
    row stays as history."""

    assignment = models.ForeignKey(
        "assessment.Assignment", on_delete=models.CASCADE, related_name="excuses"
    )
    enrolment = models.ForeignKey(
        "enrolment.Enrolment", on_delete=models.CASCADE, related_name="excuses"
    )
    reason = models.CharField(_("reason"), max_length=300)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    given_at = models.DateTimeField(default=timezone.now)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = ExcuseQuerySet.as_manager()

    class Meta:
        ordering = ["given_at", "pk"]
        verbose_name = _("excuse")
        verbose_name_plural = _("excuses")
        constraints = [
            models.UniqueConstraint(
                fields=["assignment", "enrolment"],
                condition=Q(ended_at=None),
                name="one_excuse_a_person_an_assignment",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_by=None)
                | Q(ended_at__isnull=False, ended_by__isnull=False),
                name="an_ended_excuse_says_by_whom",
            ),
        ]

    def __str__(self):
        return f"{self.enrolment_id} / {self.assignment_id}"


class ScoreOverride(models.Model):
    """A trainer set another score than the levels add up to, or took that back. Append-only: the
    newest row of an attempt holds."""

    attempt = models.ForeignKey(
        "assessment.Attempt", on_delete=models.CASCADE, related_name="overrides"
    )
    # Of the review it is about: judged anew, the new levels count and not this any more.
    of_version = models.PositiveIntegerField()
    # Percent before; None where the levels gave none.
    was = models.PositiveSmallIntegerField(null=True, blank=True)
    # Percent from now on; None: what the levels add up to.
    score = models.PositiveSmallIntegerField(_("score"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("changed score")
        verbose_name_plural = _("changed scores")
        constraints = [
            models.CheckConstraint(
                condition=Q(score=None) | Q(score__lte=100), name="a_changed_score_is_a_percentage"
            )
        ]

    def __str__(self):
        return f"{self.attempt_id}: {self.was} -> {self.score}"

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class QuizAttempt(models.Model):
    """One sitting of a quiz, with the questions as they were drawn and asked."""

    resident = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="quiz_attempts"
    )
    # The canonical page: an attempt in another language counts among the same attempts.
    quiz = models.ForeignKey("courses.QuizPage", on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    # As `courses.marking.question_of` makes them, in the order in which they are asked; copied,
    # so that an edit changes nothing of what somebody is answering.
    questions = models.JSONField()
    pass_mark = models.PositiveSmallIntegerField()
    # {question key: {"answer", "share", "feedback"}}
    answers = models.JSONField(default=dict)
    started_at = models.DateTimeField(default=timezone.now)
    submitted_at = models.DateTimeField(null=True, blank=True)
    # Percent of all questions, rounded down; None until submitted.
    score = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["number"]
        verbose_name = _("quiz attempt")
        verbose_name_plural = _("quiz attempts")
        constraints = [
            models.UniqueConstraint(
                fields=["resident", "quiz", "number"], name="one_attempt_a_number_a_quiz"
            ),
            models.UniqueConstraint(
                fields=["resident", "quiz"],
                condition=Q(submitted_at=None),
                name="one_open_attempt_a_quiz",
            ),
            models.CheckConstraint(
                condition=Q(submitted_at=None, score=None)
                | Q(submitted_at__isnull=False, score__isnull=False),
                name="a_submitted_attempt_has_a_score",
            ),
        ]

    def __str__(self):
        return f"{self.resident_id} / {self.quiz_id} / {self.number}"

    @property
    def is_open(self) -> bool:
        return self.submitted_at is None

    @property
    def passed(self) -> bool:
        return self.score is not None and self.score >= self.pass_mark

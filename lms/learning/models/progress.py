from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class LessonProgress(models.Model):
    """How far one resident is with one lesson: what their events add up to.

    `lesson` is the canonical (Indonesian) page, so that reading a translation counts once. The row
    can be made again from `LearningEvent` at any time (`lms.learning.recount`).
    """

    resident = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="lesson_progress"
    )
    lesson = models.ForeignKey("courses.LessonPage", on_delete=models.CASCADE, related_name="+")
    opened_at = models.DateTimeField(auto_now_add=True)
    completed_at = models.DateTimeField(null=True, blank=True)
    # {film id: [[from, to], ...]}: seconds that were really played, joined and in order.
    watched = models.JSONField(default=dict, blank=True)
    # {film id: second at which it was left last}, on whatever phone.
    stopped = models.JSONField(default=dict, blank=True)
    # Keys of checklist items that are ticked now.
    ticked = models.JSONField(default=list, blank=True)
    # {worksheet key: {field: text}}
    written = models.JSONField(default=dict, blank=True)

    class Meta:
        verbose_name = _("lesson progress")
        verbose_name_plural = _("lesson progress")
        constraints = [
            models.UniqueConstraint(
                fields=["resident", "lesson"], name="one_progress_a_resident_a_lesson"
            )
        ]

    def __str__(self):
        return f"{self.resident} / {self.lesson_id}"

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class RetentionTerm(models.Model):
    """For how many days a rule keeps what it is about, where the administrator chose another
    number than the rule's own. The trail keeps the numbers before it."""

    rule = models.CharField(max_length=40, unique=True)
    days = models.PositiveIntegerField()
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    changed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["rule"]
        verbose_name = _("retention term")
        verbose_name_plural = _("retention terms")

    def __str__(self):
        return f"{self.rule}: {self.days}"


class RetentionRun(models.Model):
    """One run of one rule: how many things it removed, or how it failed."""

    rule = models.CharField(max_length=40)
    started_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True, blank=True)
    removed = models.PositiveIntegerField(default=0)
    # The kind of the failure; its text could hold what it was about.
    error = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("retention run")
        verbose_name_plural = _("retention runs")
        indexes = [models.Index(fields=["rule", "started_at"])]

    def __str__(self):
        return f"{self.rule} {self.started_at:%Y-%m-%d %H:%M}: {self.removed}"


class RetentionWarning(models.Model):
    """Somebody was told that a rule is going to remove something of theirs: without it, it is
    not removed. Both go together, and the warning alone where the thing is used again."""

    rule = models.CharField(max_length=40)
    # The key of the row that the rule is about.
    subject_id = models.CharField(max_length=40)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="retention_warnings"
    )
    told_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("retention warning")
        verbose_name_plural = _("retention warnings")
        constraints = [
            models.UniqueConstraint(
                fields=["rule", "subject_id"], name="one_warning_a_rule_a_subject"
            ),
            models.CheckConstraint(
                condition=~Q(subject_id=""), name="a_warning_is_about_something"
            ),
        ]

    def __str__(self):
        return f"{self.rule} {self.subject_id}"

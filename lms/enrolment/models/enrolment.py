from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..enums import ALIVE, LEARNING, TAKES_PART, EnrolmentState
from .cohort import Cohort, SeatGroup


class EnrolmentQuerySet(models.QuerySet):
    def alive(self):
        return self.filter(state__in=ALIVE)

    def learning(self):
        return self.filter(state__in=LEARNING)

    def taking_part(self):
        return self.filter(state__in=TAKES_PART)

    def waiting(self):
        """The waiting list, first come first."""
        return self.filter(state=EnrolmentState.WAITLISTED).order_by("applied_at", "pk")

    def of(self, resident):
        return self.filter(resident=resident)


class Enrolment(models.Model):
    """One resident's application to one cohort, from applying to completing."""

    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="enrolments")
    resident = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="enrolments"
    )
    group = models.ForeignKey(SeatGroup, on_delete=models.PROTECT, related_name="enrolments")
    state = models.CharField(
        max_length=20, choices=EnrolmentState.choices, default=EnrolmentState.APPLIED
    )
    applied_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(auto_now=True)

    objects = EnrolmentQuerySet.as_manager()

    class Meta:
        ordering = ["applied_at", "pk"]
        verbose_name = _("enrolment")
        verbose_name_plural = _("enrolments")
        constraints = [
            models.UniqueConstraint(
                fields=["cohort", "resident"],
                name="one_enrolment_a_resident_a_cohort",
                violation_error_message=_("You already applied to this class."),
            )
        ]
        indexes = [models.Index(fields=["group", "state", "applied_at"])]

    def __str__(self):
        return f"{self.resident} / {self.cohort}"

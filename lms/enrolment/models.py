from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .enums import ALIVE, EnrolmentState, SeatKind


class CohortQuerySet(models.QuerySet):
    def open_on(self, moment):
        """Cohorts that take applications at `moment`."""
        return self.filter(applications_open_at__lte=moment, applications_close_at__gt=moment)

    def taught_by(self, user):
        return self.filter(trainers=user)


class Cohort(models.Model):
    """One class (angkatan) of a course: who teaches it, when, where, for how many."""

    course = models.ForeignKey(
        "courses.CoursePage", on_delete=models.PROTECT, related_name="cohorts"
    )
    name = models.CharField(_("name"), max_length=120)
    slug = models.SlugField(unique=True)
    place = models.CharField(_("place"), max_length=160, blank=True)
    starts_on = models.DateField(_("starts on"))
    ends_on = models.DateField(_("ends on"))
    applications_open_at = models.DateTimeField(_("applications open"))
    applications_close_at = models.DateTimeField(_("applications close"))
    trainers = models.ManyToManyField(
        settings.AUTH_USER_MODEL, related_name="taught_cohorts", blank=True
    )

    objects = CohortQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_on", "name"]
        verbose_name = _("cohort")
        verbose_name_plural = _("cohorts")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=models.F("starts_on")),
                name="a_cohort_ends_after_it_starts",
                violation_error_message=_("The last day lies before the first."),
            )
        ]

    def __str__(self):
        return self.name

    @property
    def takes_applications(self) -> bool:
        return self.applications_open_at <= timezone.now() < self.applications_close_at


class SeatGroup(models.Model):
    """A number of seats of a cohort that is kept for one kind of applicant."""

    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="seat_groups")
    kind = models.CharField(max_length=20, choices=SeatKind.choices)
    seats = models.PositiveIntegerField(_("seats"))

    class Meta:
        ordering = ["-kind"]
        constraints = [
            models.UniqueConstraint(fields=["cohort", "kind"], name="one_group_a_cohort_a_kind")
        ]

    def __str__(self):
        return f"{self.cohort}: {self.get_kind_display()}"


class Meeting(models.Model):
    """One day on which a cohort meets."""

    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="meetings")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    place = models.CharField(max_length=160, blank=True)

    class Meta:
        ordering = ["starts_at"]

    def __str__(self):
        return f"{self.cohort} {self.starts_at:%Y-%m-%d}"


class EnrolmentQuerySet(models.QuerySet):
    def alive(self):
        return self.filter(state__in=ALIVE)

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

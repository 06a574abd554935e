from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from ..enums import SeatKind


class CohortQuerySet(models.QuerySet):
    def open_on(self, moment):
        """Cohorts that take applications at `moment`."""
        return self.filter(applications_open_at__lte=moment, applications_close_at__gt=moment)

    def taught_by(self, user):
        return self.filter(trainers=user)


class Cohort(ClusterableModel):
    """One class (angkatan) of a course: who teaches it, when, where, for how many.

    `course` is the canonical (Indonesian) page. A cluster, so that the office edits seats and
    meetings on the same form.
    """

    course = models.ForeignKey(
        "courses.CoursePage",
        verbose_name=_("course"),
        on_delete=models.PROTECT,
        related_name="cohorts",
    )
    name = models.CharField(_("name"), max_length=120)
    slug = models.SlugField(
        _("address"), unique=True, help_text=_("The last part of the class's web address.")
    )
    place = models.CharField(_("place"), max_length=160, blank=True)
    starts_on = models.DateField(_("starts on"))
    ends_on = models.DateField(_("ends on"))
    applications_open_at = models.DateTimeField(_("applications open"))
    applications_close_at = models.DateTimeField(_("applications close"))
    trainers = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("trainers"),
        related_name="taught_cohorts",
        blank=True,
    )
    shows_photos = models.BooleanField(
        _("participants see the photos of meetings"),
        default=False,
        help_text=_("Only if all who can be recognised agreed; for children their guardians."),
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
            ),
            models.CheckConstraint(
                condition=Q(applications_close_at__gt=models.F("applications_open_at")),
                name="applications_close_after_they_open",
                violation_error_message=_("Applications close before they open."),
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def takes_applications(self) -> bool:
        return self.applications_open_at <= timezone.now() < self.applications_close_at


class SeatGroup(models.Model):
    """A number of seats of a cohort that is kept for one kind of applicant."""

    cohort = ParentalKey(Cohort, on_delete=models.CASCADE, related_name="seat_groups")
    kind = models.CharField(_("for whom"), max_length=20, choices=SeatKind.choices)
    seats = models.PositiveIntegerField(_("seats"))

    class Meta:
        ordering = ["-kind"]
        constraints = [
            models.UniqueConstraint(fields=["cohort", "kind"], name="one_group_a_cohort_a_kind")
        ]
        verbose_name = _("seat group")
        verbose_name_plural = _("seat groups")

    def __str__(self):
        return f"{self.cohort}: {self.get_kind_display()}"

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from lms.people.models import Region

from ..enums import SeatKind, Selection


class CohortQuerySet(models.QuerySet):
    def open_on(self, moment):
        """Cohorts that take applications at `moment`: none after its last day."""
        return self.filter(
            applications_open_at__lte=moment,
            applications_close_at__gt=moment,
            ends_on__gte=timezone.localdate(moment),
        )

    def taught_by(self, user):
        return self.filter(trainers=user)

    def asking_nik(self):
        return self.filter(asks_nik=True)


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
    kecamatan = models.ForeignKey(
        Region,
        verbose_name=_("kecamatan of the place"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        limit_choices_to={"level": "kecamatan"},
        related_name="+",
        help_text=_("Residents find classes near them by it. Empty where all of it is online."),
    )
    starts_on = models.DateField(_("starts on"))
    ends_on = models.DateField(_("ends on"))
    applications_open_at = models.DateTimeField(_("applications open"))
    applications_close_at = models.DateTimeField(_("applications close"))
    selection = models.CharField(
        _("how seats are given"),
        max_length=10,
        choices=Selection.choices,
        default=Selection.ORDER,
        help_text=_("It stays as it is once somebody has applied."),
    )
    selection_note = models.TextField(
        _("what the choice looks at"),
        blank=True,
        help_text=_("Shown to everybody before they apply, where the office chooses."),
    )
    offer_hours = models.PositiveSmallIntegerField(
        _("hours to answer an offer"),
        default=48,
        help_text=_(
            "A seat that became free is kept for the next person on the waiting list for so long. "
            "0 gives it to them without asking."
        ),
    )
    # When the lottery was drawn, or the office had finished choosing; None until then.
    selected_at = models.DateTimeField(null=True, blank=True, editable=False)
    trainers = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("trainers"),
        related_name="taught_cohorts",
        blank=True,
    )
    asks_nik = models.BooleanField(
        _("the class asks for the NIK"),
        default=False,
        help_text=_(
            "Only where something cannot be done without it. Who applies has to give it; it is "
            "kept encrypted and removed 90 days after the last day. It can be asked for only "
            "from the beginning: not once somebody has applied."
        ),
    )
    nik_reason = models.TextField(
        _("why the NIK is needed"),
        blank=True,
        help_text=_(
            "Shown to everybody who applies, in plain words: for what it is needed, who gets it, "
            "how long it is kept."
        ),
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
            models.CheckConstraint(
                condition=Q(asks_nik=False) | ~Q(nik_reason=""),
                name="a_class_that_asks_for_the_nik_says_why",
                violation_error_message=_("Say why the NIK is needed and how long it is kept."),
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def takes_applications(self) -> bool:
        now = timezone.now()
        is_open = self.applications_open_at <= now < self.applications_close_at
        return is_open and timezone.localdate(now) <= self.ends_on

    @property
    def seats_in_order(self) -> bool:
        """Whether who applies now gets a free seat at once: always, or once others were chosen."""
        return self.selection == Selection.ORDER or self.selected_at is not None


class SeatGroup(models.Model):
    """A number of seats of a cohort that is kept for one kind of applicant."""

    cohort = ParentalKey(Cohort, on_delete=models.CASCADE, related_name="seat_groups")
    kind = models.CharField(_("for whom"), max_length=20, choices=SeatKind.choices)
    region = models.ForeignKey(
        Region,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("kecamatan or kelurahan"),
        help_text=_("Only for seats of one kecamatan or kelurahan."),
    )
    seats = models.PositiveIntegerField(_("seats"))

    class Meta:
        ordering = ["-kind", "region"]
        constraints = [
            models.UniqueConstraint(
                fields=["cohort", "kind"],
                condition=Q(region=None),
                name="one_group_a_cohort_a_kind",
                violation_error_message=_("This class has seats of this kind already."),
            ),
            models.UniqueConstraint(
                fields=["cohort", "kind", "region"],
                name="one_group_a_cohort_a_region",
                violation_error_message=_("This class has seats of this region already."),
            ),
            models.CheckConstraint(
                condition=Q(kind=SeatKind.REGION, region__isnull=False)
                | (~Q(kind=SeatKind.REGION) & Q(region=None)),
                name="seats_of_a_region_name_it",
                violation_error_message=_(
                    "Name the kecamatan or kelurahan for seats of a region, and only for those."
                ),
            ),
        ]
        verbose_name = _("seat group")
        verbose_name_plural = _("seat groups")

    def __str__(self):
        return f"{self.cohort}: {self.label}"

    @property
    def label(self) -> str:
        return group_label(self.kind, self.region)

    @property
    def key(self) -> str:
        return group_key(self.kind, self.region_id)


def group_key(kind: str, region: str | None) -> str:
    """Names a group within its class: `public`, or `region:35.73.02`."""
    return f"{kind}:{region}" if region else str(kind)


def group_label(kind: str, region: Region | None) -> str:
    return f"{region.get_level_display()} {region.name}" if region else str(SeatKind(kind).label)

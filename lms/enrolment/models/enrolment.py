from django.conf import settings
from django.db import models
from django.db.models import Q
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
        return self.filter(state=EnrolmentState.WAITLISTED).order_by("queue_number")

    def offers_over(self, moment):
        """Offers that nobody took until `moment`."""
        return self.filter(state=EnrolmentState.OFFERED, offer_expires_at__lte=moment)

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
    # What the applicant says of belonging to the group, for example the name of their KIM.
    statement = models.CharField(_("statement"), max_length=200, blank=True)
    # Public name of the application in a lottery; says nothing of the person.
    ticket = models.CharField(max_length=9, unique=True, null=True, blank=True)
    # Place on the waiting list of the group, counted up and never again: the smallest is next.
    queue_number = models.PositiveIntegerField(null=True, blank=True)
    offer_expires_at = models.DateTimeField(null=True, blank=True)
    offers_missed = models.PositiveSmallIntegerField(default=0)
    # Why the office decided as it did, in its words; the applicant reads it.
    reason = models.CharField(_("reason"), max_length=300, blank=True)

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
            ),
            models.CheckConstraint(
                condition=Q(state=EnrolmentState.OFFERED, offer_expires_at__isnull=False)
                | (~Q(state=EnrolmentState.OFFERED) & Q(offer_expires_at=None)),
                name="an_offer_and_only_an_offer_ends",
            ),
            models.CheckConstraint(
                condition=Q(state=EnrolmentState.WAITLISTED, queue_number__isnull=False)
                | (~Q(state=EnrolmentState.WAITLISTED) & Q(queue_number=None)),
                name="who_waits_and_only_who_waits_has_a_number",
            ),
            models.UniqueConstraint(
                fields=["group", "queue_number"], name="one_place_a_number_on_a_waiting_list"
            ),
        ]
        indexes = [
            models.Index(fields=["group", "state", "queue_number"]),
            models.Index(
                fields=["offer_expires_at"],
                condition=Q(state=EnrolmentState.OFFERED),
                name="offers_by_their_end",
            ),
        ]

    def __str__(self):
        return f"{self.resident} / {self.cohort}"

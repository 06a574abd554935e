from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from lms.people.models import Region

from .cohort import Cohort


class Nomination(models.Model):
    """Somebody whom a kelurahan proposed for a class (Musrenbang). Who signs in with this address
    or number may take one of the seats that are kept for nominees."""

    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="nominations")
    kelurahan = models.ForeignKey(Region, on_delete=models.PROTECT, verbose_name=_("kelurahan"))
    name = models.CharField(_("name"), max_length=120)
    # An e-mail address in lower case or an E.164 number: the key of a list that is loaded again.
    contact = models.CharField(_("e-mail or mobile number"), max_length=254)
    note = models.CharField(_("note"), max_length=200, blank=True)
    nominated_at = models.DateTimeField(auto_now_add=True)
    nominated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True
    )
    invited_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["kelurahan", "name"]
        verbose_name = _("nomination")
        verbose_name_plural = _("nominations")
        constraints = [
            models.UniqueConstraint(
                fields=["cohort", "contact"], name="one_nomination_a_contact_a_cohort"
            )
        ]
        indexes = [models.Index(fields=["contact"])]

    def __str__(self):
        return f"{self.name}: {self.cohort}"

from django.db import models
from django.utils.translation import gettext_lazy as _


class Programme(models.Model):
    """What the office pays for in one fiscal year, and the cohorts that came of it."""

    name = models.CharField(_("name"), max_length=160)
    slug = models.SlugField(unique=True)
    fiscal_year = models.PositiveSmallIntegerField(_("fiscal year"))
    # Pagu in integer rupiah.
    budget = models.BigIntegerField(_("budget"), help_text=_("Pagu, in rupiah"))
    cohorts = models.ManyToManyField("enrolment.Cohort", related_name="programmes", blank=True)

    class Meta:
        ordering = ["-fiscal_year", "name"]
        verbose_name = _("programme")
        verbose_name_plural = _("programmes")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(budget__gte=0), name="a_budget_is_not_negative"
            )
        ]

    def __str__(self):
        return f"{self.name} {self.fiscal_year}"

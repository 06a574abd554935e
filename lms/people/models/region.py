from django.db import models
from django.utils.translation import gettext_lazy as _


class RegionQuerySet(models.QuerySet):
    def kecamatan(self):
        return self.filter(level=Region.Level.KECAMATAN)

    def kelurahan(self):
        return self.filter(level=Region.Level.KELURAHAN)


class Region(models.Model):
    """A city, kecamatan or kelurahan by the code of the Ministry of Home Affairs' list."""

    class Level(models.TextChoices):
        CITY = "city", _("City")
        KECAMATAN = "kecamatan", _("Kecamatan")
        KELURAHAN = "kelurahan", _("Kelurahan")

    # As the list writes it, for example 35.73.02.1008: text, never derived.
    code = models.CharField(max_length=13, primary_key=True)
    name = models.CharField(_("name"), max_length=60)
    level = models.CharField(max_length=10, choices=Level.choices)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children"
    )

    objects = RegionQuerySet.as_manager()

    class Meta:
        ordering = ["code"]
        verbose_name = _("region")
        verbose_name_plural = _("regions")

    def __str__(self):
        return self.name

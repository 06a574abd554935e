from django.db import models
from django.utils.translation import gettext_lazy as _


class PlatformProfile(models.Model):
    """What a platform asks of a video: dated data with a source, edited by staff.

    `limits` is the mapping that `media_tools.profiles.Profile.from_mapping` reads.
    """

    slug = models.SlugField(_("short name"), unique=True)
    name = models.CharField(_("name"), max_length=80)
    source = models.TextField(_("source"), help_text=_("Where these limits were read."))
    dated = models.DateField(_("as of"), help_text=_("The day on which the source was read."))
    limits = models.JSONField(_("limits"), default=dict)

    class Meta:
        ordering = ["name"]
        verbose_name = _("platform profile")
        verbose_name_plural = _("platform profiles")

    def __str__(self):
        return self.name

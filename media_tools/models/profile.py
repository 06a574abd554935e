from django.conf import settings
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
    # Grows by one with each change of name or limits: a video remembers which one judged it.
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["name"]
        verbose_name = _("platform profile")
        verbose_name_plural = _("platform profiles")

    def __str__(self):
        return self.name


class ProfileVersion(models.Model):
    """What a profile said once: never changed, so that an old verdict can be explained."""

    profile = models.ForeignKey(PlatformProfile, on_delete=models.CASCADE, related_name="versions")
    version = models.PositiveIntegerField()
    name = models.CharField(max_length=80)
    source = models.TextField()
    dated = models.DateField()
    limits = models.JSONField()
    # None: it came with the bench.
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    changed_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["profile", "-version"]
        verbose_name = _("version of a platform profile")
        verbose_name_plural = _("versions of platform profiles")
        constraints = [
            models.UniqueConstraint(
                fields=["profile", "version"], name="profile_versions_count_up"
            )
        ]

    def __str__(self):
        return f"{self.name} {self.version}"

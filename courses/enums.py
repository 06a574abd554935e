"""The closed lists that content is described with."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Level(models.TextChoices):
    BEGINNER = "beginner", _("Beginner")
    INTERMEDIATE = "intermediate", _("Intermediate")
    ADVANCED = "advanced", _("Advanced")


class HandInGate(models.TextChoices):
    """What the media check must say before a video may be handed in."""

    NOTHING = "nothing", _("Nothing: findings are shown, the resident decides")
    FAILURES = "failures", _("A finding that is marked as a failure")

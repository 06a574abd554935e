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


class QuestionKind(models.TextChoices):
    SINGLE = "single", _("One answer")
    MULTIPLE = "multiple", _("Several answers")
    ORDER = "order", _("Put in order")
    MATCH = "match", _("Match")
    SHORT = "short", _("Short text")
    HOTSPOT = "hotspot", _("Place on a picture")
    FAULT = "fault", _("Find the fault in a clip")


class CompletionRule(models.TextChoices):
    """What has to happen until a lesson counts as done; each is explained on the lesson."""

    READ = "read", _("Read: the resident says so at the end")
    WATCHED = "watched", _("Watched: a share of the lesson's videos was really played")
    CHECKLIST = "checklist", _("Done: every item of the lesson's checklists is ticked")


class Pillar(models.TextChoices):
    """The four pillars of digital literacy (Kominfo, Kerangka Literasi Digital Indonesia)."""

    SKILL = "skill", _("Digital skill")
    ETHICS = "ethics", _("Digital ethics")
    SAFETY = "safety", _("Digital safety")
    CULTURE = "culture", _("Digital culture")


class Kecamatan(models.TextChoices):
    """The five of Kota Malang, by the code of the Ministry of Home Affairs' list."""

    BLIMBING = "35.73.01", "Blimbing"
    KLOJEN = "35.73.02", "Klojen"
    KEDUNGKANDANG = "35.73.03", "Kedungkandang"
    SUKUN = "35.73.04", "Sukun"
    LOWOKWARU = "35.73.05", "Lowokwaru"

    @property
    def slug(self) -> str:
        return self.name.lower()

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class ConsentText(models.Model):
    """What a person agrees to, for one purpose, in one version and one language."""

    class Purpose(models.TextChoices):
        TRAINING = "training", _("Taking part in the training")
        PUBLICATION = "publication", _("Publication of your works")
        PORTFOLIO = "portfolio", _("Showing your works in the portfolio")

    purpose = models.CharField(max_length=20, choices=Purpose.choices)
    version = models.PositiveSmallIntegerField(default=1)
    language = models.CharField(max_length=5, default="id")
    body = models.TextField()
    # Of the body in UTF-8: shows later which words were agreed to.
    sha256 = models.CharField(max_length=64)
    valid_from = models.DateField()

    class Meta:
        ordering = ["purpose", "-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["purpose", "version", "language"], name="one_text_a_purpose_a_version"
            )
        ]

    def __str__(self):
        return f"{self.purpose} {self.version} ({self.language})"


class ConsentRecord(models.Model):
    """One answer to one text. Append-only: a changed mind is a new row."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="consents"
    )
    text = models.ForeignKey(ConsentText, on_delete=models.PROTECT)
    given = models.BooleanField()
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self):
        return f"{self.person} {self.text}: {self.given}"

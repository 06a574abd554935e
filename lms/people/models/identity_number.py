from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class IdentityNumber(models.Model):
    """The NIK of a person, while a class of theirs asks for it. Nothing of it stands in clear;
    `lms.people.nik_sealing` closes and opens it."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="identity_number"
    )
    # Which key of NIK_KEYS opens it.
    key_id = models.CharField(max_length=32, db_index=True)
    nonce = models.BinaryField(max_length=12)
    ciphertext = models.BinaryField(max_length=32)
    given_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("identity number")
        verbose_name_plural = _("identity numbers")

    def __str__(self):
        return f"NIK of {self.person_id}"


class IdentityDigest(models.Model):
    """The keyed hash of a number under one key. A number has one under every key in use, so that
    any two processes that share a key find the same number twice, while keys are being changed
    too (docs/adr/0014)."""

    number = models.ForeignKey(IdentityNumber, on_delete=models.CASCADE, related_name="digests")
    key_id = models.CharField(max_length=32, db_index=True)
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["digest"],
                name="one_account_a_nik",
                violation_error_message=_("This NIK is registered to another account already."),
            ),
            models.UniqueConstraint(fields=["number", "key_id"], name="one_digest_a_number_a_key"),
        ]

    def __str__(self):
        return f"{self.key_id} of {self.number_id}"
